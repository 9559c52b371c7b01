/** How proposals were dealt with: filed, answered in time, found satisfactory, by department; with the arithmetic. */
import { View } from '@tarojs/components';
import { proposalLifecycle } from '../../../../types/proposal/lifecycle';
import { useRead } from '@/api/hooks';
import { useRouteParams } from '@/platform';
import { Card, Section } from '@/ui/card';
import { ProgressBar, Stat, Stats } from '@/ui/figures';
import { Page } from '@/ui/page';
import { AsyncView, Empty } from '@/ui/states';

const percent = (rate: number | null) => (rate === null ? '—' : `${rate}%`);

export default function Statistics() {
  const { callId } = useRouteParams();
  const statistics = useRead('proposal.statistics', callId ? { callId } : {});
  return (
    <Page title="提案办理统计" width="full">
      <AsyncView result={statistics} isEmpty={({ total }) => total === 0} empty={<Empty icon="chart" title="还没有提案可以统计" />}>
        {(data) => (
          <>
            <Stats>
              <Stat label="立案率" value={percent(data.filedRate)} note={`${data.filed} / ${data.submitted} 件`} />
              <Stat label="按期答复率" value={percent(data.inTimeRate)} note={`${data.answeredInTime} / ${data.due} 件`} />
              <Stat label="满意率" value={percent(data.satisfiedRate)} note={`${data.satisfied} / ${data.rated} 件`} />
            </Stats>
            <View className="split">
              <Section title="各环节"><Card>{data.byState.map(({ state, count }) => <View key={state} className="bar-line"><View className="bar-name">{proposalLifecycle.labels[state]}</View><ProgressBar label={proposalLifecycle.labels[state]} value={count} total={data.total} text={`${count} 件`} tone="info" /></View>)}</Card></Section>
              <Section title="各部门" note="已答复 / 主办">
                {data.byUnit.length === 0 ? <Empty icon="tree" title="还没有交办到部门" /> : (
                  <Card>{data.byUnit.map(({ unitId, name, assigned, answered, inTime, rated, satisfied }) => (
                    <View key={unitId} className="bar-line">
                      <View className="bar-name">{name}</View>
                      <ProgressBar label={name} value={answered} total={assigned} tone="good" text={`${answered}/${assigned}`} />
                      <View className="card-note">{`按期 ${inTime} 件，评价 ${rated} 件，满意 ${satisfied} 件`}</View>
                    </View>
                  ))}</Card>
                )}
              </Section>
            </View>
            <View className="card-note">立案率＝立案 ÷ 已提交；按期答复率＝期限内答复 ÷ 已到期或已答复；满意率＝满意与基本满意 ÷ 已评价。</View>
          </>
        )}
      </AsyncView>
    </Page>
  );
}
