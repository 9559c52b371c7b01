/** The fair draw: from a seed fixed beforehand and a frozen list to an order that anyone recomputes (docs/draw.md). No database, no clock. */
import { createHash, createHmac } from 'node:crypto';

export const FORMAT = 'union-draw/1';

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
