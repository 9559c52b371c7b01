/** How proposals were dealt with: filed, answered in time, found satisfactory, by department; with the arithmetic. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { proposalLifecycle } from '../../../../types/proposal/lifecycle';
import type { Output } from '@/api/call';
import { useRead } from '@/api/hooks';
import { useRouteParams } from '@/platform';
import { Card, Section } from '@/ui/card';
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
            <View className="split">
              <ByUnit units={sums.byUnit} />
              <ByState sums={sums} />
            </View>
            <View className="card-note">
              立案率＝立案 ÷ 已提交（不含征集附议中的和撤回的）；按期答复率＝按期 ÷ 已答复和到期未答复的；满意率＝满意和基本满意 ÷ 已评价。
            </View>
          </>
        )}
      </AsyncView>
    </Page>
  );
}

const ByUnit = ({ units }: { units: Sums['byUnit'] }) => (
  <Section title="各部门" note="主办件的按期与满意">
    {units.length === 0 ? (
      <Card>
        <View className="card-note">还没有交办到部门，或只看得到合计</View>
      </Card>
    ) : (
      <Card>
        {units.map(({ unitId, name, assigned, answered, inTime, rated, satisfied }) => (
          <View key={unitId} className="bar-line">
            <View className="card-head">
              <View className="bar-name">{name}</View>
              <View className="card-note">{`主办 ${assigned} 件，已答复 ${answered} 件`}</View>
            </View>
            <ProgressBar label={`${name}按期答复`} value={inTime} total={answered} tone="info" text={`按期 ${inTime}/${answered}`} />
            <ProgressBar label={`${name}满意`} value={satisfied} total={rated} tone="good" text={`满意 ${satisfied}/${rated}`} />
          </View>
        ))}
      </Card>
    )}
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
