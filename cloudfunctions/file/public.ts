/** What other domains may ask of files. */
import type { Context } from '../core/context';
import { found, refuse } from '../core/refuse';
import { rowsOfWorkbook, type Column, type SheetRow } from './sheet';
import { findFile, findFileIn, readBytes, downloadSecret, type StoredFile } from './store';
import { isSigned, mimeOf } from './rules';
import type { Reach } from '../core/database';

export { rowsOfRequest, textOf, type Column, type SheetRow } from './sheet';

/** The rows of an uploaded spreadsheet of the caller's own, by column names. */
export async function readSheet(ctx: Context, fileId: string, columns: Column[]): Promise<SheetRow[]> {
  const record = await findFileIn(ctx, ctx.actor.unionId, fileId);
  const file = found(record?.ownerId === ctx.actor.memberId ? record : null, '上传的文件');
  if (file.type !== 'xlsx') refuse('FILE_REJECTED', '这里需要 .xlsx 表格');
  return rowsOfWorkbook(await readBytes(ctx, file), columns);
}

/** The bytes behind a signed address; null when the signature is wrong or has expired. */
export async function openSigned(
  reach: Reach,
  id: string,
  expires: number,
  signature: string,
  now: Date,
): Promise<{ file: StoredFile; mime: string; bytes: Buffer } | null> {
  if (!isSigned(await downloadSecret(reach), id, expires, signature, now)) return null;
  const file = await findFile(reach, id);
  return file && { file, mime: mimeOf[file.type], bytes: await readBytes(reach, file) };
}
