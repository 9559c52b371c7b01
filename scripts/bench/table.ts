/** Medians, and the table that is printed. */
export const median = (all: number[]): number => {
  const sorted = [...all].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
};

/** `measured` is what the goal is about: a ratio, or a figure with a unit of its own. */
export type Row = {
  name: string;
  bare?: number;
  ours?: number;
  measured: number;
  goal: number;
  unit: '×' | 'ms' | 's' | 'MB';
  note?: string;
};

const width = (text: string) => [...text].reduce((sum, one) => sum + (one.codePointAt(0)! > 0x2e7f ? 2 : 1), 0);
const pad = (text: string, to: number) => text + ' '.repeat(Math.max(0, to - width(text)));
const ms = (value?: number) => (value === undefined ? '—' : value.toFixed(value < 100 ? 2 : 0));

export function print(rows: Row[]): void {
  const lines = [['项目', '基准 ms', '本系统 ms', '结果', '目标', '', '说明']];
  for (const { name, bare, ours, measured, goal, unit, note = '' } of rows)
    lines.push([
      name,
      ms(bare),
      ms(ours),
      `${measured.toFixed(unit === 'MB' ? 0 : unit === 'ms' ? 4 : 2)} ${unit}`,
      `≤ ${goal} ${unit}`,
      measured <= goal ? '✓' : '✗',
      note,
    ]);
  const widths = lines[0]!.map((_title, column) => Math.max(...lines.map((line) => width(line[column]!))));
  for (const line of lines)
    console.log(
      line
        .map((cell, column) => pad(cell, widths[column]!))
        .join('  ')
        .trimEnd(),
    );
}
