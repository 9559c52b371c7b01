/** Files: uploaded first, then named by id; the content is checked, never believed by its name. */
import { z } from 'zod';
import { Id, Moment, id } from '../common';
import { query } from '../operation';

export const StoredFile = z.object({ id: Id, name: z.string(), size: z.number(), type: z.string(), uploadedAt: Moment });

export const file = {
  'file.get': query({
    summary: '文件信息与十分钟内有效的下载地址；只有上传者和有权查看所属记录的人可取',
    access: 'anyMember',
    input: { id: id('文件') },
    output: StoredFile.extend({ url: z.string() }),
    example: { id: 'f1' },
  }),
};
