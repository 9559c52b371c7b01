/** Where nominations and objections to candidates are kept. */
import type { consentLabels, wayLabels } from '../../types/election/labels';
import { collection, type Reach } from '../core/database';

export type Nomination = {
  _id: string;
  unionId: string;
  electionId: string;
  memberId: string;
  name: string;
  groupName: string;
  way: keyof typeof wayLabels;
  byId: string;
  byName: string;
  reason: string;
  statement: string;
  consent: keyof typeof consentLabels;
  hasDeclared: boolean | null;
  seconders: { memberId: string; name: string }[];
  /** Taken back by the candidate, or struck after an objection. */
  withdrawnReason: string | null;
  at: string;
};
export type Objection = {
  _id: string;
  unionId: string;
  electionId: string;
  candidateId: string;
  candidateName: string;
  memberId: string;
  memberName: string;
  text: string;
  at: string;
  answer: string | null;
  isUpheld: boolean | null;
  answeredAt: string | null;
};

const nominations = collection<Nomination>('election_nominations', [
  { key: { unionId: 1, electionId: 1, memberId: 1 }, unique: true },
  { key: { unionId: 1, memberId: 1, consent: 1 } },
]);
const objections = collection<Objection>('election_objections', [
  { key: { unionId: 1, electionId: 1, candidateId: 1, memberId: 1 }, unique: true },
  { key: { unionId: 1, memberId: 1 } },
]);

export const insertNomination = (reach: Reach, record: Nomination) => nominations(reach).insert(record);
export const findNomination = (reach: Reach, unionId: string, _id: string) => nominations(reach).findOne({ _id, unionId });
export const findNominationOf = (reach: Reach, unionId: string, electionId: string, memberId: string) =>
  nominations(reach).findOne({ unionId, electionId, memberId });
export const findNominations = (reach: Reach, unionId: string, electionId: string): Promise<Nomination[]> =>
  nominations(reach).find({ unionId, electionId });
export const findNominationsFor = (reach: Reach, unionId: string, memberId: string, consent?: Nomination['consent']) =>
  nominations(reach).find(consent ? { unionId, memberId, consent } : { unionId, memberId });
export const updateNomination = (reach: Reach, { _id, unionId }: Nomination, set: Partial<Nomination>) =>
  nominations(reach).update({ _id, unionId }, { $set: set });
/** Once a person: two taps at the same moment meet in the transaction. */
export const addSeconder = (reach: Reach, { _id, unionId }: Nomination, seconder: Nomination['seconders'][number]) =>
  nominations(reach).update({ _id, unionId }, { $push: { seconders: seconder } });

export const insertObjection = (reach: Reach, record: Objection) => objections(reach).insert(record);
export const findObjection = (reach: Reach, unionId: string, _id: string) => objections(reach).findOne({ _id, unionId });
export const findObjections = (reach: Reach, unionId: string, electionId: string): Promise<Objection[]> =>
  objections(reach).find({ unionId, electionId });
export const findObjectionBy = (reach: Reach, unionId: string, electionId: string, candidateId: string, memberId: string) =>
  objections(reach).findOne({ unionId, electionId, candidateId, memberId });
export const findObjectionsBy = (reach: Reach, unionId: string, memberId: string) => objections(reach).find({ unionId, memberId });
export const answerObjection = (reach: Reach, { _id, unionId }: Objection, set: Pick<Objection, 'answer' | 'isUpheld' | 'answeredAt'>) =>
  objections(reach).update({ _id, unionId, answer: null }, { $set: set });
