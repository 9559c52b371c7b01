/** What lies below the roster: the tree and its names. Member asks here, since the rest of unit asks member. */
import type { Reach } from '../core/database';
import { findEverUnitsOf, findUnionsBelow, findUnionsNamed, findUnitAnywhere, findUnitsOf, units } from './store';

export { findUnionsBelow, findUnionsNamed, findUnitAnywhere, findUnitsOf };

/** Chinese names by unit id, for one union; closed groups keep theirs. */
export async function unitNames(reach: Reach, unionId: string): Promise<Map<string, string>> {
  return new Map((await findEverUnitsOf(reach, unionId)).map(({ _id, name }) => [_id, name]));
}

/** Which of these ids are not units of the union. */
export async function unknownUnits(reach: Reach, unionId: string, ids: string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const known = new Set(
    (await units(reach).find({ unionId, _id: { $in: ids }, closedOn: null }, { projection: { _id: 1 } })).map(({ _id }) => _id),
  );
  return ids.filter((id) => !known.has(id));
}
