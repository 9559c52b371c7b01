/** Files: uploaded first, then named by id; the content is checked, never believed by its name. */
import { z } from 'zod';
import { Id, Moment, count, done, id, text } from '../common';
import { command, query } from '../operation';

export const StoredFile = z.object({ id: Id, name: z.string(), size: z.number(), type: z.string(), uploadedAt: Moment });

/** A file of a record the caller may see: signed addresses, good for ten to twenty minutes; pictures have a small one too. */
export const Attachment = z
  .object({ id: Id, name: z.string(), size: z.number(), type: z.string(), url: z.string(), thumbUrl: z.string().nullable() })
  .meta({ id: 'Attachment' });
export type Attachment = z.output<typeof Attachment>;

/** What an export answers. */
export const Exported = z.object({ file: Attachment });

/** The files of a record by id, in the order shown. */
export const fileIds = (label: string, max = 9) => z.array(id(label), `${label}应为列表`).max(max, `${label}不能超过${max}个`);

/** 10 MB as base64, and the small picture beside a large one: 100 KB. */
const MAX_BASE64 = Math.ceil((10 * 1024 * 1024) / 3) * 4;
const MAX_THUMBNAIL = 140_000;

export const file = {
  'file.upload': command({
    summary: '上传一个文件（xlsx、docx、pdf、png、jpg，不超过 10 MB）；浏览器以 multipart 表单的 file 字段提交到同一地址',
    access: 'anyMember',
    input: {
      name: text('文件名', { max: 200 }),
      content: z.string('请选择文件').min(1, '文件是空的，请重新选择').max(MAX_BASE64, '文件不能超过 10 MB'),
      thumbnail: z.string('缩略图应为文字').max(MAX_THUMBNAIL, '缩略图不能超过 100 KB').optional(),
    },
    output: StoredFile,
    audit: '上传文件',
    example: { name: '名册.xlsx', content: 'UEsDBA==' },
  }),
  'file.get': query({
    summary: '文件信息与二十分钟内有效的下载地址；本人上传的，或本会干事可取',
    access: 'anyMember',
    input: { id: id('文件') },
    output: StoredFile.extend({ url: z.string() }),
    example: { id: 'f1' },
  }),
  'file.read': query({
    summary: '按签名地址取文件的一段（小程序没有网址可下载时用），每段不超过 180 KB',
    access: 'public',
    input: {
      id: id('文件'),
      expires: count('有效期', { max: 8.64e15 }),
      signature: text('签名', { max: 100 }),
      isThumbnail: z.boolean('缩略图应为是或否').optional(),
      piece: count('段', { max: 1000 }),
    },
    output: z.object({ content: z.string(), pieces: z.number() }),
    example: { id: 'f1', expires: 1, signature: 'x', piece: 0 },
  }),
  'file.discard': command({
    summary: '清理没有被使用的上传和过期的导出',
    access: 'system',
    input: { id: id('文件') },
    output: done,
    audit: '清理过期文件',
    example: { id: 'f1' },
  }),
};
