/** How a team is shown to its own people and to officers. */
import type { z } from 'zod';
import type { TeamSeen } from '../../types/event/contract-parts';
import type { Context } from '../core/context';
import { registrationId, registrations, type Event } from './store';
import type { Team } from './team-store';

/** Teams as their own people and officers see them. */
export async function teamsSeen(ctx: Context, event: Event, teams: Team[]): Promise<z.output<typeof TeamSeen>[]> {
  const ids = teams.flatMap(({ members }) => members.map(({ memberId }) => registrationId(event._id, memberId)));
  const records = ids.length === 0 ? [] : await registrations(ctx).find({ unionId: event.unionId, _id: { $in: ids } });
  const statusOf = new Map(records.map(({ memberId, state }) => [memberId, state]));
  const { min, max } = event.team ?? { min: 1, max: 1 };
  return teams.map(({ _id, name, code, size, captainId, members }) => ({
    id: _id,
    name,
    code,
    size,
    min,
    max,
    isCaptain: captainId === ctx.actor.memberId,
    isShort: size < min,
    members: members.map((one) => ({ ...one, isCaptain: one.memberId === captainId, status: statusOf.get(one.memberId) ?? null })),
  }));
}
