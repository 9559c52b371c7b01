/** How proposals were dealt with: filed, answered in time, found satisfactory, by department; with the arithmetic. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { proposalLifecycle } from '../../../../types/proposal/lifecycle';
import type { Output } from '@/api/call';
import { useDownload } from '@/api/download';
import { useCan, useRead } from '@/api/hooks';
import { go, useRouteParams } from '@/platform';
import { Button } from '@/ui/button';
import { Card, Section } from '@/ui/card';
import { DataTable, type Column } from '@/ui/data-table';
import { ProgressBar, Stat, Stats } from '@/ui/figures';
import { Page } from '@/ui/page';
import { AsyncView, Empty } from '@/ui/states';
import { Tabs } from '@/ui/tabs';

type Sums = Output<'proposal.statistics'>;
const percent = (rate: number | null) => (rate === null ? '—' : `${rate}%`);

export default function Statistics() {
  const { callId: asked = '' } = useRouteParams();
  const [callId, setCall] = useState(asked);
  const calls = useRead('proposal.calls', { limit: 20 });
  const canExport = useCan('proposal.exportStatistics');
  const table = useDownload('proposal.exportStatistics');
  const statistics = useRead('proposal.statistics', callId ? { callId } : {});
  const options = [{ value: '', text: '历次合计' }, ...(calls.data?.items ?? []).map(({ id, title }) => ({ value: id, text: title }))];
  return (
    <Page
      title="提案办理统计"
      width="full"
      header={options.length > 1 ? <Tabs label="征集" value={callId} options={options} onChange={setCall} /> : undefined}
    >
      <AsyncView
        result={statistics}
        isEmpty={({ total }) => total === 0}
        empty={<Empty icon="chart" title="还没有提案可以统计" hint="提案提交审查后开始统计" />}
      >
        {(sums) => (
          <>
            <Stats>
              <Stat label="立案率" value={percent(sums.filedRate)} note={`${sums.filed} ÷ ${sums.submitted} 件`} />
              <Stat label="按期答复率" value={percent(sums.inTimeRate)} note={`${sums.answeredInTime} ÷ ${sums.due} 件`} />
              <Stat label="满意率" value={percent(sums.satisfiedRate)} note={`${sums.satisfied} ÷ ${sums.rated} 件`} />
            </Stats>
            {canExport ? (
              <View className="actions page-tools">
                <Button isSmall icon="download" isPending={table.isPending} onPress={() => void table.run(callId ? { callId } : {})}>
                  导出表格
                </Button>
              </View>
            ) : null}
            <ByUnit units={sums.byUnit} callId={callId} />
            <View className="section">
              <View className="split">
                <ByState sums={sums} />
                <ByGroup groups={sums.byGroup} />
              </View>
            </View>
            <View className="card-note">
              立案率＝立案 ÷ 已提交（不含征集附议中的和撤回的）；按期答复率＝按期 ÷ 已答复和到期未答复的；满意率＝满意和基本满意 ÷
              已评价。结转的在原征集计提交和立案，在接着办理的征集计答复和评价，不重复。
            </View>
          </>
        )}
      </AsyncView>
    </Page>
  );
}

const rateOf = (part: number, whole: number, rate: number | null) => (rate === null ? '—' : `${rate}%（${part}/${whole}）`);

const unitColumns: Column<Sums['byUnit'][number]>[] = [
  { title: '部门', cell: ({ name }) => name, text: ({ name }) => name, onPhone: 'title' },
  { title: '主办', cell: ({ assigned }) => `${assigned} 件`, text: ({ assigned }) => assigned, width: '80px' },
  { title: '已答复', cell: ({ answered }) => `${answered} 件`, text: ({ answered }) => answered, width: '80px' },
  {
    title: '按期答复率',
    cell: ({ inTime, due, inTimeRate }) => rateOf(inTime, due, inTimeRate),
    text: ({ inTimeRate }) => inTimeRate ?? '',
    width: '150px',
  },
  {
    title: '满意率',
    cell: ({ satisfied, rated, satisfiedRate }) => rateOf(satisfied, rated, satisfiedRate),
    text: ({ satisfiedRate }) => satisfiedRate ?? '',
    width: '150px',
  },
];

const ByUnit = ({ units, callId }: { units: Sums['byUnit']; callId: string }) => (
  <Section title="各部门" note="主办件的按期与满意">
    <DataTable
      label="各部门办理统计"
      rows={units}
      columns={unitColumns}
      keyOf={({ unitId }) => unitId}
      onOpen={({ unitId }) => go('/pages/proposal/list/index', { unitId, ...(callId ? { callId } : {}) })}
      empty={
        <Card>
          <View className="card-note">还没有交办到部门，或只看得到合计</View>
        </Card>
      }
    />
  </Section>
);

const ByGroup = ({ groups }: { groups: Sums['byGroup'] }) =>
  groups.length === 0 ? null : (
    <Section title="提案人所在小组" note="提交与立案">
      <Card>
        {groups.map(({ unitId, name, submitted, filed }) => (
          <View key={unitId} className="bar-line">
            <View className="bar-name">{name}</View>
            <ProgressBar label={`${name}立案`} value={filed} total={submitted} tone="info" text={`立案 ${filed}/${submitted}`} />
          </View>
        ))}
      </Card>
    </Section>
  );

const ByState = ({ sums: { byState, total } }: { sums: Sums }) => (
  <Section title="各环节" note={`共 ${total} 件`}>
    <Card>
      {byState.map(({ state, count }) => (
        <View key={state} className="bar-line">
          <View className="bar-name">{proposalLifecycle.labels[state]}</View>
          <ProgressBar label={proposalLifecycle.labels[state]} value={count} total={total} text={`${count} 件`} tone="grey" />
        </View>
      ))}
    </Card>
  </Section>
);
