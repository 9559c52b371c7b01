/** Where teams are kept: one record a team with its people, so that its size is decided by one conditional update. */
import { randomInt } from 'node:crypto';
import type { Context } from '../core/context';
import { collection, isDuplicate, newId } from '../core/database';
import { pageByField } from '../core/page';
import { refuse, refuseField } from '../core/refuse';
import type { Event } from './store';

export type Team = {
  _id: string;
  unionId: string;
  eventId: string;
  name: string;
  /** What a new member types; nothing that could be taken for something else. */
  code: string;
  captainId: string;
  members: { memberId: string; name: string }[];
  size: number;
  state: 'open' | 'dissolved';
  /** Marked when sign-up closed with too few. */
  isShort: boolean;
  createdAt: string;
};

export const teams = collection<Team>('event_teams', [
  { key: { unionId: 1, eventId: 1, code: 1 }, unique: true },
  { key: { unionId: 1, eventId: 1, createdAt: 1, _id: 1 } },
]);

/**
 * Names in use, by their id, given back when a team dissolves. A record of its own, because the embedded server keeps a value of a
 * unique index taken after the record was changed to another; only removing the record gives it back.
 */
const names = collection<{ _id: string; unionId: string; teamId: string }>('event_team_names');
const nameId = (eventId: string, name: string) => `${eventId}:${name}`;

const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const newCode = () => Array.from({ length: 6 }, () => LETTERS[randomInt(LETTERS.length)]).join('');

export const findTeam = (ctx: Context, _id: string) => teams(ctx).findOne({ _id, unionId: ctx.scope.unionId });
export const findTeams = (ctx: Context, ids: string[]) =>
  ids.length === 0 ? Promise.resolve([]) : teams(ctx).find({ unionId: ctx.scope.unionId, _id: { $in: ids } });
export const findTeamByCode = (ctx: Context, eventId: string, code: string) =>
  teams(ctx).findOne({ unionId: ctx.scope.unionId, eventId, code: code.toUpperCase() });
/** The teams of an event that stand, the first founded first. */
export const pageTeams = (ctx: Context, eventId: string, asked: { cursor?: string; limit?: number }) =>
  pageByField(teams(ctx), { filter: { unionId: ctx.scope.unionId, eventId, state: 'open' }, field: 'createdAt' }, asked);
export const countShort = (ctx: Context, eventId: string, min: number) =>
  teams(ctx).count({ unionId: ctx.scope.unionId, eventId, state: 'open', size: { $lt: min } });
export const findShort = (ctx: Context, { _id: eventId, unionId }: Event, min: number) =>
  teams(ctx).find({ unionId, eventId, state: 'open', size: { $lt: min } });

type Person = { memberId: string; name: string };

export async function foundTeam(ctx: Context, event: Event, name: string, { memberId, name: captain }: Person): Promise<Team> {
  const team: Team = {
    _id: newId(),
    unionId: event.unionId,
    eventId: event._id,
    name,
    code: newCode(),
    captainId: memberId,
    members: [{ memberId, name: captain }],
    size: 1,
    state: 'open',
    isShort: false,
    createdAt: ctx.at,
  };
  await names(ctx)
    .insert({ _id: nameId(event._id, name), unionId: event.unionId, teamId: team._id })
    .catch((error: unknown) => {
      if (isDuplicate(error)) refuseField('teamName', `已有队伍叫「${name}」，请换一个队名，或向其队长要邀请码加入`);
      throw error;
    });
  await teams(ctx).insert(team);
  return team;
}

/** One more in the team; refused when it is full or dissolved. */
export async function joinTeam(ctx: Context, { _id, unionId, name }: Team, max: number, { memberId, name: own }: Person): Promise<void> {
  const hasJoined = await teams(ctx).update(
    { _id, unionId, state: 'open', size: { $lt: max } },
    { $push: { members: { memberId, name: own } }, $inc: { size: 1 } },
  );
  if (!hasJoined) refuse('TEAM_FULL', `「${name}」已满${max}人或已解散，请加入其他队伍，或自己新建一队`);
}

/** One fewer: the captain's office goes to whoever joined first after them; the last one out dissolves the team. */
export async function leaveTeam(ctx: Context, teamId: string, memberId: string): Promise<Team | null> {
  const team = await findTeam(ctx, teamId);
  if (!team) return null;
  const members = team.members.filter((one) => one.memberId !== memberId);
  const captainId = team.captainId === memberId ? (members[0]?.memberId ?? '') : team.captainId;
  const set = members.length === 0 ? { state: 'dissolved' as const } : {};
  if (set.state) await names(ctx).remove({ _id: nameId(team.eventId, team.name), unionId: team.unionId });
  await teams(ctx).update({ _id: teamId, unionId: team.unionId }, { $set: { members, size: members.length, captainId, ...set } });
  return { ...team, ...set, members, size: members.length, captainId };
}

/** All of one team in another that has room for them; the first is dissolved and its name given back. False when they do not fit. */
export async function mergeInto(ctx: Context, from: Team, into: Team, max: number): Promise<boolean> {
  const hasJoined = await teams(ctx).update(
    { _id: into._id, unionId: into.unionId, state: 'open', size: { $lte: max - from.size } },
    { $push: { members: { $each: from.members } }, $inc: { size: from.size }, $set: { isShort: false } },
  );
  if (!hasJoined) return false;
  await names(ctx).remove({ _id: nameId(from.eventId, from.name), unionId: from.unionId });
  return teams(ctx).update({ _id: from._id, unionId: from.unionId, state: 'open' }, { $set: { state: 'dissolved', members: [], size: 0 } });
}

export const passTeam = (ctx: Context, { _id, unionId, captainId }: Team, memberId: string) =>
  teams(ctx).update({ _id, unionId, captainId, state: 'open', 'members.memberId': memberId }, { $set: { captainId: memberId } });
export const markShort = (ctx: Context, { _id, unionId }: Team) => teams(ctx).update({ _id, unionId }, { $set: { isShort: true } });
