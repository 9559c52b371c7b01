/** Apprentices, exempt and retained members: from when to when, and why. */
import { useState } from 'react';
import { standingLabels } from '../../../../types/dues/labels';
import type { Output } from '@/api/call';
import { useDownload } from '@/api/download';
import { useCan, useCommand, useList } from '@/api/hooks';
import { useRouteParams } from '@/platform';
import { BottomBar, Button, PrimaryButton } from '@/ui/button';
import { ChoiceField } from '@/ui/choice-fields';
import { DataTable, type Column } from '@/ui/data-table';
import { MonthField } from '@/ui/date-fields';
import { Form } from '@/ui/form';
import { MemberField } from '@/ui/member-field';
import { Page } from '@/ui/page';
import { Sheet } from '@/ui/sheet';
import { AsyncView, Empty } from '@/ui/states';
import { optionsOf } from '@/ui/tabs';
import { Tag } from '@/ui/tag';
import { TextArea } from '@/ui/text-fields';
import { sayDay, sayMonth, thisMonth } from '@/ui/time';

type Standing = Output<'dues.standings'>['items'][number];
type Kind = keyof typeof standingLabels;

export default function DuesStandings() {
  const { memberId = '', name = '' } = useRouteParams();
  const list = useList('dues.standings', { limit: 50, ...(memberId ? { memberId } : {}) });
  const canSet = useCan('dues.setStanding');
  const canExport = useCan('dues.exportStandings');
  const file = useDownload('dues.exportStandings');
  const [isAdding, setAdding] = useState(false);
  return (
    <Page
      title={name ? `${name}的缴费身份` : '缴费身份'}
      width="full"
      footer={
        canSet ? (
          <BottomBar note="未缴的未结账账单会随之重算">
            <PrimaryButton icon="plus" onPress={() => setAdding(true)}>
              登记
            </PrimaryButton>
          </BottomBar>
        ) : null
      }
    >
      <AsyncView result={list}>
        {(rows) => (
          <DataTable
            label="缴费身份"
            rows={rows}
            columns={columns}
            keyOf={({ id }) => id}
            more={list}
            {...(canExport && !memberId ? { onExport: () => void file.run({}), isExporting: file.isPending } : {})}
            empty={<Empty icon="people" title="没有特别的登记" hint="没有登记的会员都按会费标准缴纳；学徒工、免缴、保留会籍的在这里登记" />}
          />
        )}
      </AsyncView>
      <SetStanding isOpen={isAdding} who={memberId ? { id: memberId, name } : null} onClose={() => setAdding(false)} />
    </Page>
  );
}

const columns: Column<Standing>[] = [
  { title: '姓名', cell: ({ name }) => name, text: ({ name }) => name, onPhone: 'title' },
  { title: '小组', cell: ({ groupName }) => groupName, text: ({ groupName }) => groupName },
  {
    title: '身份',
    cell: ({ kind }) => <Tag tone={kind === 'normal' ? 'good' : 'info'}>{standingLabels[kind]}</Tag>,
    text: ({ kind }) => standingLabels[kind],
  },
  { title: '起', cell: ({ fromMonth }) => sayMonth(fromMonth), text: ({ fromMonth }) => fromMonth },
  { title: '止', cell: ({ toMonth }) => (toMonth ? sayMonth(toMonth) : '未定'), text: ({ toMonth }) => toMonth ?? '' },
  { title: '理由', cell: ({ reason }) => reason, text: ({ reason }) => reason, width: '220px' },
  { title: '登记', cell: ({ byName, at }) => `${byName} ${sayDay(at)}`, text: ({ byName }) => byName, onPhone: 'hidden', isExtra: true },
  { title: '操作', cell: (one) => (one.canEnd ? <End standing={one} /> : '—'), width: '110px', onPhone: 'foot' },
];

function End({ standing: { id, name, kind } }: { standing: Standing }) {
  const [isAsked, setAsked] = useState(false);
  const [toMonth, setTo] = useState<string | null>(thisMonth());
  const [reason, setReason] = useState('');
  const end = useCommand('dues.endStanding', { done: '已登记', isQuiet: true });
  const submit = async () => {
    if (toMonth && (await end.run({ id, toMonth, reason }))) setAsked(false);
  };
  return (
    <>
      <Button isSmall label={`结束${name}的${standingLabels[kind]}`} onPress={() => setAsked(true)}>
        结束
      </Button>
      <Sheet
        isOpen={isAsked}
        title={`结束${name}的${standingLabels[kind]}`}
        onClose={() => setAsked(false)}
        footer={
          <PrimaryButton isPending={end.isPending} isDisabled={!toMonth || reason.trim() === ''} onPress={() => void submit()}>
            结束
          </PrimaryButton>
        }
      >
        <Form error={end.error}>
          <MonthField label="最后一个月" name="toMonth" isRequired value={toMonth} onChange={setTo} />
          <TextArea label="理由" name="reason" isRequired max={200} rows={2} value={reason} onChange={setReason} />
        </Form>
      </Sheet>
    </>
  );
}

type Who = { id: string; name: string } | null;

function SetStanding({ isOpen, who: given, onClose }: { isOpen: boolean; who: Who; onClose: () => void }) {
  const [who, setWho] = useState(given);
  const [kind, setKind] = useState<Kind>('exempt');
  const [fromMonth, setFrom] = useState<string | null>(thisMonth());
  const [toMonth, setTo] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const set = useCommand('dues.setStanding', { done: '已登记', isQuiet: true });
  const submit = async () => {
    if (!who || !fromMonth || !(await set.run({ memberId: who.id, kind, fromMonth, toMonth, reason }))) return;
    setWho(given);
    setReason('');
    onClose();
  };
  return (
    <Sheet
      isOpen={isOpen}
      title="登记缴费身份"
      onClose={onClose}
      footer={
        <PrimaryButton isPending={set.isPending} isDisabled={!who || !fromMonth || reason.trim() === ''} onPress={() => void submit()}>
          登记
        </PrimaryButton>
      }
    >
      <Form error={set.error}>
        <MemberField label="会员" name="memberId" isRequired value={who} onChange={setWho} />
        <ChoiceField
          label="身份"
          name="kind"
          isRequired
          value={kind}
          options={optionsOf(standingLabels)}
          onChange={(value) => value && setKind(value)}
        />
        <MonthField label="起始月份" name="fromMonth" isRequired value={fromMonth} onChange={setFrom} />
        <MonthField label="终止月份" name="toMonth" hint="不知道何时为止就不填" value={toMonth} onChange={setTo} />
        <TextArea label="理由" name="reason" isRequired max={200} rows={2} value={reason} onChange={setReason} />
      </Form>
    </Sheet>
  );
}
