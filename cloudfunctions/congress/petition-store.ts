/** Where petitions for an extraordinary session are kept. */
import { petitionLifecycle } from '../../types/congress/lifecycle';
import type { Context } from '../core/context';
import { collection, type Reach } from '../core/database';
import { move } from '../core/lifecycle';

export type Petition = {
  _id: string;
  unionId: string;
  termId: string;
  matter: string;
  reason: string;
  byName: string;
  startedOn: string;
  state: (typeof petitionLifecycle.states)[number];
  signers: { memberId: string; name: string }[];
  reachedAt: string | null;
  answer: string | null;
};
const petitions = collection<Petition>('congress_petitions', [{ key: { unionId: 1, termId: 1, state: 1 } }]);

export const findPetitions = (reach: Reach, unionId: string, termId: string) => petitions(reach).find({ unionId, termId });
export const findPetition = (reach: Reach, unionId: string, _id: string) => petitions(reach).findOne({ _id, unionId });
export const insertPetition = (reach: Reach, record: Petition) => petitions(reach).insert(record);
export const movePetition = (ctx: Context, record: Petition, command: keyof typeof petitionLifecycle.moves, set: Partial<Petition> = {}) =>
  move(petitions(ctx), petitionLifecycle, record, command, set);

/** With the term end the petitions to its delegates that nobody has answered. */
export async function lapsePetitions(ctx: Context, unionId: string, termId: string): Promise<void> {
  for (const record of await petitions(ctx).find({ unionId, termId, state: { $in: ['collecting', 'reached'] } }))
    await movePetition(ctx, record, 'lapsePetition');
}
