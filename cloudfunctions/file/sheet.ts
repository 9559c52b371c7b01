/** Tables that people bring: .xlsx files or rows of a request, read by column names wherever the header stands. */
import readWorkbook from 'read-excel-file/node';
import { refuse, refuseField } from '../core/refuse';

/** A column: the field it fills, and every name it may carry, the template's first. */
export type Column = { field: string; names: readonly string[]; isRequired?: boolean };
/** One row: where it stands for a person (Excel's row number, or place in the request), and its texts by field. */
export type SheetRow = { row: number; values: Record<string, string> };

export const MAX_ROWS = 20_000;
const MAX_COLUMNS = 60;
const HEADER_WITHIN = 15;

type Cell = string | number | boolean | Date | null | undefined | typeof Date;

/** Full-width letters and digits become plain, spaces around go, dates become `YYYY-MM-DD`. */
export function textOf(cell: Cell | unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return String(cell)
    .normalize('NFKC')
    .replace(/[\u00a0\u200b\ufeff]/g, ' ')
    .trim();
}

/** «姓 名*», «手机（必填）» → «姓名», «手机»: NFKC has already made the brackets plain. */
const plain = (name: unknown) =>
  textOf(name)
    .replace(/[\s*:]/g, '')
    .replace(/\(.*$/, '')
    .toLowerCase();

/** Which field each header cell names; columns nobody asked for are left out. */
function fieldsOf(header: unknown[], columns: Column[]): (string | null)[] {
  return header.map(
    (name) => columns.find(({ names, field }) => [...names, field].some((one) => plain(one) === plain(name)))?.field ?? null,
  );
}

/** Rows below the header of the first sheet that has one; merged titles above it and blank rows are passed over. */
export async function rowsOfWorkbook(bytes: Buffer, columns: Column[]): Promise<SheetRow[]> {
  const sheets = await readWorkbook(bytes).catch(() => refuse('FILE_REJECTED', '这个表格打不开，请用 Excel 或 WPS 另存为 .xlsx 后再上传'));
  const required = columns.filter(({ isRequired }) => isRequired);
  for (const { data } of sheets as { data: unknown[][] }[]) {
    const at = data.slice(0, HEADER_WITHIN).findIndex((row) => required.every(({ field }) => fieldsOf(row, columns).includes(field)));
    if (at < 0) continue;
    if ((data[at]?.length ?? 0) > MAX_COLUMNS) refuse('FILE_REJECTED', `表格的列太多（超过 ${MAX_COLUMNS} 列），请只保留模板里的列`);
    if (data.length - at - 1 > MAX_ROWS) refuse('TOO_LARGE', `一次最多导入 ${MAX_ROWS} 行，请拆分后再导入`);
    const fields = fieldsOf(data[at]!, columns);
    return data
      .slice(at + 1)
      .map((cells, index) => ({ row: at + index + 2, values: pick(fields, cells) }))
      .filter(({ values }) => Object.values(values).some(Boolean));
  }
  return refuse('FILE_REJECTED', `没有找到表头，表格里应有「${required.map(({ names }) => names[0]).join('」「')}」这几列，请对照模板`);
}

function pick(fields: (string | null)[], cells: unknown[]): Record<string, string> {
  const values: Record<string, string> = {};
  fields.forEach((field, index) => {
    if (field && !values[field]) values[field] = textOf(cells[index]);
  });
  return values;
}

/** Rows of a request: objects with Chinese or English column names. Row numbers count from 1. */
export function rowsOfRequest(rows: Record<string, unknown>[], columns: Column[]): SheetRow[] {
  if (rows.length > MAX_ROWS) refuseField('rows', `一次最多导入 ${MAX_ROWS} 行，请拆分后再导入`);
  return rows.map((row, index) => {
    const names = Object.keys(row);
    const fields = fieldsOf(names, columns);
    const strange = names.filter((_name, at) => fields[at] === null);
    if (strange.length > 0)
      refuseField(`rows.${index}.${strange[0]!.slice(0, 40)}`, `第 ${index + 1} 行有不认识的列「${strange[0]!.slice(0, 20)}」，请对照模板`);
    return { row: index + 1, values: pick(fields, Object.values(row)) };
  });
}
