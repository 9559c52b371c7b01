/** Where elections are kept: who is to be elected by whom, under which rules, and round by round how it came out. Roll and box lie apart (core/secret-box). */
import type { z } from 'zod';
import type { OwnRules as OwnRulesSchema } from '../../types/election/parts';
import type { ElectionKind, RoundKind, Voters, wayLabels } from '../../types/election/labels';
import { electionLifecycle } from '../../types/election/lifecycle';
import type { signerLabels } from '../../types/ballot/labels';
import type { Context } from '../core/context';
import { collection, type Reach } from '../core/database';
import { move } from '../core/lifecycle';
import { EARLIEST, LATEST, pageByMoment } from '../core/page';
import type { Merger, Tally } from './rules';
import type { Rules } from './standards';

export type OwnRules = z.output<typeof OwnRulesSchema>;
export type Signature = { memberId: string; name: string; as: keyof typeof signerLabels; at: string };
export type Candidate = { memberId: string; name: string; groupName: string; statement: string; way: keyof typeof wayLabels };
export type Round = {
  number: number;
  kind: RoundKind;
  seats: number;
  candidates: Candidate[];
  openedAt: string | null;
  closedAt: string | null;
  publishedAt: string | null;
  due: number | null;
  boxCount: number | null;
  hash: string | null;
  tally: Tally | null;
  mergers: Merger[];
  signatures: Signature[];
};
export type Winner = { memberId: string; name: string; votes: number; boxCount: number; round: number; trouble: string | null };
export type Election = {
  _id: string;
  unionId: string;
  state: (typeof electionLifecycle.states)[number];
  /** Nominations have begun at least once: from then on every member may see it. */
  isBegun: boolean;
  kind: ElectionKind;
  title: string;
  note: string;
  seats: number;
  unitId: string | null;
  termId: string | null;
  constituencyId: string | null;
  /** The group, the union or the constituency, as it was called when it was written. */
  placeName: string;
  /** The staff of the constituency; null for the others. */
  employees: number | null;
  isByElection: boolean;
  years: number | null;
  voters: Voters;
  unitIds: string[];
  voterIds: string[];
  rules: Rules;
  /** As the officer wrote them; null where the usual ones apply. */
  ownRules: OwnRules | null;
  tellerIds: string[];
  witnessId: string;
  nominateUntil: string | null;
  listUntil: string | null;
  closesAt: string | null;
  /** When those who have not voted were last reminded in the present round. */
  remindedAt: string | null;
  createdAt: string;
  /** The last one is the present one. */
  rounds: Round[];
  winners: Winner[];
  vacancyReason: string | null;
  stopReason: string | null;
  appointedOn: string | null;
};

const elections = collection<Election>('elections', [
  { key: { unionId: 1, createdAt: -1 } },
  { key: { unionId: 1, isBegun: 1, createdAt: -1 } },
  { key: { unionId: 1, state: 1, createdAt: -1 } },
  { key: { state: 1, closesAt: 1 } },
]);

export const roundOf = ({ rounds }: Pick<Election, 'rounds'>): Round => rounds.at(-1)!;
/** The name of the box a round is voted in. */
export const boxOf = ({ _id }: Pick<Election, '_id'>, { number }: Pick<Round, 'number'>): string => `${_id}-${number}`;
/** The rounds with the present one changed. */
export const withRound = ({ rounds }: Election, changed: Partial<Round>): Round[] => [
  ...rounds.slice(0, -1),
  { ...rounds.at(-1)!, ...changed },
];
export const newRound = (number: number, kind: RoundKind, seats: number, candidates: Candidate[] = []): Round => ({
  ...{ number, kind, seats, candidates, openedAt: null, closedAt: null, publishedAt: null, due: null, boxCount: null, hash: null },
  ...{ tally: null, mergers: [], signatures: [] },
});

export const insertElection = (reach: Reach, record: Election) => elections(reach).insert(record);
export const findElection = (reach: Reach, _id: string, unionId: string, isKeeper: boolean) =>
  elections(reach).findOne(isKeeper ? { _id, unionId } : { _id, unionId, isBegun: true });
export const findElectionsIn = (reach: Reach, unionId: string, states: Election['state'][]) =>
  elections(reach).find({ unionId, state: { $in: states } }, { limit: 200 * states.length });
/** For one's own data: those of a person's nominations. */
export const findElectionsNamed = (reach: Reach, unionId: string, ids: string[]) => elections(reach).find({ _id: { $in: ids }, unionId });

/** The newest two thousand: for the register of a union's elections. */
export const findAllElections = (reach: Reach, unionId: string) =>
  elections(reach).find({ unionId }, { sort: { createdAt: -1 }, limit: 2000 });

type Asked = { cursor?: string; limit?: number; state?: Election['state'] };
/** Newest first. A state narrows by index; those in preparation are for who keeps them. */
export function pageOfElections(reach: Reach, unionId: string, isKeeper: boolean, { state, ...asked }: Asked) {
  const filter = state ? { unionId, state } : isKeeper ? { unionId } : { unionId, isBegun: true };
  return pageByMoment(elections(reach), { filter, field: 'createdAt', direction: -1, from: LATEST, to: EARLIEST }, asked);
}
export const moveElection = (
  ctx: Context,
  record: Election,
  command: keyof typeof electionLifecycle.moves,
  set: Partial<Election> = {},
): Promise<Election> => move(elections(ctx), electionLifecycle, record, command, set);
/** Within a state: signatures gather before the last of them moves the election on; a candidate is struck from a list. */
export const setRounds = (reach: Reach, { _id, unionId, state }: Election, rounds: Round[]) =>
  elections(reach).update({ _id, unionId, state }, { $set: { rounds } });
export const setReminded = (reach: Reach, { _id, unionId }: Election, remindedAt: string) =>
  elections(reach).update({ _id, unionId, state: 'voting' }, { $set: { remindedAt } });
export const setWinners = (reach: Reach, { _id, unionId }: Election, winners: Winner[]) =>
  elections(reach).update({ _id, unionId }, { $set: { winners } });

// The clock looks across unions.
export const findOverdue = ({ db }: Reach, now: string) =>
  db
    .collection<Election>('elections')
    .find({ state: 'voting', closesAt: { $lte: now } })
    .limit(100)
    .toArray();
export const findEnding = ({ db }: Reach, from: string, to: string) =>
  db
    .collection<Election>('elections')
    .find({ state: 'voting', closesAt: { $gt: from, $lte: to } })
    .limit(100)
    .toArray();
