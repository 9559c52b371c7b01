/** What other domains may ask of files. */
import type { Attachment } from '../../types/file/contract';
import type { Context } from '../core/context';
import type { Reach } from '../core/database';
import { found, refuse, refuseField } from '../core/refuse';
import { rowsOfWorkbook, type Column, type SheetRow } from './sheet';
import { findFile, findFileIn, findFilesIn, keepFiles, readBytes, readPiece, saveFile, signingSecret, type StoredFile } from './store';
import { expiryOf, isSigned, mimeOf, PAPER_FOR_MS, signatureOf, tidyName, typeLabels, type FileType } from './rules';
import { momentAfter } from '../core/time';

export { rowsOfRequest, textOf, type Column, type SheetRow } from './sheet';

/** The rows of an uploaded spreadsheet of the caller's own, by column names. */
export async function readSheet(ctx: Context, fileId: string, columns: Column[]): Promise<SheetRow[]> {
  const record = await findFileIn(ctx, ctx.actor.unionId, fileId);
  const file = found(record?.ownerId === ctx.actor.memberId ? record : null, '上传的文件');
  if (file.type !== 'xlsx') refuse('FILE_REJECTED', '这里需要 .xlsx 表格');
  return rowsOfWorkbook(await readBytes(ctx, file), columns);
}

type Taking = {
  /** Ids the record holds already: they may stay whoever uploaded them. */
  held?: string[];
  types?: FileType[];
  /** Path of the input field, for the refusal. */
  field?: string;
};

/** In a command: a record takes these files for good. New ones must be the caller's own uploads of an allowed type. */
export async function takeFiles(ctx: Context, ids: string[], { held = [], types, field = 'fileIds' }: Taking = {}): Promise<string[]> {
  const fresh = ids.filter((id) => !held.includes(id));
  const files = new Map((await findFilesIn(ctx, ctx.actor.unionId, fresh)).map((file) => [file._id, file]));
  for (const id of fresh) {
    const file = files.get(id);
    if (!file || file.ownerId !== ctx.actor.memberId) refuseField(field, '有一个附件已经失效，请移除后重新上传');
    if (types && !types.includes(file.type))
      refuseField(field, `「${file.name}」的格式不合适，这里只收 ${types.map((type) => typeLabels[type]).join('、')}`);
  }
  if (fresh.length > 0) await keepFiles(ctx, ctx.actor.unionId, fresh);
  return [...new Set(ids)];
}

/** Signed addresses of a record's files, in its order. The caller must already have been found to see the record. */
export async function linksOf(ctx: Context, ids: string[]): Promise<Attachment[]> {
  if (ids.length === 0) return [];
  const files = new Map((await findFilesIn(ctx, ctx.scope.unionId, ids)).map((file) => [file._id, file]));
  const secret = await signingSecret(ctx);
  return ids.flatMap((id) => {
    const file = files.get(id);
    return file ? [attachmentOf(file, secret, ctx.now)] : [];
  });
}

/** Keeps a paper made for one download; it goes after an hour. */
export async function keepPaper(ctx: Context, paper: { name: string; type: FileType; bytes: Buffer }): Promise<Attachment> {
  const { unionId, memberId: ownerId } = ctx.actor;
  const expireAt = momentAfter(ctx.now, PAPER_FOR_MS);
  const { type, bytes } = paper;
  const file = await saveFile(ctx, { unionId, ownerId, name: tidyName(paper.name), type, uploadedAt: ctx.at, expireAt }, bytes);
  return attachmentOf(file, await signingSecret(ctx), ctx.now);
}

/** The bytes of a file some record of this union holds, for papers that show it. */
export async function bytesOf(ctx: Context, id: string): Promise<Buffer | null> {
  const file = await findFileIn(ctx, ctx.scope.unionId, id);
  return file && readBytes(ctx, file);
}

function attachmentOf({ _id: id, name, size, type, hasThumbnail }: StoredFile, secret: string, now: Date): Attachment {
  const url = signedAddress(secret, id, now);
  return { id, name, size, type, url, thumbUrl: hasThumbnail ? `${url}&thumbnail=1` : null };
}

const signedAddress = (secret: string, id: string, now: Date) => {
  const expires = expiryOf(now);
  return `/files/${id}?expires=${expires}&signature=${signatureOf(secret, id, expires)}`;
};

export const addressOf = async (ctx: Context, id: string): Promise<string> => signedAddress(await signingSecret(ctx), id, ctx.now);

type Opened = { file: StoredFile; mime: string; bytes: Buffer };

/** The bytes behind a signed address; null when the signature is wrong or has expired. */
export async function openSigned(
  reach: Reach,
  { id, expires, signature, isThumbnail = false }: { id: string; expires: number; signature: string; isThumbnail?: boolean },
  now: Date,
): Promise<Opened | null> {
  if (!isSigned(await signingSecret(reach), id, expires, signature, now)) return null;
  const file = await findFile(reach, id);
  if (!file) return null;
  const bytes = isThumbnail ? await readPiece(reach, file, 'thumbnail') : await readBytes(reach, file);
  return bytes && { file, mime: isThumbnail ? 'image/jpeg' : mimeOf[file.type], bytes };
}
