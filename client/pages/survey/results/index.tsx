/** What the answers say: bars for each question, means over the years, one question set against another; small cells are hidden. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Output } from '@/api/call';
import { useDownload } from '@/api/download';
import { useCommand, useRead } from '@/api/hooks';
import { useRouteParams } from '@/platform';
import { ResultsBar } from '@/ui/bars';
import { Card, Facts, Section } from '@/ui/card';
import { ChoiceField } from '@/ui/choice-fields';
import { DataTable } from '@/ui/data-table';
import { ProgressBar, Turnout } from '@/ui/figures';
import { Page } from '@/ui/page';
import { AsyncView, Empty } from '@/ui/states';

type Results = Output<'survey.results'>;
type Tally = Results['tallies'][number];

export default function SurveyResults() {
  const { id = '' } = useRouteParams();
  const results = useRead('survey.results', { id });
  const download = useDownload('survey.exportResults');
  const report = useCommand('survey.report', { done: '已公布' });
  const { data } = results;
  return (
    <Page
      title={data?.title ?? '问卷结果'}
      footer={
        data?.canManage ? (
          <ResultsBar
            exportText="导出"
            onExport={() => void download.run({ id })}
            isExporting={download.isPending}
            onTell={data.moves.includes('report') ? () => report.run({ id }) : undefined}
            isTelling={report.isPending}
            audience="名单上的人"
          />
        ) : null
      }
    >
      <AsyncView result={results}>
        {({ due, answered, tallies, trends, crossable }) => (
          <View className="stack">
            <Turnout due={due} took={answered} />
            <Card>
              <View className="card-note">少于5人的数字不显示；能推算出它的数字也一起隐藏，对任何人都一样。</View>
            </Card>
            {tallies.map((tally, index) => (
              <Figures key={tally.questionId} tally={tally} index={index} answered={answered} />
            ))}
            {trends.map(({ title, points }) => (
              <Section key={title} title={`历次比较：${title}`}>
                <Card>
                  <Facts items={points.map(({ label, mean }) => [label, sayMean(mean)])} />
                </Card>
              </Section>
            ))}
            {crossable.length > 1 ? <Cross id={id} questions={crossable} /> : null}
          </View>
        )}
      </AsyncView>
    </Page>
  );
}

const sayMean = (mean: number) => `${(mean / 100).toFixed(2)} 分`;

function Figures({ tally: { title, kind, parts, texts }, index, answered }: { tally: Tally; index: number; answered: number }) {
  return (
    <Section title={`${index + 1}. ${title}`}>
      {kind === 'text' ? (
        <Card>
          {texts ? (
            texts.map((text, at) => (
              <View key={at} className="card-text">
                {text}
              </View>
            ))
          ) : (
            <View className="card-note">写文字的少于5人，不显示</View>
          )}
        </Card>
      ) : (
        <View className="stack">
          {parts.map((part) => (
            <Card key={part.title}>
              {part.title ? <View className="card-title">{part.title}</View> : null}
              {part.bars.map(({ text, count }) => (
                <View key={text}>
                  <View className="card-note">{text}</View>
                  <ProgressBar
                    value={count ?? 0}
                    total={answered}
                    label={count === null ? `${text} 不显示` : `${text} ${count} 人`}
                    text={count === null ? '不显示' : `${count} 人`}
                  />
                </View>
              ))}
              {part.rest === null ? null : <View className="card-note">{`不显示的各项合计 ${part.rest} 人`}</View>}
              {part.mean === null ? null : <View className="card-text">{`平均 ${sayMean(part.mean)}`}</View>}
            </Card>
          ))}
        </View>
      )}
    </Section>
  );
}

function Cross({ id, questions }: { id: string; questions: Results['crossable'] }) {
  const [row, setRow] = useState<string | null>(null);
  const [column, setColumn] = useState<string | null>(null);
  const options = questions.map((question) => ({ value: question.id, text: question.title }));
  return (
    <Section title="交叉比较">
      <View className="stack">
        <Card>
          <ChoiceField label="行" options={options} value={row} onChange={setRow} />
          <ChoiceField label="列" options={options.filter(({ value }) => value !== row)} value={column} onChange={setColumn} />
        </Card>
        {row && column && row !== column ? <CrossTable id={id} row={row} column={column} /> : null}
      </View>
    </Section>
  );
}

function CrossTable(asked: { id: string; row: string; column: string }) {
  const cross = useRead('survey.cross', asked);
  return (
    <AsyncView result={cross}>
      {({ columns, rows, trouble }) =>
        trouble ? (
          <Empty icon="chart" title="人数太少" hint={trouble} />
        ) : (
          <DataTable
            label="交叉比较"
            rows={rows}
            keyOf={({ title }) => title}
            columns={[
              { title: '选项', cell: ({ title }) => title, text: ({ title }) => title, onPhone: 'title' },
              ...columns.map((title, index) => ({
                title,
                cell: ({ cells }: (typeof rows)[number]) => `${cells[index]} 人`,
                text: ({ cells }: (typeof rows)[number]) => cells[index] ?? '',
                align: 'right' as const,
              })),
            ]}
            empty={<Empty icon="chart" title="没有可比较的数字" hint="请换一道题" />}
          />
        )
      }
    </AsyncView>
  );
}
