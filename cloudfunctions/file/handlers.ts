/** Taking files in by what they are, and handing out addresses that expire. */
import type { file } from '../../types/file/contract';
import { may, type Handlers } from '../core/context';
import { found, refuse, refuseField } from '../core/refuse';
import { addressOf } from './public';
import { isBomb, isSigned, MAX_BYTES, tidyName, typeOf, UNUSED_FOR_MS } from './rules';
import { dropFile, findFile, findFileIn, readPiece, saveFile, signingSecret } from './store';
import { momentAfter } from '../core/time';

export const handlers: Handlers<typeof file> = {
  'file.upload': async (ctx, { name, content, thumbnail }) => {
    const bytes = Buffer.from(content, 'base64');
    if (bytes.length > MAX_BYTES) refuse('TOO_LARGE', '文件不能超过 10 MB，请压缩或拆分后再上传');
    const type = typeOf(bytes);
    if (!type) refuse('FILE_REJECTED', '只接受 xlsx、docx、pdf、png、jpg 文件；文件内容与这些格式不符（改扩展名没有用），请另存为其中一种');
    if ((type === 'xlsx' || type === 'docx') && isBomb(bytes)) refuse('FILE_REJECTED', '文件展开后过大，请只保留需要的内容后再上传');
    const small = thumbnail === undefined ? null : Buffer.from(thumbnail, 'base64');
    if (small && !['png', 'jpg'].includes(typeOf(small) ?? '')) refuseField('thumbnail', '缩略图应为 png 或 jpg 图片');
    const expireAt = momentAfter(ctx.now, UNUSED_FOR_MS);
    const { unionId, memberId: ownerId } = ctx.actor;
    const record = await saveFile(ctx, { unionId, ownerId, name: tidyName(name), type, uploadedAt: ctx.at, expireAt }, bytes, small);
    ctx.note(record._id, record.name);
    return { ...record, id: record._id };
  },

  'file.get': async (ctx, { id }) => {
    const record = await findFileIn(ctx, ctx.scope.unionId, id);
    const isMine = record?.ownerId === ctx.actor.memberId;
    const kept = found(isMine || may(ctx.actor, 'announcement.create') ? record : null, '这个文件');
    return { ...kept, id, url: await addressOf(ctx, id) };
  },

  'file.read': async (ctx, { id, expires, signature, isThumbnail = false, piece }) => {
    const isGood = isSigned(await signingSecret(ctx), id, expires, signature, ctx.now);
    const record = found(isGood ? await findFile(ctx, id) : null, '这个文件，请回到页面重新打开');
    const bytes = found(await readPiece(ctx, record, isThumbnail ? 'thumbnail' : piece), '文件的这一段');
    return { content: bytes.toString('base64'), pieces: isThumbnail ? 1 : record.pieces };
  },

  'file.discard': async (ctx, { id }) => {
    const record = found(await findFileIn(ctx, ctx.scope.unionId, id), '这个文件');
    if (record.expireAt === null || record.expireAt > ctx.at) refuse('CONFLICT', '这个文件仍在使用');
    await dropFile(ctx, record);
    ctx.note(id, record.name);
    return { id };
  },
};
