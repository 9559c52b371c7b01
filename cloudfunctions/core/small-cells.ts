/** Figures that could name a person: no shown cell has fewer than five behind it, and none can be reckoned from the others. */

/** Practice of statistics offices: a cell of fewer than five persons is not shown. */
export const SMALLEST_CELL = 5;

const sum = (counts: number[]) => counts.reduce((total, count) => total + count, 0);

/**
 * Parts of a whole that may be shown, as groups of indexes: each shown one stands alone, the hidden ones are one group.
 * A hidden group has at least two members and five persons, and its sum leaves each member open: who knows the total
 * and every shown figure learns none of the hidden ones.
 */
export function shownGroups(counts: number[]): number[][] {
  const order = counts.map((_count, index) => index).sort((a, b) => counts[a]! - counts[b]! || a - b);
  const small = order.filter((index) => counts[index]! < SMALLEST_CELL).length;
  if (small === 0) return counts.map((_count, index) => [index]);
  let hidden = small;
  const total = () => sum(order.slice(0, hidden).map((index) => counts[index]!));
  // All hidden ones at their most (4 each) would be known from the sum alone.
  const tells = () => hidden < 2 || total() < SMALLEST_CELL || (hidden === small && total() === small * (SMALLEST_CELL - 1));
  while (hidden < counts.length && tells()) hidden += 1;
  const merged = order.slice(0, hidden).sort((a, b) => a - b);
  return [...counts.map((_count, index) => [index]).filter(([index]) => !merged.includes(index!)), merged];
}

/** Each figure or null where hidden, and the hidden ones together; `rest` is null when nothing is hidden or the whole itself is small. */
export function shownCounts(counts: number[]): { counts: (number | null)[]; rest: number | null } {
  const groups = shownGroups(counts);
  const alone = new Set(groups.filter((group) => group.length === 1).map(([index]) => index!));
  const isWholeSmall = sum(counts) < SMALLEST_CELL;
  const merged = groups.find((group) => group.length > 1);
  return {
    counts: counts.map((count, index) => (alone.has(index) && !isWholeSmall ? count : null)),
    rest: merged && !isWholeSmall ? sum(merged.map((index) => counts[index]!)) : null,
  };
}

/** A figure that stands for itself (a ticked box of many): shown when those who ticked and those who did not are both five or more. */
export const shownShare = (count: number, of: number): number | null =>
  count < SMALLEST_CELL || of - count < SMALLEST_CELL ? null : count;

export type CrossTable = { rows: number[][]; columns: number[][]; cells: number[][] };

/**
 * A table of two questions, coarsened until every cell holds five or more. It starts from what is shown of each question
 * alone, so no sum of it says more than those; answers null when nothing is left to compare.
 */
export function crossTable(pairs: [row: number, column: number][], rowCount: number, columnCount: number): CrossTable | null {
  const margin = (length: number, side: 0 | 1) =>
    Array.from({ length }, (_one, index) => pairs.filter((pair) => pair[side] === index).length);
  let rows = shownGroups(margin(rowCount, 0));
  let columns = shownGroups(margin(columnCount, 1));
  const at = (row: number[], column: number[]) => pairs.filter(([r, c]) => row.includes(r) && column.includes(c)).length;
  while (rows.length > 1 && columns.length > 1) {
    const cells = rows.map((row) => columns.map((column) => at(row, column)));
    if (cells.flat().every((cell) => cell >= SMALLEST_CELL)) return { rows, columns, cells };
    if (rows.length >= columns.length)
      rows = joinSmallest(
        rows,
        cells.map((line) => Math.min(...line)),
      );
    else
      columns = joinSmallest(
        columns,
        columns.map((_column, index) => Math.min(...cells.map((line) => line[index]!))),
      );
  }
  return null;
}

/** The two groups with the smallest figures become one. */
function joinSmallest(groups: number[][], weights: number[]): number[][] {
  const [first, second] = groups.map((_group, index) => index).sort((a, b) => weights[a]! - weights[b]! || a - b) as [number, number];
  const joined = [...groups[first]!, ...groups[second]!].sort((a, b) => a - b);
  return [...groups.filter((_group, index) => index !== first && index !== second), joined];
}
