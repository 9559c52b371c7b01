/**
 * Which part of a filter an index serves. The embedded server uses an index only when every condition of the first
 * match is part of it (decision 003), so a filter is cut in two: the indexed part first, the rest on what that leaves.
 * A real server merges the two matches again.
 */
import type { Document, IndexDescription } from 'mongodb';

export type Split = { indexed: Document; rest: Document };

const BY_ID = ['_id'];
const isOperator = (value: unknown): value is Document => typeof value === 'object' && value !== null && !(value instanceof Date) && Object.keys(value).some((key) => key.startsWith('$'));
const closing = new Set(['$in', '$gt', '$gte', '$lt', '$lte']);

/** Cuts a filter along the index (or `_id`) that serves most of it. */
export function splitFilter(filter: Document, indexes: IndexDescription[]): Split {
  let best: string[] = [];
  for (const keys of [BY_ID, ...indexes.map(({ key }) => Object.keys(key as object))]) {
    const served = servedBy(filter, keys);
    if (served[0] === '_id' || served.length > best.length) best = served;
    if (best[0] === '_id') break;
  }
  const indexed: Document = {};
  const rest: Document = {};
  for (const [field, condition] of Object.entries(filter)) (best.includes(field) ? indexed : rest)[field] = condition;
  return { indexed, rest };
}

/** The fields of an index that the filter can use: equal ones from the left, then at most one list or range. */
function servedBy(filter: Document, keys: string[]): string[] {
  const served: string[] = [];
  for (const key of keys) {
    if (!(key in filter)) break;
    const condition: unknown = filter[key];
    if (!isOperator(condition)) {
      served.push(key);
      continue;
    }
    if (Object.keys(condition).every((operator) => closing.has(operator))) served.push(key);
    break;
  }
  return served;
}

export const isEmpty = (part: Document): boolean => Object.keys(part).length === 0;

/** The stages that read what a filter names, by its index first. */
export const matchStages = ({ indexed, rest }: Split): Document[] => [indexed, rest].filter((part) => !isEmpty(part)).map((part) => ({ $match: part }));
