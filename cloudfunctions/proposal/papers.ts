/** Papers about proposals: the report to a session, the register and the sums. */
import { proposalLifecycle } from '../../types/proposal/lifecycle';
import { kindLabels, ratingLabels } from '../../types/proposal/labels';
import { pdfOf, type Block } from '../core/paper/pdf';
import { sheet, sheetOf, workbookOf } from '../core/paper/sheet';
import { sayFullDay } from '../core/time';
import type { Reported } from './reporting';
import type { Statistics } from './statistics';

const percent = (rate: number | null) => (rate === null ? '—' : `${rate}%`);
const over = (part: number, whole: number, rate: number | null) => `${percent(rate)}（${part}/${whole}）`;

export function reportPaper({ title, unionName, published, sums, lines }: Reported, today: string): Promise<Buffer> {
  const { submitted, filed, merged, suggestion, declined, carriedFrom, carriedOver, answered, completed, unfinished } = sums;
  const groups: [string, typeof lines][] = [
    ['已立案提案办理情况', lines.filter(({ kind, state }) => kind === 'proposal' && state !== 'declined')],
    ['转为意见建议的', lines.filter(({ kind }) => kind === 'suggestion')],
    ['不予立案的', lines.filter(({ state }) => state === 'declined')],
  ];
  const blocks: Block[] = [
    { kind: 'title', text: `${title}办理情况报告` },
    {
      kind: 'text',
      text: published ? `${unionName}，报告于${published.session}（${sayFullDay(today)}打印）` : `${unionName}，${sayFullDay(today)}`,
    },
    ...(published?.text ? [{ kind: 'text' as const, text: published.text }] : []),
    { kind: 'heading', text: '一、总体情况' },
    {
      kind: 'facts',
      items: [
        ['提交', `${submitted} 件${carriedFrom > 0 ? `，另由上次结转 ${carriedFrom} 件` : ''}`],
        ['立案', `${filed} 件，立案率 ${percent(sums.filedRate)}`],
        ['并案', `${merged} 件`],
        ['意见建议', `${suggestion} 件`],
        ['不予立案', `${declined} 件`],
        ['答复', `${answered} 件，按期答复率 ${over(sums.answeredInTime, sums.due, sums.inTimeRate)}`],
        ['评价', `${sums.rated} 件，满意率 ${over(sums.satisfied, sums.rated, sums.satisfiedRate)}`],
        ['办结', `${completed} 件`],
        ['未办结', `${unfinished} 件${carriedOver > 0 ? `，已结转下次 ${carriedOver} 件` : ''}`],
      ],
    },
    ...groups
      .filter(([, rows]) => rows.length > 0)
      .flatMap(([heading, rows], index): Block[] => [
        { kind: 'heading', text: `${'二三四'[index]}、${heading}` },
        {
          kind: 'table',
          columns: [
            { title: '编号', width: 7 },
            { title: '案由、提案人', width: 26 },
            { title: '主办、协办', width: 16 },
            { title: '结果', width: 12 },
            { title: '答复摘要', width: 39 },
          ],
          rows: rows.map((line) => [
            line.number,
            [
              `${line.matter}（${line.authorName}）`,
              ...line.merged.map(({ number, matter, authorName }) => `并入：${number ? `${number}号` : ''}${matter}（${authorName}）`),
            ].join('\n'),
            [line.leadUnitName ?? '', ...line.coUnitNames].filter(Boolean).join('、'),
            [resultOf(line), line.rating && ratingLabels[line.rating], line.isOverdue && '超期'].filter(Boolean).join('，'),
            shortened(line.answer ?? ''),
          ]),
        },
      ]),
    {
      kind: 'small',
      text: '立案率＝立案÷提交；按期答复率＝按期÷已答复和到期未答复；满意率＝满意和基本满意÷已评价。结转来的不重复计入提交和立案。',
    },
  ];
  return pdfOf({ title: `${title}办理情况报告`, footer: `${unionName} ${sayFullDay(today)}`, blocks });
}

/** A suggestion is answered where a proposal is completed. */
const resultOf = ({ kind, state }: Reported['lines'][number]) =>
  kind === 'suggestion' && state === 'completed' ? '已答复' : proposalLifecycle.labels[state];

const shortened = (text: string) => (text.length > 160 ? `${text.slice(0, 160)}……` : text);

type Line = {
  kind: keyof typeof kindLabels;
  callTitle: string;
  number: string | null;
  matter: string;
  authorName: string;
  seconders: number;
  state: keyof typeof proposalLifecycle.labels;
  leadUnitName: string | null;
  dueOn: string | null;
  isOverdue: boolean;
  urges: number;
};

export const registerSheet = (lines: Line[]): Promise<Buffer> =>
  sheetOf(
    '提案登记表',
    [
      { title: '类别', width: 10, value: ({ kind }) => kindLabels[kind] },
      { title: '征集', width: 26, value: ({ callTitle }) => callTitle },
      { title: '编号', width: 8, value: ({ number }) => number },
      { title: '案由', width: 40, value: ({ matter }) => matter },
      { title: '提案人', width: 20, value: ({ authorName }) => authorName },
      { title: '附议人数', width: 10, as: 'count', value: ({ seconders }) => seconders },
      { title: '状态', width: 12, value: ({ state }) => proposalLifecycle.labels[state] },
      { title: '主办部门', width: 16, value: ({ leadUnitName }) => leadUnitName },
      { title: '答复期限', width: 14, value: ({ dueOn, isOverdue }) => (isOverdue ? { value: dueOn, isWrong: true } : dueOn) },
      { title: '催办次数', width: 10, as: 'count', value: ({ urges }) => urges },
    ],
    lines,
  );

export function statisticsBook(sums: Statistics): Promise<Buffer> {
  const totals: [string, number, number | null, number | null][] = [
    ['提交', sums.submitted, null, null],
    ['立案', sums.filed, sums.submitted, sums.filedRate],
    ['按期答复', sums.answeredInTime, sums.due, sums.inTimeRate],
    ['满意和基本满意', sums.satisfied, sums.rated, sums.satisfiedRate],
    ['并案', sums.merged, null, null],
    ['意见建议', sums.suggestion, null, null],
    ['不予立案', sums.declined, null, null],
    ['办结', sums.completed, null, null],
    ['上次结转来的', sums.carriedFrom, null, null],
    ['结转到下次的', sums.carriedOver, null, null],
  ];
  return workbookOf([
    sheet(
      '总体',
      [
        { title: '项目', width: 18, value: ([name]) => name },
        { title: '件数', as: 'count', value: ([, part]) => part },
        { title: '其中总数', as: 'count', value: ([, , whole]) => whole },
        { title: '百分率', as: 'count', value: ([, , , rate]) => rate },
      ],
      totals,
    ),
    sheet(
      '各部门',
      [
        { title: '部门', width: 20, value: ({ name }) => name },
        { title: '主办', as: 'count', value: ({ assigned }) => assigned },
        { title: '已答复', as: 'count', value: ({ answered }) => answered },
        { title: '按期', as: 'count', value: ({ inTime }) => inTime },
        { title: '应答复', as: 'count', value: ({ due }) => due },
        { title: '按期率', as: 'count', value: ({ inTimeRate }) => inTimeRate },
        { title: '已评价', as: 'count', value: ({ rated }) => rated },
        { title: '满意', as: 'count', value: ({ satisfied }) => satisfied },
        { title: '满意率', as: 'count', value: ({ satisfiedRate }) => satisfiedRate },
      ],
      sums.byUnit,
    ),
    sheet(
      '提案人所在小组',
      [
        { title: '小组', width: 20, value: ({ name }) => name },
        { title: '提交', as: 'count', value: ({ submitted }) => submitted },
        { title: '立案', as: 'count', value: ({ filed }) => filed },
        { title: '立案率', as: 'count', value: ({ filedRate }) => filedRate },
      ],
      sums.byGroup,
    ),
  ]);
}
