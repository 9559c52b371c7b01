/** Tables handed out as .xlsx: numbers of persons and accounts stay text, and nothing a person typed runs as a formula. */
import writeWorkbook from 'write-excel-file/node';

type Plain = string | number | null;
/** A cell, or a cell marked red in a list of errors. */
export type SheetValue = Plain | { value: Plain; isWrong: boolean };
export type SheetColumn<R> = {
  title: string;
  /** In characters. */
  width?: number;
  value: (row: R) => SheetValue;
  /** `fen` is shown as yuan with two decimals; `text` (the default for strings) keeps leading zeros. */
  as?: 'text' | 'fen' | 'count';
};
export type Sheet<R = never> = { title: string; columns: SheetColumn<R>[]; rows: R[] };

/** One sheet with its rows, closed over their type so that sheets of different rows make one workbook. */
export const sheet = <R>(title: string, columns: SheetColumn<R>[], rows: R[]): Sheet => ({ title, columns, rows }) as unknown as Sheet;

export const sheetOf = <R>(title: string, columns: SheetColumn<R>[], rows: R[]): Promise<Buffer> =>
  workbookOf([sheet(title, columns, rows)]);

const HEAD = { fontWeight: 'bold', backgroundColor: '#f2f2f2' } as const;
const WRONG = { backgroundColor: '#fbd5d5' } as const;
const MOST_CHARACTERS = 32_000;

export function workbookOf(sheets: Sheet[]): Promise<Buffer> {
  return writeWorkbook(
    sheets.map(({ title, columns, rows }) => ({
      sheet: nameOf(title),
      stickyRowsCount: 1,
      columns: columns.map(({ width = 16 }) => ({ width })),
      data: [
        columns.map((column) => ({ value: column.title, type: String, ...HEAD })),
        ...rows.map((row) => columns.map((column) => cellOf(column.value(row), column.as))),
      ],
    })) as Parameters<typeof writeWorkbook>[0],
  ).toBuffer();
}

/** A typed text cell is never read as a formula, so it stands as it was written. */
function cellOf(given: SheetValue, as: SheetColumn<never>['as']): object | null {
  const { value, isWrong } = given !== null && typeof given === 'object' ? given : { value: given, isWrong: false };
  const mark = isWrong ? WRONG : {};
  if (value === null || value === '') return isWrong ? { value: '', type: String, ...mark } : null;
  if (typeof value === 'number' && as === 'fen') return { value: value / 100, type: Number, format: '#,##0.00', ...mark };
  if (typeof value === 'number' && as !== 'text') return { value, type: Number, ...mark };
  return { value: String(value).slice(0, MOST_CHARACTERS), type: String, format: '@', ...mark };
}

/** Spreadsheet programs take 31 characters and none of these. */
const nameOf = (title: string) => title.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31) || '表';
