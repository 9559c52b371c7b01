/** Results of an appraisal: each object's weighted mean with its arithmetic, by group, by criterion, over the years. */
import { View } from '@tarojs/components';
import { gradeLabels, grades } from '../../../../types/appraisal/labels';
import type { Output } from '@/api/call';
import { useDownload } from '@/api/download';
import { useCommand, useRead } from '@/api/hooks';
import { confirm, useRouteParams } from '@/platform';
import { BottomBar, Button, PrimaryButton } from '@/ui/button';
import { Card, Facts, Section } from '@/ui/card';
import { ProgressBar, Stat, Stats } from '@/ui/figures';
import { Page } from '@/ui/page';
import { AsyncView } from '@/ui/states';

type Item = Output<'appraisal.results'>['items'][number];
const say = (value: number) => (value / 100).toFixed(2);
const WHOLE = 10_000;

export default function AppraisalResults() {
  const { id = '' } = useRouteParams();
  const results = useRead('appraisal.results', { id });
  const download = useDownload('appraisal.exportResults');
  const report = useCommand('appraisal.report', { done: '已公布' });
  const { data } = results;
  const announce = async () => {
    if (await confirm({ title: '公布结果', text: '结果会告知参加评议的人，公布后不再改。', confirmText: '公布' })) await report.run({ id });
  };
  return (
    <Page
      title={data?.title ?? '评议结果'}
      footer={
        data?.canManage ? (
          <BottomBar>
            <Button icon="download" isPending={download.isPending} onPress={() => void download.run({ id })}>
              生成 PDF
            </Button>
            {data.moves.includes('report') ? (
              <PrimaryButton isPending={report.isPending} onPress={() => void announce()}>
                公布结果
              </PrimaryButton>
            ) : null}
          </BottomBar>
        ) : null
      }
    >
      <AsyncView result={results}>
        {({ due, rated, items }) => (
          <View className="stack">
            <Stats>
              <Stat label="应参加" value={due} />
              <Stat label="已参加" value={rated} />
              <Stat label="参加率" value={due > 0 ? `${Math.round((rated * 100) / due)}%` : '—'} />
            </Stats>
            <View className="field-hint">不足5人的评议组并入另一组；有一格少于5人时不列等次人数，对任何人都一样。</View>
            {items.map((item) => (
              <Shown key={item.subjectId} item={item} />
            ))}
          </View>
        )}
      </AsyncView>
    </Page>
  );
}

function Shown({ item: { name, post, total, groups, criteria, arithmetic, marks, comments, trend } }: { item: Item }) {
  return (
    <Section title={name} note={post || undefined}>
      {total === null ? (
        <Card>
          <View className="card-note">参加评议的不足5人，不显示</View>
        </Card>
      ) : (
        <View className="stack">
          <Card>
            <View className="card-title">{`${say(total)} 分`}</View>
            <View className="card-note">{arithmetic}</View>
            {groups.map((group) => (
              <View key={group.name}>
                <View className="card-note">{`${group.name}，${group.raters} 人，权重 ${group.weight}`}</View>
                <ProgressBar
                  value={group.mean}
                  total={WHOLE}
                  label={`${group.name} ${say(group.mean)} 分`}
                  text={`${say(group.mean)} 分`}
                />
              </View>
            ))}
          </Card>
          <Card>
            <View className="card-title">分项</View>
            <Facts
              items={criteria.map(({ title, mean }): [string, string] => {
                const counts = marks?.find((row) => row.title === title)?.counts;
                const said = counts ? `（${counts.map((count, index) => `${gradeLabels[grades[index]!]} ${count}`).join('，')}）` : '';
                return [title, `${say(mean)} 分${said}`];
              })}
            />
          </Card>
          {trend.length > 1 ? (
            <Card>
              <View className="card-title">历年比较</View>
              <Facts items={trend.map((one): [string, string] => [`${one.year} 年`, `${say(one.total)} 分`])} />
            </Card>
          ) : null}
          {comments ? (
            <Card>
              <View className="card-title">意见</View>
              {comments.map((text, index) => (
                <View key={index} className="card-text">
                  {text}
                </View>
              ))}
            </Card>
          ) : null}
        </View>
      )}
    </Section>
  );
}
