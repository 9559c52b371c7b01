/** Marks kept on this device until the server has answered each of them: nothing scanned without a network is lost or counted twice. */
import { storage } from '@/platform';
import type { Input, Output } from '@/api/call';

export type Mark = Input<'event.syncCheckIns'>['scans'][number];
export type Result = Output<'event.syncCheckIns'>['results'][number];
export type List = Output<'event.checkInList'>;
export type Person = List['people'][number];

const WAITING = 'check-in:waiting:';
export const LISTS = 'check-in-lists';
const AT_ONCE = 100;
const LISTS_KEPT = 3;

export const readWaiting = (eventId: string): Mark[] => storage.read<Mark[]>(WAITING + eventId) ?? [];
export function writeWaiting(eventId: string, marks: Mark[]): void {
  if (marks.length > 0) storage.write(WAITING + eventId, marks);
  else storage.remove(WAITING + eventId);
}

/** The list of the day as it was last seen; a few events are kept, the one used last first. */
export const readList = (eventId: string): List | null =>
  (storage.read<{ id: string; list: List }[]>(LISTS) ?? []).find(({ id }) => id === eventId)?.list ?? null;
export function writeList(eventId: string, list: List): void {
  const others = (storage.read<{ id: string; list: List }[]>(LISTS) ?? []).filter(({ id }) => id !== eventId);
  storage.write(LISTS, [{ id: eventId, list }, ...others].slice(0, LISTS_KEPT));
}

/** The next ones to send, oldest first. */
export const nextOf = (waiting: Mark[]): Mark[] => waiting.slice(0, AT_ONCE);
/** What still waits after these were answered. */
export const without = (waiting: Mark[], results: Result[]): Mark[] =>
  waiting.filter(({ key }) => !results.some((result) => result.key === key));

/** Whose line of the list a mark is of; the code is only read for the name, the server judges it. */
export function personOf(people: Person[], { code, registrationId }: Pick<Mark, 'code' | 'registrationId'>): Person | undefined {
  const [, eventId, memberId] = code?.split('.') ?? [];
  const id = registrationId ?? (eventId && memberId ? `${eventId}:${memberId}` : null);
  return people.find((person) => person.registrationId === id);
}

/** The list as it will be once everything waiting is counted. */
export function withWaiting(people: Person[], waiting: Mark[]): (Person & { isWaiting: boolean })[] {
  const marked = new Map(waiting.map((mark) => [personOf(people, mark)?.registrationId, mark]));
  return people.map((person) => {
    const mark = person.status === 'attended' ? undefined : marked.get(person.registrationId);
    return mark
      ? { ...person, status: 'attended', checkedInAt: mark.scannedAt, proxyName: mark.proxyName ?? null, isWaiting: true }
      : { ...person, isWaiting: false };
  });
}

/** Names and numbers that hold what was typed, those not here yet first. */
export function sought(people: (Person & { isWaiting: boolean })[], text: string): (Person & { isWaiting: boolean })[] {
  const wanted = text.trim().toLowerCase();
  const matching = people.filter(({ name, employeeNo, groupName }) =>
    [name, employeeNo, groupName].some((value) => value.toLowerCase().includes(wanted)),
  );
  return [...matching.filter(({ status }) => status !== 'attended'), ...matching.filter(({ status }) => status === 'attended')];
}

/** The code behind what a camera read: the hall's address, or the digits as typed. */
export function hallCodeOf(text: string): { eventId: string | null; code: string } | null {
  const code = /[?&]code=(\d{6})/.exec(text)?.[1] ?? /^\s*(\d{3})\s?(\d{3})\s*$/.exec(text)?.slice(1).join('');
  return code ? { eventId: /[?&]id=([A-Za-z0-9_:-]+)/.exec(text)?.[1] ?? null, code } : null;
}
