/** The report to the next session: the sums and what became of each proposal; printed as a paper, published by the office. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { ratingLabels } from '../../../../types/proposal/labels';
import { proposalLifecycle } from '../../../../types/proposal/lifecycle';
import type { Output } from '@/api/call';
import { useDownload } from '@/api/download';
import { useCan, useRead } from '@/api/hooks';
import { useRouteParams } from '@/platform';
import { Attachments } from '@/ui/attachments';
import { Button } from '@/ui/button';
import { Card, Section } from '@/ui/card';
import { DataTable, type Column } from '@/ui/data-table';
import { Stat, Stats } from '@/ui/figures';
import { Markdown } from '@/ui/markdown';
import { Page } from '@/ui/page';
import { AsyncView, Empty } from '@/ui/states';
import { Tag } from '@/ui/tag';
import { sayMoment } from '@/ui/time';
import { openProposal, StateTag } from '../parts/proposal-card';
import { PublishReport } from '../parts/publish-report';

type Report = Output<'proposal.report'>;
type Line = Report['lines'][number];
const percent = (rate: number | null) => (rate === null ? '—' : `${rate}%`);

const columns: Column<Line>[] = [
  { title: '编号', cell: ({ number }) => number, text: ({ number }) => number, width: '64px' },
  { title: '案由', cell: (line) => <Matter line={line} />, text: ({ matter }) => matter, onPhone: 'title' },
  { title: '提案人', cell: ({ authorName }) => authorName, text: ({ authorName }) => authorName, width: '88px' },
  {
    title: '主办、协办',
    cell: ({ leadUnitName, coUnitNames }) => [leadUnitName, ...coUnitNames].filter(Boolean).join('、') || '—',
    text: ({ leadUnitName }) => leadUnitName ?? '',
    width: '112px',
  },
  { title: '结果', cell: (line) => <Result line={line} />, text: ({ state }) => proposalLifecycle.labels[state], width: '88px' },
  {
    title: '评价',
    cell: ({ rating, isOverdue }) => (isOverdue ? <Tag tone="accent">超期</Tag> : rating ? ratingLabels[rating] : '—'),
    text: ({ rating }) => (rating ? ratingLabels[rating] : ''),
    width: '72px',
  },
  {
    title: '答复',
    cell: ({ answer }) => <View className="two-lines">{answer ?? '—'}</View>,
    text: ({ answer }) => answer ?? '',
  },
];

const Result = ({ line: { kind, state } }: { line: Line }) => (
  <View>
    <StateTag state={state} />
    {kind === 'suggestion' && state !== 'suggestion' ? <View className="card-note">意见建议</View> : null}
  </View>
);

const Matter = ({ line: { matter, merged, isCarried } }: { line: Line }) => (
  <View>
    {matter}
    {isCarried ? <View className="card-note">上次结转</View> : null}
    {merged.map((one) => (
      <View key={one.id} className="card-note">{`并入：${one.matter}（${one.authorName}）`}</View>
    ))}
  </View>
);

export default function ReportPage() {
  const { callId = '' } = useRouteParams();
  const report = useRead('proposal.report', { callId });
  const paper = useDownload('proposal.exportReport');
  const canPublish = useCan('proposal.publishReport');
  const [isOpen, setOpen] = useState(false);
  return (
    <Page title="提案办理情况报告" width="full">
      <AsyncView result={report}>
        {(data) => (
          <>
            <Head report={data} />
            <View className="actions page-tools">
              {canPublish ? (
                <Button isSmall look={data.published ? 'quiet' : 'primary'} icon="megaphone" onPress={() => setOpen(true)}>
                  {data.published ? '重新公布' : '公布报告'}
                </Button>
              ) : null}
              <Button isSmall icon="print" isPending={paper.isPending} onPress={() => void paper.run({ callId })}>
                打印用 PDF
              </Button>
            </View>
            <Sums sums={data.sums} />
            <Section title="每一件的结果" note={`共 ${data.lines.length} 件`}>
              <DataTable
                label="提案办理结果"
                rows={data.lines}
                columns={columns}
                keyOf={({ id }) => id}
                onOpen={openProposal}
                empty={<Empty icon="proposal" title="这次征集没有审查过的提案" />}
              />
              {data.isLong ? <View className="card-note">只列出前一千件，其余请在提案列表里查看或导出</View> : null}
            </Section>
            {canPublish ? <PublishReport report={data} isOpen={isOpen} onClose={() => setOpen(false)} /> : null}
          </>
        )}
      </AsyncView>
    </Page>
  );
}

const Head = ({ report: { title, published } }: { report: Report }) => (
  <Card>
    <View className="card-head">
      <View className="article-title">{`${title}办理情况`}</View>
      <Tag tone={published ? 'good' : 'grey'}>{published ? '已公布' : '未公布'}</Tag>
    </View>
    {published ? (
      <>
        <View className="card-note">{`${published.session} · ${published.byName} · ${sayMoment(published.at)}`}</View>
        {published.text ? <Markdown text={published.text} /> : null}
        <Attachments files={published.files} />
      </>
    ) : (
      <View className="card-note">只有提案工作机构看得到；在下一次会议上报告后公布，全体会员都能查看</View>
    )}
  </Card>
);

function Sums({ sums }: { sums: Report['sums'] }) {
  const { submitted, filed, carriedFrom, merged, suggestion, declined, completed, unfinished, carriedOver } = sums;
  const counts: [label: string, count: number][] = [
    ['办结', completed],
    ['未办结', unfinished],
    ['并案', merged],
    ['意见建议', suggestion],
    ['不予立案', declined],
    ['上次结转来', carriedFrom],
    ['结转到下次', carriedOver],
  ];
  return (
    <View className="stack">
      <Stats>
        <Stat label="立案率" value={percent(sums.filedRate)} note={`${filed} ÷ ${submitted} 件`} />
        <Stat label="按期答复率" value={percent(sums.inTimeRate)} note={`${sums.answeredInTime} ÷ ${sums.due} 件`} />
        <Stat label="满意率" value={percent(sums.satisfiedRate)} note={`${sums.satisfied} ÷ ${sums.rated} 件`} />
      </Stats>
      <Stats>
        {counts
          .filter(([, count]) => count > 0)
          .map(([label, count]) => (
            <Stat key={label} label={label} value={`${count} 件`} />
          ))}
      </Stats>
    </View>
  );
}
