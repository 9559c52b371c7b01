/** The check list of a congress term: what is broken first, then every rule with its article, figures and what to do. */
import { View } from '@tarojs/components';
import { verdictLabels } from '../../../../types/congress/labels';
import type { Output } from '@/api/call';
import { useDownload } from '@/api/download';
import { useRead } from '@/api/hooks';
import { useRouteParams } from '@/platform';
import { BottomBar, PrimaryButton } from '@/ui/button';
import { Card, Section } from '@/ui/card';
import { DataTable, type Column } from '@/ui/data-table';
import { Stat, Stats } from '@/ui/figures';
import { Page } from '@/ui/page';
import { AsyncView, Empty } from '@/ui/states';
import { Tag, type Tone } from '@/ui/tag';

type List = Output<'compliance.term'>;
type Line = List['groups'][number]['lines'][number];

export default function Compliance() {
  const { id = '' } = useRouteParams();
  const list = useRead('compliance.term', { termId: id });
  const print = useDownload('compliance.print');
  return (
    <Page
      title="合规检查"
      width="full"
      footer={
        list.data?.canPrint ? (
          <BottomBar>
            <PrimaryButton icon="print" isPending={print.isPending} onPress={() => void print.run({ termId: id })}>
              打印检查表
            </PrimaryButton>
          </BottomBar>
        ) : null
      }
    >
      <AsyncView result={list}>
        {({ title, regulation, met, broken, pending, groups }) => (
          <View className="stack">
            <Card>
              <View className="card-title">{title}</View>
              <View className="card-note">{`按${regulation}，由登记的数据算出`}</View>
            </Card>
            <Stats>
              <Stat label="符合" value={met} />
              <Stat label="不符合" value={broken} />
              <Stat label="未到时候" value={pending} />
            </Stats>
            {groups.map(({ title: name, lines }) => (
              <Section title={name} key={name}>
                <DataTable
                  label={`合规检查：${name}`}
                  rows={lines}
                  columns={columns}
                  keyOf={({ key }) => key}
                  isShort
                  empty={<Empty icon="check" title="没有要检查的" />}
                />
              </Section>
            ))}
          </View>
        )}
      </AsyncView>
    </Page>
  );
}

const tones: Record<Line['verdict'], Tone> = { met: 'good', broken: 'accent', pending: 'grey' };
const columns: Column<Line>[] = [
  { title: '规则', cell: ({ title }) => title, text: ({ title }) => title, onPhone: 'title', width: '190px' },
  {
    title: '结论',
    cell: ({ verdict }) => <Tag tone={tones[verdict]}>{verdictLabels[verdict]}</Tag>,
    text: ({ verdict }) => verdictLabels[verdict],
    width: '80px',
  },
  { title: '实际', cell: ({ measured }) => measured, text: ({ measured }) => measured },
  { title: '怎么办', cell: ({ todo }) => todo || '—', text: ({ todo }) => todo, width: '180px' },
  { title: '依据', cell: ({ source }) => source, text: ({ source }) => source, width: '260px' },
];
