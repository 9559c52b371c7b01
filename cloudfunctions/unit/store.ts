/** Where units are kept: federation, unions, groups and departments in one collection, keyed by their union. */
import { collection, type Reach } from '../core/database';
import type { kindLabels } from '../../types/unit/labels';

export type Unit = {
  _id: string;
  /** The union it belongs to; a union's and a federation's own id. */
  unionId: string;
  parentId: string | null;
  kind: keyof typeof kindLabels;
  name: string;
  order: number;
  /** Re-arranged away on this day; its records stay. */
  closedOn?: string | null;
};

export const units = collection<Unit>('units', [
  { key: { unionId: 1, kind: 1, order: 1 } },
  { key: { parentId: 1, kind: 1 } },
  { key: { kind: 1, name: 1 } },
]);

export const findUnit = (reach: Reach, unionId: string, _id: string) => units(reach).findOne({ _id, unionId });

/** A union with its groups and departments, in order, without those that were closed. */
export const findUnitsOf = async (reach: Reach, unionId: string): Promise<Unit[]> =>
  (await findEverUnitsOf(reach, unionId))
    .filter(({ closedOn }) => !closedOn)
    .sort((a, b) => rank[a.kind] - rank[b.kind] || a.order - b.order);
/** Closed ones too: for the names on old records. */
export const findEverUnitsOf = (reach: Reach, unionId: string) => units(reach).find({ unionId });
const rank: Record<Unit['kind'], number> = { federation: 0, union: 1, group: 2, department: 3 };

/** The unions directly below a federation. */
export const findUnionsBelow = async (reach: Reach, federationId: string): Promise<Unit[]> =>
  reach.db.collection<Unit>('units').find({ parentId: federationId, kind: 'union' }, { session: reach.session }).toArray();

/** Unions of any federation whose name holds this text: for somebody who belongs to none yet. */
export async function findUnionsNamed({ db, session }: Reach, text: string, limit: number): Promise<Unit[]> {
  const pattern = text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const found = await db
    .collection<Unit>('units')
    .aggregate<Unit>([{ $match: { kind: 'union' } }, { $match: { name: { $regex: pattern } } }, { $limit: limit }], { session })
    .toArray();
  return found.filter(({ closedOn }) => !closedOn);
}

export const insertUnit = (reach: Reach, record: Unit) => units(reach).insert(record);
export const renameUnit = (reach: Reach, { _id, unionId }: Unit, name: string) => units(reach).update({ _id, unionId }, { $set: { name } });

/** A unit of any union: for a person who has none yet and comes by a group's code. */
export const findUnitAnywhere = (reach: Reach, _id: string) => units(reach).findOne({ _id });

export const closeUnit = (reach: Reach, { _id, unionId }: Unit, closedOn: string) =>
  units(reach).update({ _id, unionId }, { $set: { closedOn } });

/** Whether anything was founded here yet. */
export const hasAnyUnit = async ({ db, session }: Reach): Promise<boolean> =>
  (await db.collection<Unit>('units').findOne({}, { session })) !== null;
