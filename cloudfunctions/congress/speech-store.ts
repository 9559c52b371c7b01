/** Where the speakers' list of a session is kept. */
import { speechLifecycle } from '../../types/congress/lifecycle';
import type { Context } from '../core/context';
import { collection, type Reach } from '../core/database';
import { move } from '../core/lifecycle';

export type Speech = {
  _id: string;
  unionId: string;
  sessionId: string;
  memberId: string;
  name: string;
  constituencyName: string;
  topic: string;
  state: (typeof speechLifecycle.states)[number];
  askedAt: string;
  /** Place in the line; the chair may change it. */
  order: number;
  /** What the chair gives. */
  minutes: number | null;
  calledAt: string | null;
  endedAt: string | null;
};
const speeches = collection<Speech>('congress_speeches', [
  { key: { unionId: 1, sessionId: 1, order: 1 } },
  { key: { unionId: 1, memberId: 1 } },
]);

/** In the order of the line. */
export const findSpeeches = (reach: Reach, unionId: string, sessionId: string): Promise<Speech[]> =>
  speeches(reach).find({ unionId, sessionId }, { sort: { order: 1 }, limit: 1000 });
export const findSpeechesOf = (reach: Reach, unionId: string, memberId: string): Promise<Speech[]> =>
  speeches(reach).find({ unionId, memberId });
export const findSpeech = (reach: Reach, unionId: string, _id: string): Promise<Speech | null> => speeches(reach).findOne({ _id, unionId });
export const insertSpeech = (reach: Reach, record: Speech) => speeches(reach).insert(record);
export const moveSpeech = (ctx: Context, record: Speech, command: keyof typeof speechLifecycle.moves, set: Partial<Speech> = {}) =>
  move(speeches(ctx), speechLifecycle, record, command, set);
export const placeSpeech = (ctx: Context, { _id }: Speech, order: number) => speeches(ctx).update({ _id }, { $set: { order } });
