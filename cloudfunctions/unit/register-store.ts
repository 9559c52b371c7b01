/** Where the unions' register entries and their committees are kept. */
import type { industryLabels, postLabels } from '../../types/unit/labels';
import { collection, type Reach } from '../core/database';

export type Entry = {
  /** The union's id. */
  _id: string;
  unionId: string;
  employer: string;
  industry: keyof typeof industryLabels;
  staffCount: number;
  address: string;
  contactName: string;
  contactPhone: string;
  foundedOn: string | null;
  updatedAt: string;
};
export type Committee = {
  _id: string;
  unionId: string;
  /** 第几届. */
  number: number;
  /** First and last day of the term, Asia/Shanghai. */
  from: string;
  to: string;
  years: number;
  isServing: boolean;
  seats: { memberId: string | null; name: string; post: keyof typeof postLabels }[];
  tellOn: string | null;
};

const entries = collection<Entry>('unit_registers', [{ key: { unionId: 1 }, unique: true }]);
const committees = collection<Committee>('unit_committees', [
  { key: { unionId: 1, number: 1 }, unique: true },
  { key: { unionId: 1, isServing: 1 } },
  { key: { tellOn: 1 } },
]);

export const findEntry = (reach: Reach, unionId: string) => entries(reach).findOne({ unionId });
export const findEntries = (reach: Reach, unionIds: string[]) => entries(reach).find({ unionId: { $in: unionIds } });
export const saveEntry = (reach: Reach, { _id, ...entry }: Entry) =>
  entries(reach).update({ _id, unionId: entry.unionId }, { $set: entry }, { upsert: true });

export const findCommittee = (reach: Reach, unionId: string, _id: string) => committees(reach).findOne({ _id, unionId });
/** Every committee of a union, the latest first. */
export const findCommittees = async (reach: Reach, unionId: string): Promise<Committee[]> =>
  (await committees(reach).find({ unionId })).sort((a, b) => b.number - a.number);
export const findServing = (reach: Reach, unionIds: string[]) => committees(reach).find({ unionId: { $in: unionIds }, isServing: true });

/** The new committee serves; the one before it becomes history. */
export async function replaceCommittee(reach: Reach, record: Committee): Promise<void> {
  await committees(reach).updateMany({ unionId: record.unionId, isServing: true }, { $set: { isServing: false, tellOn: null } });
  await committees(reach).insert(record);
}
/** Seats filled in the middle of a term. */
export const addSeats = (reach: Reach, { _id, unionId, seats }: Committee, more: Committee['seats']) =>
  committees(reach).update({ _id, unionId, isServing: true }, { $set: { seats: [...seats, ...more] } });
export const noteTermTold = (reach: Reach, { _id, unionId, tellOn }: Committee, next: string | null) =>
  committees(reach).update({ _id, unionId, tellOn }, { $set: { tellOn: next } });

/** Committees whose end is to be told, of any union: the clock's read. */
export const findTermsToTell = ({ db }: Reach, today: string) =>
  db
    .collection<Committee>('unit_committees')
    .find({ tellOn: { $lte: today } })
    .limit(200)
    .toArray();
