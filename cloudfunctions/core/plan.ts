/**
 * Which part of a filter an index serves. The embedded server uses an index only when every condition of the first
 * match is part of it (decision 003), so a filter is cut in two: the indexed part first, the rest on what that leaves.
 * A real server merges the two matches again.
 */
import type { Document, IndexDescription } from 'mongodb';

export type Split = { indexed: Document; rest: Document };

const isOperator = (value: unknown): value is Document =>
  typeof value === 'object' && value !== null && !(value instanceof Date) && Object.keys(value).some((key) => key.startsWith('$'));
const bounds = new Set(['$gt', '$gte', '$lt', '$lte']);

/** Cuts a filter along the index (or `_id`) that serves most of it. */
export function splitFilter(filter: Document, indexes: IndexDescription[]): Split {
  let best: Document = {};
  for (const key of [{ _id: 1 }, ...indexes.map((index) => index.key as Record<string, number>)]) {
    const served = servedBy(filter, Object.entries(key));
    if (Object.keys(served).length > Object.keys(best).length) best = served;
    if ('_id' in best) break;
  }
  // A widened range is checked again, exactly, on what it leaves.
  const rest = Object.fromEntries(Object.entries(filter).filter(([field, condition]) => best[field] !== condition));
  return { indexed: best, rest };
}

/** The conditions an index can use: equal ones from the left, then at most one list or range. */
function servedBy(filter: Document, keys: [field: string, direction: number][]): Document {
  const served: Document = {};
  for (const [position, [field, direction]] of keys.entries()) {
    if (!(field in filter)) break;
    const condition: unknown = filter[field];
    if (!isOperator(condition)) {
      served[field] = condition;
      continue;
    }
    const operators = Object.keys(condition);
    if (operators.length === 1 && operators[0] === '$in') served[field] = condition;
    else if (operators.every((operator) => bounds.has(operator))) {
      const range = position === keys.length - 1 ? condition : widened(condition, direction);
      if (!isEmpty(range)) served[field] = range;
    }
    break;
  }
  return served;
}

/**
 * The embedded server leaves out the records at an inclusive bound where the scan ends, unless the field is the
 * index's last (decision 003). There the bound is moved a little outwards; values of other kinds keep only their other bound.
 */
function widened(range: Document, direction: number): Document {
  const [inclusive, exclusive] = direction > 0 ? ['$lte', '$lt'] : ['$gte', '$gt'];
  if (!(inclusive! in range)) return range;
  const { [inclusive!]: bound, ...other } = range as Record<string, unknown>;
  if (typeof bound === 'number') return { ...other, [exclusive!]: bound + direction };
  if (typeof bound === 'string') return { ...other, [exclusive!]: direction > 0 ? `${bound}~` : bound.slice(0, -1) };
  return other;
}

export const isEmpty = (part: Document): boolean => Object.keys(part).length === 0;

/** The stages that read what a filter names, by its index first. */
export const matchStages = ({ indexed, rest }: Split): Document[] =>
  [indexed, rest].filter((part) => !isEmpty(part)).map((part) => ({ $match: part }));
