/** A check list: the sums, then every rule by group with its article, figures, verdict and what to do. */
import { View } from '@tarojs/components';
import { verdictLabels } from '../../../../types/congress/labels';
import type { Output } from '@/api/call';
import { Card, Section } from '@/ui/card';
import { DataTable, type Column } from '@/ui/data-table';
import { Stat, Stats } from '@/ui/figures';
import { Empty } from '@/ui/states';
import { Tag, type Tone } from '@/ui/tag';

type List = Omit<Output<'compliance.term'>, 'termId' | 'canPrint'>;
type Line = List['groups'][number]['lines'][number];

export const CheckList = ({ title, regulation, met, broken, pending, groups }: List) => (
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
);

const tones: Record<Line['verdict'], Tone> = { met: 'good', broken: 'accent', pending: 'grey' };
const columns: Column<Line>[] = [
  { title: '规则', cell: ({ title }) => title, text: ({ title }) => title, onPhone: 'title', width: '170px' },
  {
    title: '结论',
    cell: ({ verdict }) => <Tag tone={tones[verdict]}>{verdictLabels[verdict]}</Tag>,
    text: ({ verdict }) => verdictLabels[verdict],
    width: '60px',
  },
  { title: '实际', cell: ({ measured }) => measured, text: ({ measured }) => measured },
  { title: '怎么办', cell: ({ todo }) => todo || '—', text: ({ todo }) => todo, width: '120px' },
  { title: '依据', cell: ({ source }) => source, text: ({ source }) => source, width: '230px' },
];
