/** Where the minutes of sessions are kept, one record a session. */
import { minutesLifecycle } from '../../types/congress/lifecycle';
import type { Context } from '../core/context';
import { collection, type Reach } from '../core/database';
import { move } from '../core/lifecycle';

export type Minutes = {
  /** The session's id. */
  _id: string;
  unionId: string;
  state: (typeof minutesLifecycle.states)[number];
  text: string;
  approvals: { memberId: string; name: string; at: string }[];
  /** What the presidium wanted changed last. */
  returned: string;
  draftedAt: string;
  fixedAt: string | null;
};
const minutes = collection<Minutes>('congress_minutes', [{ key: { unionId: 1, state: 1 } }]);

export const findMinutes = (reach: Reach, unionId: string, sessionId: string): Promise<Minutes | null> =>
  minutes(reach).findOne({ _id: sessionId, unionId });
export const findMinutesIn = (reach: Reach, unionId: string, state: Minutes['state']): Promise<Minutes[]> =>
  minutes(reach).find({ unionId, state }, { limit: 50 });
export const insertMinutes = (reach: Reach, record: Minutes) => minutes(reach).insert(record);
export const moveMinutes = (ctx: Context, record: Minutes, command: keyof typeof minutesLifecycle.moves, set: Partial<Minutes> = {}) =>
  move(minutes(ctx), minutesLifecycle, record, command, set);
