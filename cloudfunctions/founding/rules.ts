/** Decisions about founding a union: no database, no clock. */
import { sayFullDay } from '../core/time';
import { standards } from '../unit/public';
import { meeting } from './standards';
import type { Founding } from './store';

type People = Pick<Founding, 'people' | 'newcomers'>;
export const peopleCount = ({ people, newcomers }: People): number => people.length + newcomers.length;

/** What still keeps it from being applied for; each a sentence that says what to do. */
export function missingToApply(record: People & Pick<Founding, 'papers'>): string[] {
  const count = peopleCount(record);
  return [
    ...(count < meeting.preparers.people ? [`现有 ${count} 人，${meeting.preparers.source}，请补充人员`] : []),
    ...record.papers.filter(({ isRequired, isGiven }) => isRequired && !isGiven).map(({ title }) => `还没有备好「${title}」`),
  ];
}

export type Result = NonNullable<Founding['result']>;
type Seats = (Result['seats'][number] & { hasCloseRelative: boolean })[];

/** Why the meeting's result cannot stand, as [field, sentence]; null when it can. */
export function resultTrouble(
  { heldOn, due, attended, years, seats }: Omit<Result, 'seats'> & { seats: Seats },
  { approvedOn, count, memberIds }: { approvedOn: string; count: number; memberIds: string[] },
  today: string,
): [string, string] | null {
  const { numerator, denominator, source } = meeting.quorum;
  if (heldOn > today) return ['heldOn', '成立大会的日期不能在将来，请会后再登记'];
  if (heldOn < approvedOn) return ['heldOn', `成立大会应在批复（${sayFullDay(approvedOn)}）之后召开`];
  if (due > count) return ['due', `应到人数不能超过名册上的 ${count} 人，请先补正人员`];
  if (attended > due) return ['attended', '实到人数不能超过应到人数'];
  if (attended * denominator < due * numerator) return ['attended', `实到 ${attended} 人，应到 ${due} 人：${source}；请另行召开`];
  if (!(standards.term.years as readonly number[]).includes(years)) return ['years', standards.term.source];
  if (seats.filter(({ post }) => post === 'chair').length !== 1) return ['seats', '委员会应有且只有一位主席'];
  for (const [index, { name, votes, memberId, hasCloseRelative }] of seats.entries()) {
    if (hasCloseRelative) return [`seats.${index}.hasCloseRelative`, `${name}：${standards.closeRelative.source}`];
    if (votes > attended) return [`seats.${index}.votes`, `${name} 得票不能超过实到的 ${attended} 人`];
    if (votes * 2 <= due) return [`seats.${index}.votes`, `${name} 得 ${votes} 票，应到 ${due} 人：${meeting.elected.source}`];
    if (memberId !== null && !memberIds.includes(memberId))
      return [`seats.${index}.memberId`, `${name} 不在转入的会员中，请重新选择或只填姓名`];
    if (seats.findIndex((other) => (other.memberId ?? other.name) === (memberId ?? name)) !== index)
      return [`seats.${index}.name`, `${name} 填了两次，一人只占一席`];
  }
  return null;
}

/** What may be done now by this viewer: the applicant prepares, the former union gives its opinion, the federation decides. */
export function movesFor(
  { state, result, opinion }: Pick<Founding, 'state' | 'result' | 'opinion'>,
  { isApplicant, isFormerUnion, isAbove }: { isApplicant: boolean; isFormerUnion: boolean; isAbove: boolean },
): string[] {
  const open = ['preparing', 'applied', 'approved'].includes(state);
  return [
    ...(isApplicant && state === 'preparing' ? ['update', 'givePaper', 'apply'] : []),
    ...(isApplicant && state === 'approved' ? ['enterResult'] : []),
    ...(isApplicant && open ? ['withdraw'] : []),
    ...(isFormerUnion && open && !opinion ? ['opine'] : []),
    ...(isAbove && state === 'applied' ? ['approve', 'return', 'decline'] : []),
    ...(isAbove && state === 'approved' && result ? ['found'] : []),
  ];
}

/** The names and numbers of newcomers that appear twice, as [field, sentence]. */
export function newcomersTrouble(newcomers: Founding['newcomers']): [string, string] | null {
  for (const field of ['phone', 'employeeNo'] as const) {
    const values = newcomers.map((one) => one[field]);
    const twice = values.findIndex((value, index) => values.indexOf(value) !== index);
    if (twice >= 0)
      return [`newcomers.${twice}.${field}`, `${newcomers[twice]!.name} 的${field === 'phone' ? '手机号' : '工号'}与前面的人重复，请核对`];
  }
  return null;
}
