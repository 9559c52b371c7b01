/** A member's own data from every domain, in one file. */
import { ownData } from '../collected.generated';
import type { OwnData } from '../core/collected';
import type { Context } from '../core/context';
import { sheet, workbookOf } from '../core/paper/sheet';
import { tabNames } from './rules';

/** Read outside the transaction: domains read several things at once, which a session does not take. */
export async function gatherOwn(ctx: Context): Promise<OwnData[]> {
  const parts: OwnData[] = [];
  for (const tell of Object.values(ownData)) parts.push(...(await tell({ ...ctx, session: undefined })));
  return parts;
}

export function ownJson(name: string, at: string, parts: OwnData[]): Buffer {
  const data = parts.map(({ title, columns, rows }) => ({
    title,
    rows: rows.map((row) => Object.fromEntries(columns.map((column, index) => [column, row[index] ?? '']))),
  }));
  return Buffer.from(JSON.stringify({ name, takenAt: at, data }, null, 2));
}

export function ownSheet(parts: OwnData[]): Promise<Buffer> {
  const names = tabNames(parts.map(({ title }) => title));
  return workbookOf(
    parts.map(({ columns, rows }, index) =>
      sheet(
        names[index]!,
        columns.map((title, at) => ({ title, value: (row: string[]) => row[at] ?? '' })),
        rows,
      ),
    ),
  );
}
