/** What goes to the upper union: by month, as the rule says; the federation sees its unions' sums. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Output } from '@/api/call';
import { useDownload } from '@/api/download';
import { useCommand, useRead } from '@/api/hooks';
import { Button, PrimaryButton } from '@/ui/button';
import { Section } from '@/ui/card';
import { DataTable, type Column } from '@/ui/data-table';
import { DateField } from '@/ui/date-fields';
import { Stat, Stats } from '@/ui/figures';
import { Form } from '@/ui/form';
import { sayMoney } from '@/ui/money';
import { Page } from '@/ui/page';
import { ReasonDialog } from '@/ui/reason-dialog';
import { Sheet } from '@/ui/sheet';
import { AsyncView, Empty } from '@/ui/states';
import { Tag } from '@/ui/tag';
import { TextField } from '@/ui/text-fields';
import { sayDay, sayMonth, today } from '@/ui/time';
import { thisYear, YearTabs } from '@/ui/year-tabs';

type Year = Output<'dues.remittances'>;
type Share = Year['items'][number];
type Union = Year['unions'][number];

export default function Remittance() {
  const [year, setYear] = useState(thisYear);
  const shares = useRead('dues.remittances', { year });
  return (
    <Page title="上缴会费" width="full" header={<YearTabs value={year} onChange={setYear} />}>
      <AsyncView result={shares}>{(data) => (data.unions.length > 0 ? <Unions year={data} /> : <Months year={data} />)}</AsyncView>
    </Page>
  );
}

function Months({ year: { year, items, dueFen, remittedFen, moves } }: { year: Year }) {
  const file = useDownload('dues.exportRemittances');
  return (
    <>
      <Stats>
        <Stat label="应上缴" value={sayMoney(dueFen)} />
        <Stat label="已上缴" value={sayMoney(remittedFen)} />
        <Stat label="未上缴" value={sayMoney(dueFen - remittedFen)} />
      </Stats>
      <View className="gap" />
      <DataTable
        label="各月上缴"
        rows={[...items].reverse()}
        columns={columnsOf(moves.includes('recordRemittance'))}
        keyOf={({ month }) => month}
        onExport={() => void file.run({ year })}
        isExporting={file.isPending}
        empty={<Empty icon="wallet" title="这一年还没有开账" hint="开账、结账之后按规定比例算出应上缴的会费" />}
      />
      {items[0] ? <View className="card-note">{`依据：${items.at(-1)!.source}`}</View> : null}
    </>
  );
}

const columnsOf = (canRemit: boolean): Column<Share>[] => [
  { title: '月份', cell: ({ month }) => sayMonth(month), text: ({ month }) => month, width: '96px', onPhone: 'title' },
  { title: '净收入', cell: ({ netFen }) => sayMoney(netFen), text: ({ netFen }) => netFen / 100, width: '104px', align: 'right' },
  { title: '比例', cell: ({ share }) => share, text: ({ share }) => share, width: '156px' },
  { title: '应上缴', cell: ({ dueFen }) => sayMoney(dueFen), text: ({ dueFen }) => dueFen / 100, width: '96px', align: 'right' },
  {
    title: '上缴',
    cell: ({ state, dueFen, remitted }) =>
      remitted ? (
        <>
          <Tag tone="good">已上缴</Tag>
          <View className="section-note">{sayDay(remitted.remittedOn)}</View>
        </>
      ) : dueFen === 0 ? (
        '不必上缴'
      ) : (
        <Tag tone={state === 'closed' ? 'warn' : 'grey'}>{state === 'closed' ? '待上缴' : '结账后上缴'}</Tag>
      ),
    text: ({ remitted }) => remitted?.remittedOn ?? '',
    width: '130px',
  },
  {
    title: '凭证号',
    cell: ({ remitted }) => remitted?.reference ?? '—',
    text: ({ remitted }) => remitted?.reference ?? '',
    width: '96px',
    onPhone: 'hidden',
  },
  ...(canRemit
    ? [
        {
          title: '操作',
          cell: (share: Share) => (share.canRemit || share.remitted ? <Act share={share} /> : '—'),
          width: '130px',
          onPhone: 'foot' as const,
        },
      ]
    : []),
];

function Act({ share: { month, dueFen, remitted, canRemit } }: { share: Share }) {
  const [asked, setAsked] = useState<'record' | 'reverse' | null>(null);
  const [remittedOn, setOn] = useState<string | null>(today());
  const [reference, setReference] = useState('');
  const record = useCommand('dues.recordRemittance', { done: '已登记', isQuiet: true });
  const reverse = useCommand('dues.reverseRemittance', { done: '已冲正' });
  const submit = async () => {
    if (remittedOn && (await record.run({ month, remittedOn, ...(reference.trim() ? { reference } : {}) }))) setAsked(null);
  };
  const takeBack = async (reason: string) => {
    if (remitted && (await reverse.run({ id: remitted.id, reason }))) setAsked(null);
  };
  return (
    <>
      {canRemit ? (
        <Button isSmall label={`登记${sayMonth(month)}上缴`} onPress={() => setAsked('record')}>
          登记上缴
        </Button>
      ) : null}
      {remitted ? (
        <Button isSmall label={`冲正${sayMonth(month)}的上缴`} onPress={() => setAsked('reverse')}>
          冲正
        </Button>
      ) : null}
      <Sheet
        isOpen={asked === 'record'}
        title={`${sayMonth(month)}上缴 ${sayMoney(dueFen)}`}
        onClose={() => setAsked(null)}
        footer={
          <PrimaryButton isPending={record.isPending} isDisabled={!remittedOn} onPress={() => void submit()}>
            登记
          </PrimaryButton>
        }
      >
        <Form error={record.error}>
          <DateField label="上缴日期" name="remittedOn" isRequired until={today()} value={remittedOn} onChange={setOn} />
          <TextField label="凭证号" name="reference" value={reference} onChange={setReference} placeholder="可以不填" />
        </Form>
      </Sheet>
      <ReasonDialog
        isOpen={asked === 'reverse'}
        onClose={() => setAsked(null)}
        title="冲正上缴登记"
        confirmText="冲正"
        isPending={reverse.isPending}
        consequence={`${sayMonth(month)}的上缴登记作废，可以重新登记；原记录保留。`}
        onConfirm={(reason) => void takeBack(reason)}
      />
    </>
  );
}

const unionColumns: Column<Union>[] = [
  { title: '工会', cell: ({ name }) => name, text: ({ name }) => name, onPhone: 'title' },
  { title: '已上缴', cell: ({ remittedFen }) => sayMoney(remittedFen), text: ({ remittedFen }) => remittedFen / 100, align: 'right' },
];

function Unions({ year: { year, unions, remittedFen } }: { year: Year }) {
  const file = useDownload('dues.exportRemittances');
  return (
    <>
      <Stats>
        <Stat label="各工会已上缴" value={sayMoney(remittedFen)} />
      </Stats>
      <Section title="各工会">
        <DataTable
          label="各工会上缴"
          rows={unions}
          columns={unionColumns}
          keyOf={({ unionId }) => unionId}
          onExport={() => void file.run({ year })}
          isExporting={file.isPending}
          empty={<Empty icon="tree" title="没有下级工会" />}
        />
      </Section>
    </>
  );
}
