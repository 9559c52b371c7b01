/** Decisions about announcements: no database, no clock. */
import { changeLabels } from '../../types/announcement/labels';
import type { Audience } from '../../types/common';
import { roleLabels } from '../../types/unit/labels';
import type { ReadMark } from './marks-store';
import type { Announcement, Changed, Version } from './store';
import { MINUTE_MS } from '../core/time';

/** The audience in the form the visibility query needs: `*` where a kind of condition is absent. */
export function addressOf({ unitIds = [], roles = [], tags = [] }: Audience, unionId: string) {
  const orAll = (values: string[]) => (values.length > 0 ? values : ['*']);
  return { unitIds: unitIds.includes(unionId) ? ['*'] : orAll(unitIds), roles: orAll(roles), tags: orAll(tags) };
}

/** «放射科小组、职工代表», or «全体会员». */
export function audienceText({ unitIds = [], roles = [], tags = [] }: Audience, names: Map<string, string>): string {
  const parts = [
    unitIds.map((id) => names.get(id) ?? '已撤销的小组').join('、'),
    roles.map((role) => roleLabels[role]).join('、'),
    tags.map((tag) => `标签「${tag}」`).join('、'),
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(' 中的 ') : '全体会员';
}

/** The text without Markdown marks, on one line; what stood on lines or in cells of its own stays apart. */
export const plainOf = (body: string) =>
  body
    .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^\s*\|?[\s:|-]*-{3,}[\s:|-]*$/gm, '')
    .replace(/^[ \t]*(#{1,6}\s+|>\s?|[-*+]\s+|\d{1,3}[.)]\s+)/gm, '')
    .replace(/[*_`~]/g, '')
    .replace(/(?<=[^\x00-\x7f]) +| +(?=[^\x00-\x7f|])/g, '')
    .replace(/[\s|]+/g, ' ')
    .trim();

/** First lines of the text without Markdown marks, for lists. */
export const excerptOf = (body: string) => plainOf(body).slice(0, 80);

const GRACE_MS = 5 * MINUTE_MS;
export type Times = { publishAt?: string | null; expireAt?: string | null; pinnedUntil?: string | null };

/** Why these times cannot be, as [field, sentence]; null when they can. `given` are those just written: only they may not be past. */
export function timesTrouble(
  { publishAt, expireAt, pinnedUntil }: Times,
  now: Date,
  given: Times = { publishAt, expireAt, pinnedUntil },
): [string, string] | null {
  if (given.publishAt && new Date(given.publishAt).getTime() < now.getTime() - GRACE_MS)
    return ['publishAt', '发布时间已经过去，请改为将来的时间，或留空立即发布'];
  if (given.expireAt && new Date(given.expireAt) <= now) return ['expireAt', '过期时间已经过去，请改为将来的时间'];
  if (expireAt && publishAt && expireAt <= publishAt) return ['expireAt', '过期时间应晚于发布时间'];
  if (given.pinnedUntil && new Date(given.pinnedUntil) <= now) return ['pinnedUntil', '置顶截止的时间已经过去，请改为将来的时间'];
  if (pinnedUntil && publishAt && pinnedUntil <= publishAt) return ['pinnedUntil', '置顶截止应晚于发布时间'];
  return null;
}

/** What readers would see changed. Being put on top or taken down from there is no new edition. */
export function changedFields(before: Partial<Record<Changed, unknown>>, after: Partial<Record<Changed, unknown>>): Changed[] {
  const plain = (value: unknown) => JSON.stringify(value ?? null);
  return (Object.keys(changeLabels) as Changed[]).filter((field) => field in after && plain(before[field]) !== plain(after[field]));
}

/** Whether the mark says what is wanted of its reader now: read, or confirmed since confirming began anew. */
export const isConfirmedBy = ({ confirmFrom = 1 }: Pick<Announcement, 'confirmFrom'>, mark: Mark | undefined): boolean =>
  Boolean(mark?.confirmedAt) && (mark?.confirmedEdition ?? 1) >= confirmFrom;
export const isDoneBy = (record: Pick<Announcement, 'confirmFrom' | 'mustConfirm'>, mark: Mark | undefined): boolean =>
  record.mustConfirm ? isConfirmedBy(record, mark) : mark !== undefined;
type Mark = Pick<ReadMark, 'confirmedAt' | 'confirmedEdition'>;

export type Tally = { unitId: string; total: number; read: number; confirmed: number };

/** Readers counted by group, in the order groups first appear. */
export function tallyByGroup(
  people: { _id: string; groupId: string }[],
  marks: Map<string, Mark>,
  record: Pick<Announcement, 'confirmFrom'> = {},
): Tally[] {
  const tallies = new Map<string, Tally>();
  for (const { _id, groupId } of people) {
    const tally = tallies.get(groupId) ?? { unitId: groupId, total: 0, read: 0, confirmed: 0 };
    const mark = marks.get(_id);
    tallies.set(groupId, {
      ...tally,
      total: tally.total + 1,
      read: tally.read + (mark ? 1 : 0),
      confirmed: tally.confirmed + (isConfirmedBy(record, mark) ? 1 : 0),
    });
  }
  return [...tallies.values()];
}

/** Those still to be reminded today: not done, and not of a group that was reminded today already. */
export const remindable = <P extends { _id: string; groupId: string }>(
  record: Pick<Announcement, 'confirmFrom' | 'mustConfirm' | 'remindedOn' | 'remindedGroups'>,
  people: P[],
  marks: Map<string, Mark>,
  today: string,
): P[] => {
  // Records of earlier releases name no groups: then everybody had the day's reminder.
  const had = record.remindedOn === today ? (record.remindedGroups ?? people.map(({ groupId }) => groupId)) : [];
  return people.filter(({ _id, groupId }) => !isDoneBy(record, marks.get(_id)) && !had.includes(groupId));
};

export type Line = { kind: 'same' | 'added' | 'removed'; text: string };

/** Two texts line by line: what stayed, came and went, in reading order. */
export function compareLines(before: string, after: string): Line[] {
  const [old, now] = [before.split('\n'), after.split('\n')];
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start += 1;
  let end = 0;
  while (end < old.length - start && end < now.length - start && old.at(-1 - end) === now.at(-1 - end)) end += 1;
  const same = (text: string): Line => ({ kind: 'same', text });
  return [
    ...old.slice(0, start).map(same),
    ...differing(old.slice(start, old.length - end), now.slice(start, now.length - end)),
    ...old.slice(old.length - end).map(same),
  ];
}

const MOST_PAIRS = 4_000_000;

/** The longest common lines kept; texts too long for that are shown as gone and come. */
function differing(old: string[], now: string[]): Line[] {
  const removed = (text: string): Line => ({ kind: 'removed', text });
  const added = (text: string): Line => ({ kind: 'added', text });
  if (old.length * now.length > MOST_PAIRS || old.length === 0 || now.length === 0) return [...old.map(removed), ...now.map(added)];
  const width = now.length + 1;
  const common = new Uint16Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i -= 1)
    for (let j = now.length - 1; j >= 0; j -= 1)
      common[i * width + j] =
        old[i] === now[j] ? common[(i + 1) * width + j + 1]! + 1 : Math.max(common[(i + 1) * width + j]!, common[i * width + j + 1]!);
  const lines: Line[] = [];
  let [i, j] = [0, 0];
  while (i < old.length && j < now.length) {
    if (old[i] === now[j]) {
      lines.push({ kind: 'same', text: old[i]! });
      i += 1;
      j += 1;
    } else if (common[(i + 1) * width + j]! >= common[i * width + j + 1]!) lines.push(removed(old[i++]!));
    else lines.push(added(now[j++]!));
  }
  return [...lines, ...old.slice(i).map(removed), ...now.slice(j).map(added)];
}

/** The editions with what each changed against the one before, newest first. */
export function editionsOf(record: Announcement, kept: Version[]) {
  const all = [
    ...kept.map(({ edition = 1, at = null, byName = record.authorName, note = null, changed = [], title, body }) => ({
      edition,
      at,
      byName,
      note,
      changed,
      title,
      body,
    })),
    {
      edition: record.edition ?? kept.length + 1,
      at: record.updatedAt,
      byName: record.updatedBy ?? record.authorName,
      note: record.changeNote ?? null,
      changed: record.changed ?? [],
      title: record.title,
      body: record.body,
    },
  ];
  return all
    .map(({ body, at, ...edition }, index) => ({
      ...edition,
      at: at ?? record.publishAt ?? record.createdAt,
      lines: index === 0 ? [] : compareLines(all[index - 1]!.body, body),
    }))
    .reverse();
}
