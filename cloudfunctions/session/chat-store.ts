/** Where bindings of chat accounts are kept (one a file), requests to be checked (one an account and union), and counted tries. */
import { createHash } from 'node:crypto';
import type { BindingWay } from '../../types/session/labels';
import { chatRequestLifecycle } from '../../types/session/lifecycle';
import type { Context } from '../core/context';
import { collection, type Reach } from '../core/database';
import { move } from '../core/lifecycle';
import { pageByMoment, EARLIEST } from '../core/page';
import { HOUR_MS } from '../core/time';

/** `_id` is the member's: a file is one chat account's at the most. */
export type Binding = { _id: string; unionId: string; openid: string; boundAt: string; way: BindingWay };
const bindings = collection<Binding>('chat_bindings', [{ key: { openid: 1 } }]);

type State = (typeof chatRequestLifecycle.states)[number];
export type ChatRequest = {
  _id: string;
  unionId: string;
  openid: string;
  name: string;
  /** A mark of the last six: it can be compared, and read by nobody. */
  endingMark: string;
  remark: string;
  state: State;
  at: string;
  memberId: string | null;
  decidedByName: string | null;
  decidedAt: string | null;
  reason: string | null;
};
const requests = collection<ChatRequest>('chat_requests', [{ key: { unionId: 1, state: 1, at: 1 } }, { key: { openid: 1 } }]);

type Tries = { _id: string; count: number; until: Date };
const tries = collection<Tries>('chat_tries', [{ key: { until: 1 }, expireAfterSeconds: 0 }]);

export const findBinding = (reach: Reach, memberId: string) => bindings(reach).findOne({ _id: memberId });
export const findBindings = (reach: Reach, memberIds: string[]) =>
  memberIds.length === 0 ? Promise.resolve([]) : bindings(reach).find({ _id: { $in: memberIds } });
/** Every file of a chat account, in whatever union. */
export const findFilesOf = ({ db, session }: Reach, openid: string): Promise<Binding[]> =>
  db.collection<Binding>('chat_bindings').find({ openid }, { session }).toArray();
export const insertBinding = (reach: Reach, binding: Binding) => bindings(reach).insert(binding);
export const insertBindings = (reach: Reach, all: Binding[]) => bindings(reach).insertMany(all);
export const removeBinding = (reach: Reach, memberId: string) => bindings(reach).remove({ _id: memberId });

/** One request an account and union: asking again takes the same place. */
export const requestId = (openid: string, unionId: string): string =>
  createHash('sha256').update(`${openid}\0${unionId}`).digest('hex').slice(0, 32);
export const findRequest = (reach: Reach, _id: string) => requests(reach).findOne({ _id });
export const findRequestsOf = ({ db, session }: Reach, openid: string): Promise<ChatRequest[]> =>
  db.collection<ChatRequest>('chat_requests').find({ openid }, { session }).toArray();
export const insertRequest = (reach: Reach, request: ChatRequest) => requests(reach).insert(request);
export const insertRequests = (reach: Reach, all: ChatRequest[]) => requests(reach).insertMany(all);
export const moveRequest = (
  ctx: Context,
  request: Pick<ChatRequest, '_id' | 'unionId'>,
  command: keyof typeof chatRequestLifecycle.moves,
  set: Partial<ChatRequest> = {},
) => move(requests(ctx), chatRequestLifecycle, request, command, set);
export const removeRequestsOf = (reach: Reach, unionId: string, memberId: string) => requests(reach).remove({ unionId, memberId });

export const countOpen = (reach: Reach, unionId: string) => requests(reach).count({ unionId, state: 'open' });
export const pageRequests = (ctx: Context, state: State, asked: { cursor?: string; limit?: number }) =>
  pageByMoment(
    requests(ctx),
    { filter: { unionId: ctx.scope.unionId, state }, field: 'at', direction: -1, from: ctx.at, to: EARLIEST },
    asked,
  );

/** One conditional update outside the transaction: true while there are tries left in this hour, each of which is counted. */
export async function takeChatTry({ db }: Reach, key: string, most: number, now: Date): Promise<boolean> {
  const _id = createHash('sha256').update(key).digest('base64url');
  if (await tries({ db }).update({ _id, until: { $gt: now }, count: { $lt: most } }, { $inc: { count: 1 } })) return true;
  const until = new Date(now.getTime() + HOUR_MS);
  try {
    return await tries({ db }).update({ _id, until: { $lte: now } }, { $set: { count: 1, until } }, { upsert: true });
  } catch (error) {
    // There is one, and its hour is not over.
    if ((error as { code?: number }).code === 11000) return false;
    throw error;
  }
}
