/** The count sheet of a ballot, to be signed and filed: figures, the reckoning in words, the seal of the box. */
import { paperLabels, signerLabels } from '../../types/ballot/labels';
import { ballotLifecycle } from '../../types/ballot/lifecycle';
import { pdfOf, type Block } from '../core/paper/pdf';
import { sheetOf } from '../core/paper/sheet';
import { sayMoment } from '../core/time';
import type { Ballot } from './store';
import { questionsOf } from './view';

export function reportPaper(record: Ballot, unionName: string): Promise<Buffer> {
  const questions = questionsOf(record, true);
  const { due, present, boxCount, hash, closedAt, openedAt, signatures } = record;
  const blocks: Block[] = [
    { kind: 'title', text: `${record.title}计票报告` },
    {
      kind: 'facts',
      items: [
        ['工会', unionName],
        ['投票', `${openedAt ? sayMoment(openedAt) : ''} 至 ${closedAt ? sayMoment(closedAt) : ''}，无记名`],
        ['名册', `${due ?? 0} 人`],
        ['到会', present === null ? '—' : `${present} 人`],
        ['收回', `${boxCount ?? 0} 张`],
        ['校验值', hash ?? ''],
      ],
    },
    {
      kind: 'table',
      columns: [
        { title: '表决事项', width: 40 },
        ...Object.values(paperLabels).map((title) => ({ title, width: 10, align: 'right' as const })),
        { title: '结果', width: 14 },
      ],
      rows: questions.map(({ text, result }) => [
        text,
        ...[result?.approve, result?.against, result?.abstain, result?.void].map((votes) => String(votes ?? 0)),
        result?.isPassed ? '通过' : '未通过',
      ]),
    },
    { kind: 'heading', text: '怎样算出' },
    ...questions.map(({ text, result, threshold }): Block => ({
      kind: 'text',
      text: `${text}：${result?.arithmetic ?? ''}。依据：${threshold.source}`,
    })),
    ...signatures.map(({ as, name, at }): Block => ({
      kind: 'small',
      text: `${signerLabels[as]} ${name} 于 ${sayMoment(at)} 在系统中签名`,
    })),
    { kind: 'signatures', labels: [signerLabels.teller, signerLabels.teller, signerLabels.witness] },
  ];
  return pdfOf({ title: `${record.title}计票报告`, footer: unionName, blocks });
}

type Row = { record: Ballot; figures: { due: number; cast: number }; question: ReturnType<typeof questionsOf>[number] };
const momentOf = (moment: string | null) => (moment ? sayMoment(moment) : '');
const columns = [
  { title: '投票', width: 30, value: ({ record }: Row) => record.title },
  { title: '状态', width: 10, value: ({ record }: Row) => ballotLifecycle.labels[record.state] },
  { title: '开始', width: 16, value: ({ record }: Row) => momentOf(record.openedAt) },
  { title: '结束', width: 16, value: ({ record }: Row) => momentOf(record.closedAt) },
  { title: '名册', width: 8, value: ({ figures }: Row) => figures.due, as: 'count' as const },
  { title: '已投', width: 8, value: ({ figures }: Row) => figures.cast, as: 'count' as const },
  { title: '表决事项', width: 40, value: ({ question }: Row) => question.text },
  { title: '通过门槛', width: 30, value: ({ question }: Row) => question.rule },
  ...(Object.keys(paperLabels) as (keyof typeof paperLabels)[]).map((choice) => ({
    title: paperLabels[choice],
    width: 8,
    value: ({ question }: Row) => question.result && question.result[choice],
    as: 'count' as const,
  })),
  { title: '结果', width: 10, value: ({ question }: Row) => (question.result ? (question.result.isPassed ? '通过' : '未通过') : '') },
];

/** The list as a workbook: participation as a number, figures only of what is published, whoever asks. */
export const listSheet = (ballots: { record: Ballot; figures: { due: number; cast: number } }[]): Promise<Buffer> =>
  sheetOf(
    '无记名投票',
    columns,
    ballots.flatMap(({ record, figures }) => questionsOf(record, false).map((question) => ({ record, figures, question }))),
  );
