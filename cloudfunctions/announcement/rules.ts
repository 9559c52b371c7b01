/** Decisions about announcements: no database, no clock. */
import type { Audience } from '../../types/common';
import { roleLabels } from '../../types/unit/labels';

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

/** First lines of the text without Markdown marks, for lists. */
export const excerptOf = (body: string) =>
  body
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^[#>\-*+\s\d.]+/gm, '')
    .replace(/[*_`~]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 80);

const GRACE_MS = 5 * 60_000;

/** Why these times cannot be, as [field, sentence]; null when they can. */
export function timesTrouble(
  { publishAt, expireAt }: { publishAt?: string | null; expireAt?: string | null },
  now: Date,
): [string, string] | null {
  if (publishAt && new Date(publishAt).getTime() < now.getTime() - GRACE_MS)
    return ['publishAt', '发布时间已经过去，请改为将来的时间，或留空立即发布'];
  if (expireAt && new Date(expireAt) <= now) return ['expireAt', '过期时间已经过去，请改为将来的时间'];
  if (expireAt && publishAt && expireAt <= publishAt) return ['expireAt', '过期时间应晚于发布时间'];
  return null;
}

export type Tally = { unitId: string; total: number; read: number; confirmed: number };

/** Readers counted by group, in the order groups first appear. */
export function tallyByGroup(people: { _id: string; groupId: string }[], marks: Map<string, { confirmedAt: string | null }>): Tally[] {
  const tallies = new Map<string, Tally>();
  for (const { _id, groupId } of people) {
    const tally = tallies.get(groupId) ?? { unitId: groupId, total: 0, read: 0, confirmed: 0 };
    const mark = marks.get(_id);
    tallies.set(groupId, {
      ...tally,
      total: tally.total + 1,
      read: tally.read + (mark ? 1 : 0),
      confirmed: tally.confirmed + (mark?.confirmedAt ? 1 : 0),
    });
  }
  return [...tallies.values()];
}
