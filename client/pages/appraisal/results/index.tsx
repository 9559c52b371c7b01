/** Results of an appraisal: each object's weighted mean with its arithmetic, by group, by criterion, over the years. */
import { View } from '@tarojs/components';
import { boundLabels, gradeLabels, grades } from '../../../../types/appraisal/labels';
import type { Output } from '@/api/call';
import { useDownload } from '@/api/download';
import { useCommand, useRead } from '@/api/hooks';
import { useRouteParams } from '@/platform';
import { ResultsBar } from '@/ui/bars';
import { Card, Facts, Section } from '@/ui/card';
import { ProgressBar, Turnout } from '@/ui/figures';
import { Page } from '@/ui/page';
import { AsyncView } from '@/ui/states';

type Item = Output<'appraisal.results'>['items'][number];
const say = (value: number, bound: keyof typeof boundLabels) =>
  `${boundLabels[bound]}${boundLabels[bound] ? ' ' : ''}${(value / 100).toFixed(2)} 分`;
const WHOLE = 10_000;

export default function AppraisalResults() {
  const { id = '' } = useRouteParams();
  const results = useRead('appraisal.results', { id });
  const download = useDownload('appraisal.exportResults');
  const report = useCommand('appraisal.report', { done: '已公布' });
  const { data } = results;
  return (
    <Page
      title={data?.title ?? '评议结果'}
      footer={
        data?.canManage ? (
          <ResultsBar
            exportText="生成 PDF"
            onExport={() => void download.run({ id })}
            isExporting={download.isPending}
            onTell={data.moves.includes('report') ? () => report.run({ id }) : undefined}
            isTelling={report.isPending}
            audience="参加评议的人和被评议的会员"
          />
        ) : null
      }
    >
      <AsyncView result={results}>
        {({ due, rated, items }) => (
          <View className="stack">
            <Turnout due={due} took={rated} />
            <Card>
              <View className="card-note">
                不足5人的评议组并入另一组；评价高度一致的只说不低于或不高于多少分；有一格少于5人时不列等次人数。对任何人都一样。
              </View>
            </Card>
            {items.map((item) => (
              <Shown key={item.subjectId} item={item} />
            ))}
          </View>
        )}
      </AsyncView>
    </Page>
  );
}

function Shown({ item: { name, post, total, bound, groups, criteria, arithmetic, marks, comments, trend } }: { item: Item }) {
  return (
    <Section title={name} note={post || undefined}>
      {total === null ? (
        <Card>
          <View className="card-note">参加评议的不足5人，不显示</View>
        </Card>
      ) : (
        <View className="stack">
          <Card>
            <View className="card-title">{say(total, bound)}</View>
            <View className="card-note">{arithmetic}</View>
            {groups.map((group) => (
              <View key={group.name}>
                <View className="card-note">{`${group.name}，${group.raters} 人，权重 ${group.weight}`}</View>
                <ProgressBar
                  value={group.mean}
                  total={WHOLE}
                  label={`${group.name} ${say(group.mean, group.bound)}`}
                  text={say(group.mean, group.bound)}
                />
              </View>
            ))}
          </Card>
          <Card>
            <View className="card-title">分项</View>
            <Facts
              items={criteria.map(({ title, mean, bound: sure }): [string, string] => {
                const counts = marks?.find((row) => row.title === title)?.counts;
                const said = counts ? `（${counts.map((count, index) => `${gradeLabels[grades[index]!]} ${count}`).join('，')}）` : '';
                return [title, `${say(mean, sure)}${said}`];
              })}
            />
          </Card>
          {trend.length > 1 ? (
            <Card>
              <View className="card-title">历年比较</View>
              <Facts items={trend.map((one): [string, string] => [`${one.year} 年`, say(one.total, one.bound)])} />
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
