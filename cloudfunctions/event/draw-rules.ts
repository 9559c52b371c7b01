/** The fair draw: from a seed fixed beforehand and a frozen list to an order that anyone recomputes (docs/draw.md). No database, no clock. */
import { createHash, createHmac } from 'node:crypto';

export const FORMAT = 'union-draw/1';

/** A draw's public part; its seed is kept apart (draw-store) until it is drawn. */
export type DrawMark = {
  commitment: string;
  committedAt: string;
  /** From here on nobody applies any more: set just before drawing. */
  frozenAt: string | null;
  drawnAt: string | null;
  /** When the last applicant's outcome was written; the order itself is fixed with `drawnAt`. */
  writtenAt: string | null;
  applicants: number | null;
  winners: number | null;
};

/** One line of the frozen list: an applicant by a code that tells nobody who they are. */
export type Applicant = {
  code: string;
  /** Places the party takes. */
  places: number;
  /** Goes first, because they lost the last draw of the series. */
  isFirst: boolean;
  itemIds: string[];
};
export type Terms = {
  eventId: string;
  places: number;
  losersFirst: boolean;
  items: { id: string; capacity: number | null }[];
};
export type Drawn = Applicant & { isIn: boolean };

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

export const commitmentOf = (seed: string): string => sha256(seed);

/** Twenty hex digits: the same for the same person and event, and saying nothing about either. */
export const codeOf = (eventId: string, memberId: string): string => sha256(`${eventId}:${memberId}`).slice(0, 20);

const byText = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

/** The frozen list as text: the terms in the first line, then the applicants in order of their codes, whoever came first. */
export function listOf({ eventId, places, losersFirst, items }: Terms, applicants: Applicant[]): string[] {
  const head = [eventId, places, losersFirst ? 1 : 0, items.map(({ id, capacity }) => `${id}:${capacity ?? ''}`).join('+')].join(',');
  const lines = applicants.map(({ code, places: taken, isFirst, itemIds }) =>
    [code, taken, isFirst ? 1 : 0, [...itemIds].sort(byText).join('+')].join(','),
  );
  return [head, ...lines.sort(byText)];
}

export const hashOf = (list: string[]): string => sha256(list.join('\n'));

/** Nobody can choose it: the seed is fixed before the first applies, the list only once the last has. */
export const keyOf = (seed: string, listHash: string): string => sha256(`${seed}:${listHash}`);

export const ticketOf = (key: string, code: string): string => createHmac('sha256', key).update(code).digest('hex');

/** The order of the draw: each ticket is as good as any other, so every applicant has the same chance at every position. */
export function orderOf(key: string, losersFirst: boolean, applicants: Applicant[]): Applicant[] {
  return applicants
    .map((applicant) => ({ applicant, ticket: ticketOf(key, applicant.code) }))
    .sort(
      (one, other) =>
        (losersFirst ? Number(other.applicant.isFirst) - Number(one.applicant.isFirst) : 0) ||
        byText(one.ticket, other.ticket) ||
        byText(one.applicant.code, other.applicant.code),
    )
    .map(({ applicant }) => applicant);
}

/** Down the order: each whose whole party fits into what is left is in, the others wait in this order. */
export function placesOf({ places, items }: Pick<Terms, 'places' | 'items'>, order: Applicant[]): Drawn[] {
  let left = places;
  const leftOf = new Map(items.map(({ id, capacity }) => [id, capacity ?? Infinity]));
  return order.map((applicant) => {
    const isIn = applicant.places <= left && applicant.itemIds.every((id) => applicant.places <= (leftOf.get(id) ?? Infinity));
    if (isIn) {
      left -= applicant.places;
      for (const id of applicant.itemIds) leftOf.set(id, (leftOf.get(id) ?? Infinity) - applicant.places);
    }
    return { ...applicant, isIn };
  });
}

/** The whole draw from its seed and list. */
export function drawOf(seed: string, terms: Terms, applicants: Applicant[]): { list: string[]; listHash: string; result: Drawn[] } {
  const list = listOf(terms, applicants);
  const listHash = hashOf(list);
  return { list, listHash, result: placesOf(terms, orderOf(keyOf(seed, listHash), terms.losersFirst, applicants)) };
}

/** «张某某» → «张**»: enough to know oneself and a colleague by, not to look anybody up. */
export const maskedName = (name: string): string => [...name].map((letter, index) => (index === 0 ? letter : '*')).join('');

type Planned = { allocation?: string; losersFirst?: boolean; drawSeries?: string; needsApproval: boolean; team: object | null };

/** Why places cannot be drawn in an event planned like this, as [field, sentence]; null when they can. */
export function drawPlanTrouble({ allocation, losersFirst, drawSeries, needsApproval, team }: Planned): [string, string] | null {
  if (allocation !== 'draw') return losersFirst ? ['losersFirst', '只有摇号的活动才分上次是否落选'] : null;
  if (needsApproval) return ['needsApproval', '摇号的活动不逐份审核；请去掉「报名需要审核」，或改为先到先得'];
  if (team) return ['team', '摇号按每份报名进行，不能组队；请去掉组队，或改为先到先得'];
  return losersFirst && !drawSeries ? ['drawSeries', '请填写摇号系列，同一系列的上一次落选者才能优先'] : null;
}

const fixedWords = {
  opensAt: '报名开始时间',
  closesAt: '报名截止时间',
  allocation: '名额分配方式',
  drawSeries: '摇号系列',
  losersFirst: '上次落选优先',
  waitlist: '候补',
  items: '项目',
} as const;
type Fixed = keyof typeof fixedWords;
type DrawPlan = { [K in Fixed]?: unknown } & { state: string; opensAt: string; capacity: number; draw?: object | null };

/** Why a draw that people apply for cannot be changed like this; null when it can. Only more places may be given. */
export function drawChangeTrouble(
  record: DrawPlan,
  changes: { [K in Fixed]?: unknown } & { capacity?: number },
  at: string,
): string | null {
  const isFixed = record.state === 'published' && (record.draw ? at >= record.opensAt : changes.allocation === 'draw');
  if (!isFixed) return null;
  const way = '如确需改，请取消本场并写明原因，另开一场';
  const field = (Object.keys(fixedWords) as Fixed[]).find(
    (name) => changes[name] !== undefined && JSON.stringify(changes[name]) !== JSON.stringify(record[name]),
  );
  if (field) return record.draw ? `摇号已开始报名，不能再改${fixedWords[field]}；${way}` : `活动已发布，不能再改为摇号；${way}`;
  return changes.capacity !== undefined && changes.capacity < record.capacity ? `摇号已开始报名，名额只能增加；${way}` : null;
}
