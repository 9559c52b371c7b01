/** How long a union keeps the data of people who left: a row with its source that the union can change. */
import type { Context } from '../core/context';
import { collection, type Reach } from '../core/database';

export type Keeping = { _id: string; unionId: string; months: number; source: string; byName: string | null; at: string | null };
const keepings = collection<Keeping>('member_keepings');

/** Until a union decides otherwise. Practice; the law asks for the shortest time the purpose needs (Personal Information Protection Law 19). */
const usual = { months: 36, source: '通行做法；法定要求为实现目的所必要的最短时间（个人信息保护法第十九条）', byName: null, at: null };

export const keepingOf = async (reach: Reach, unionId: string): Promise<Keeping> =>
  (await keepings(reach).findOne({ _id: unionId })) ?? { _id: unionId, unionId, ...usual };
export const setKeeping = (ctx: Context, unionId: string, set: Omit<Keeping, '_id' | 'unionId'>) =>
  keepings(ctx).update({ _id: unionId }, { $set: { unionId, ...set } }, { upsert: true });
