/** Lists that are edited row by row: the same list with one row changed, or without it. */

/** `setItems(changedAt(items, index, { title }))` */
export const changedAt = <T>(rows: readonly T[], index: number, changes: Partial<T>): T[] =>
  rows.map((row, at) => (at === index ? { ...row, ...changes } : row));

/** `setItems(without(items, index))` */
export const without = <T>(rows: readonly T[], index: number): T[] => rows.filter((_row, at) => at !== index);
