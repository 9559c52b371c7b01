/** Decisions about single members: no database, no clock. */
import type { Member } from './store';

/** `199****0001`. */
export const maskPhone = (phone: string | null): string | null => phone && phone.replace(/^(\d{3})\d+(\d{4})$/, '$1****$2');

/** Why these days cannot be, as [field, sentence]; null when they can. */
export function daysTrouble(
  { birthOn, joinedOn }: { birthOn?: string | null; joinedOn?: string | null },
  today: string,
): [string, string] | null {
  if (birthOn && (birthOn > today || birthOn < '1900-01-01')) return ['birthOn', '出生日期不合理，请核对'];
  if (joinedOn && joinedOn > today) return ['joinedOn', '入会日期不能在将来'];
  if (birthOn && joinedOn && joinedOn < birthOn) return ['joinedOn', '入会日期不能早于出生日期'];
  return null;
}

/** Text for a search that must not act as a pattern. */
export const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** States whose offices and sessions end. */
export const losesOffices = (state: Member['state']): boolean => state === 'left';
