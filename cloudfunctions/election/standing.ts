/** Who stands: nominations with enough seconders and the person's consent, in an order nobody chooses. */
import type { Nomination } from './nomination-store';
import type { Election } from './store';

/** The order of strokes of the family name: nobody chooses who stands first. */
const strokes = new Intl.Collator('zh-u-co-stroke');
export const byStrokes = (a: { name: string }, b: { name: string }) => strokes.compare(a.name, b.name);

export const missingOf = ({ rules }: Election, { way, seconders }: Nomination): number =>
  way === 'members' ? Math.max(0, rules.seconders.value - seconders.length) : 0;
/** Stands: agreed to, seconded by enough, not taken back, not elected already. */
export const isReady = (record: Election, nomination: Nomination): boolean =>
  nomination.consent === 'agreed' &&
  nomination.withdrawnReason === null &&
  missingOf(record, nomination) === 0 &&
  !record.winners.some(({ memberId }) => memberId === nomination.memberId);
