/** Files: uploaded first, then named by id; the content is checked, never believed by its name. */
import { z } from 'zod';
import { Id, Moment, id, text } from '../common';
import { command, query } from '../operation';

export const StoredFile = z.object({ id: Id, name: z.string(), size: z.number(), type: z.string(), uploadedAt: Moment });

/** 10 MB as base64. */
const MAX_BASE64 = Math.ceil((10 * 1024 * 1024) / 3) * 4;

export const file = {
  'file.upload': command({
    summary: '上传一个文件（xlsx、png、jpg、pdf，不超过 10 MB）；浏览器以 multipart 表单的 file 字段提交到同一地址',
    access: 'anyMember',
    input: {
      name: text('文件名', { max: 200 }),
      content: z.string('请选择文件').min(1, '文件是空的，请重新选择').max(MAX_BASE64, '文件不能超过 10 MB'),
    },
    output: StoredFile,
    audit: '上传文件',
    example: { name: '名册.xlsx', content: 'UEsDBA==' },
  }),
  'file.get': query({
    summary: '文件信息与十分钟内有效的下载地址；本人上传的，或本会干事可取',
    access: 'anyMember',
    input: { id: id('文件') },
    output: StoredFile.extend({ url: z.string() }),
    example: { id: 'f1' },
  }),
};
