/** Decisions about single members: no database, no clock. */
import type { SealedField } from '../../types/member/labels';
import type { Member } from './store';

/** `199****0001`. */
export const maskPhone = (phone: string | null): string | null => phone && phone.replace(/^(\d{3})\d+(\d{4})$/, '$1****$2');

/** How a sealed field looks to everybody. */
export function maskOf(field: SealedField, text: string | null): string | null {
  if (!text) return null;
  if (field === 'phone') return maskPhone(text);
  if (field === 'idNumber') return `${text.slice(0, 1)}${'*'.repeat(14)}${text.slice(-3)}`;
  if (field === 'bankAccount') return `**** ${text.slice(-4)}`;
  return '已登记';
}

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

/** An id number says the day of birth and the gender; why the record says otherwise, as [field, sentence]. */
export function idNumberTrouble(
  idNumber: string | null | undefined,
  { birthOn, gender }: { birthOn?: string | null; gender?: Member['gender'] },
): [string, string] | null {
  if (!idNumber) return null;
  const born = `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`;
  if (birthOn && born !== birthOn) return ['idNumber', '身份证号里的出生日期与填写的不一致，请核对'];
  const said = Number(idNumber[16]) % 2 === 1 ? 'male' : 'female';
  if (gender && gender !== said) return ['idNumber', '身份证号里的性别与填写的不一致，请核对'];
  return null;
}

/** Why a move of membership cannot be dated so, as [field, sentence]. */
export function moveTrouble(
  { move, on, until }: { move: string; on?: string; until?: string },
  { enteredOn, today }: { enteredOn: string | null; today: string },
): [string, string] | null {
  if (on && on > today) return ['on', '生效日期不能在将来，请到那天再办理'];
  if (on && enteredOn && on < enteredOn) return ['on', '生效日期不能早于入会日期'];
  if (until && move !== 'retain') return ['until', '只有保留会籍才写保留到哪天'];
  if (until && until <= (on ?? today)) return ['until', '保留到的日期应在生效日期之后'];
  return null;
}

/** The first day on which a person's data may be erased who left on that day. */
export function erasableFrom(leftOn: string, months: number): string {
  const [year = 0, month = 1, day = 1] = leftOn.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
}

/** The last month whose dues belong to the union that is left: the month of leaving itself. */
export const duesUntil = (leftOn: string): string => leftOn.slice(0, 7);

/** Text for a search that must not act as a pattern. */
export const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** States whose offices and sessions end. */
export const losesOffices = (state: Member['state']): boolean => ['left', 'transferred', 'erased'].includes(state);

/** A stopgap for a number of the staff list nobody has told yet. */
export const isStopgap = (employeeNo: string): boolean => employeeNo.startsWith('待编-');
