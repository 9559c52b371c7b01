/** Taking files in by what they are, and handing out addresses that expire. */
import { createHash } from 'node:crypto';
import type { file } from '../../types/file/contract';
import { may, type Handlers } from '../core/context';
import { found, refuse } from '../core/refuse';
import { isBomb, MAX_BYTES, signatureOf, tidyName, typeOf } from './rules';
import { downloadSecret, findFileIn, saveFile } from './store';

const VALID_FOR_MS = 10 * 60_000;

export const handlers: Handlers<typeof file> = {
  'file.upload': async (ctx, { name, content }) => {
    const bytes = Buffer.from(content, 'base64');
    if (bytes.length > MAX_BYTES) refuse('TOO_LARGE', '文件不能超过 10 MB，请压缩或拆分后再上传');
    const type = typeOf(bytes);
    if (!type) refuse('FILE_REJECTED', '只接受 xlsx、png、jpg、pdf 文件；文件内容与这些格式不符（改扩展名没有用），请另存为其中一种');
    if (type === 'xlsx' && isBomb(bytes)) refuse('FILE_REJECTED', '表格展开后过大，请只保留需要的工作表后再上传');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const record = await saveFile(
      ctx,
      {
        unionId: ctx.actor.unionId,
        ownerId: ctx.actor.memberId,
        name: tidyName(name),
        size: bytes.length,
        type,
        sha256,
        uploadedAt: ctx.at,
      },
      bytes,
    );
    ctx.note(record._id, record.name);
    return { ...record, id: record._id };
  },

  'file.get': async (ctx, { id }) => {
    const record = await findFileIn(ctx, ctx.scope.unionId, id);
    const isMine = record?.ownerId === ctx.actor.memberId;
    const kept = found(isMine || may(ctx.actor, 'announcement.create') ? record : null, '这个文件');
    const expires = ctx.now.getTime() + VALID_FOR_MS;
    const signature = signatureOf(await downloadSecret(ctx), id, expires);
    return { ...kept, id, url: `/files/${id}?expires=${expires}&signature=${signature}` };
  },
};
