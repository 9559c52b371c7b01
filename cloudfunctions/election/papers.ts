/** The register of a union's elections, and the count sheet 计票单 of one: each round's figures, the reckoning in words, the seal of the box, and room to sign. */
import { signerLabels } from '../../types/ballot/labels';
import { kindLabels, markSigns, roundLabels } from '../../types/election/labels';
import { electionLifecycle } from '../../types/election/lifecycle';
import { pdfOf, type Block } from '../core/paper/pdf';
import { sheetOf, type SheetColumn } from '../core/paper/sheet';
import { sayMoment } from '../core/time';
import { roundOf, type Election, type Round } from './store';
import { roundView } from './view';

export function countSheet(record: Election, rounds: Round[], unionName: string): Promise<Buffer> {
  const title = `${record.title}计票单`;
  const blocks: Block[] = [
    { kind: 'title', text: title },
    {
      kind: 'facts',
      items: [
        ['工会', unionName],
        ['选举', `${record.placeName} ${kindLabels[record.kind]}，应选 ${record.seats} 名，无记名投票`],
      ],
    },
    ...rounds.flatMap((round) => roundBlocks(record, round)),
    { kind: 'signatures', labels: [signerLabels.teller, signerLabels.teller, signerLabels.witness] },
  ];
  return pdfOf({ title, footer: unionName, blocks });
}

function roundBlocks(record: Election, round: Round): Block[] {
  const view = roundView(record, round);
  const mark = (isElected: boolean, isTied: boolean) => (isElected ? '当选' : isTied ? '票数相等' : '');
  return [
    { kind: 'heading', text: `第 ${view.number} 轮：${roundLabels[view.kind]}，选 ${view.seats} 名` },
    {
      kind: 'facts',
      items: [
        ['投票', `${view.openedAt ? sayMoment(view.openedAt) : ''} 至 ${view.closedAt ? sayMoment(view.closedAt) : ''}`],
        ['名册', `${view.due} 人`],
        ['收回', `${view.boxCount} 张，其中废票 ${view.void} 张`],
        ['参加人数', view.turnout],
        ['结果', view.verdict],
        ['校验值', view.hash ?? ''],
      ],
    },
    {
      kind: 'table',
      columns: [
        { title: '姓名', width: 34 },
        ...Object.values(markSigns).map((text) => ({ title: text, width: 14, align: 'right' as const })),
        { title: '结果', width: 16 },
      ],
      rows: view.people.map(({ name, isWriteIn, approve, against, abstain, isElected, isTied }) => [
        isWriteIn ? `${name}（另选他人）` : name,
        ...[approve, against, abstain].map((votes, index) => (isWriteIn && index > 0 ? '—' : String(votes))),
        mark(isElected, isTied),
      ]),
    },
    ...view.people.map(({ name, arithmetic }): Block => ({ kind: 'small', text: `${name}：${arithmetic}` })),
    ...view.writeIns.map(({ name, votes, memberName, isDecided }): Block => ({
      kind: 'small',
      text: `另选他人「${name}」${votes} 票${memberName ? `，认定为${memberName}` : isDecided ? '，不是可以参选的人' : '，未认定'}`,
    })),
    ...view.signatures.map(({ as, name, at }): Block => ({
      kind: 'small',
      text: `${signerLabels[as]} ${name} 于 ${sayMoment(at)} 在系统中签名`,
    })),
  ];
}

const register: SheetColumn<Election>[] = [
  { title: '选举', width: 30, value: ({ title }) => title },
  { title: '种类', width: 18, value: ({ kind }) => kindLabels[kind] },
  { title: '单位', width: 18, value: ({ placeName }) => placeName },
  { title: '状态', width: 12, value: ({ state }) => electionLifecycle.labels[state] },
  { title: '应选', width: 8, as: 'count', value: ({ seats }) => seats },
  { title: '轮次', width: 8, as: 'count', value: (record) => roundOf(record).number },
  { title: '应参加', width: 10, as: 'count', value: (record) => roundOf(record).due },
  { title: '参加', width: 10, as: 'count', value: (record) => roundOf(record).boxCount },
  { title: '公布', width: 18, value: (record) => sayNullable(record.rounds.findLast(({ publishedAt }) => publishedAt)?.publishedAt) },
  { title: '当选', width: 40, value: ({ winners }) => winners.map(({ name, votes }) => `${name} ${votes} 票`).join('、') },
  { title: '空缺的决定', width: 30, value: ({ vacancyReason }) => vacancyReason },
  { title: '就任', width: 14, value: ({ appointedOn }) => appointedOn },
  { title: '终止原因', width: 30, value: ({ stopReason }) => stopReason },
];
const sayNullable = (moment: string | null | undefined) => (moment ? sayMoment(moment) : null);

export const registerSheet = (records: Election[]): Promise<Buffer> => sheetOf('选举台账', register, records);
