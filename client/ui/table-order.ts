/** What a table does with the rows at hand: order, narrowing, and a file of them. Pure, so that it is tested as a table. */
import type { ReactNode } from 'react';

export type Column<T> = {
  title: string;
  /** What the cell shows. */
  cell: (row: T) => ReactNode;
  /** What goes into the export, and by which rows are ordered and narrowed; left out of all three when missing. */
  text?: (row: T) => string | number;
  /** CSS width, e.g. `120px`; columns without one share the rest. */
  width?: string;
  align?: 'right';
  /** On a phone: `title` is the card's first line; `hidden` is left out there; `foot` stands below without its title: buttons. */
  onPhone?: 'title' | 'hidden' | 'foot';
  /** Not shown at a desk until the person chooses it. */
  isExtra?: boolean;
};

export type Sort = { title: string; isDown: boolean };

const isBlank = (value: string | number) => value === '';

/** Rows in order of one column; numbers by size, text as a dictionary has it, what is blank always last. */
export function sorted<T>(rows: T[], columns: Column<T>[], sort: Sort | null): T[] {
  const text = columns.find(({ title }) => title === sort?.title)?.text;
  if (!sort || !text) return rows;
  const compare = (a: string | number, b: string | number) => {
    if (isBlank(a) || isBlank(b)) return isBlank(a) && isBlank(b) ? 0 : isBlank(a) ? 1 : -1;
    const order = typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'zh-CN', { numeric: true });
    return sort.isDown ? -order : order;
  };
  return [...rows].sort((a, b) => compare(text(a), text(b)));
}

/** Rows whose columns hold what was typed under their titles; letters in either case. */
export function narrowed<T>(rows: T[], columns: Column<T>[], sought: Record<string, string>): T[] {
  const asked = columns.flatMap(({ title, text }) =>
    text && sought[title]?.trim() ? [{ text, wanted: sought[title].trim().toLowerCase() }] : [],
  );
  if (asked.length === 0) return rows;
  return rows.filter((row) => asked.every(({ text, wanted }) => String(text(row)).toLowerCase().includes(wanted)));
}

/** A column's next order: up, down, as it came. */
export const nextSort = (sort: Sort | null, title: string): Sort | null =>
  sort?.title !== title ? { title, isDown: false } : sort.isDown ? null : { title, isDown: true };

/** A cell that a spreadsheet would run as a formula is written as text. */
const csvCell = (value: string | number) => {
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return `"${text.replace(/"/g, '""')}"`;
};

/** The rows at hand as CSV, columns with `text` only. */
export function csvOf<T>(rows: T[], columns: Column<T>[]): string {
  const written = columns.filter((column): column is Column<T> & { text: (row: T) => string | number } => column.text !== undefined);
  const lines = [written.map(({ title }) => csvCell(title)), ...rows.map((row) => written.map(({ text }) => csvCell(text(row))))];
  return lines.map((line) => line.join(',')).join('\r\n');
}
