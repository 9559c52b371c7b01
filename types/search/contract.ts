/** One box for announcements, events, proposals, suggestions and, for officers and group leaders, people of their reach. */
import { z } from 'zod';
import { Id, Moment, choice, page, pageInput, text } from '../common';
import { command, query } from '../operation';
import { foundLabels } from './labels';

const kind = choice('类别', foundLabels);
/** Where the sought words stand: start and length in UTF-16 units. */
const Marks = z.array(z.tuple([z.number(), z.number()]));

export const Hit = z.object({
  kind,
  id: Id,
  title: z.string(),
  subtitle: z.string(),
  at: Moment,
  link: z.string(),
  marks: Marks,
  /** The place in the text, when the title alone does not show it. */
  excerpt: z.object({ text: z.string(), marks: Marks }).nullable(),
});

export const search = {
  'search.find': query({
    summary: '按汉字、拼音首字母或全拼查找公告、活动、提案、建议；干事和组长另可找到所辖会员；只会找到本人看得到的',
    access: 'anyMember',
    input: {
      ...pageInput,
      text: text('要找的字词', { max: 40 }),
      kinds: z.array(kind, '类别应为列表').min(1, '请选择类别，或不填表示全部').max(Object.keys(foundLabels).length, '类别过多').optional(),
    },
    output: page(Hit).extend({
      /** Kinds of which there are more than these. */
      more: z.array(kind),
    }),
    example: { text: '工会', limit: 20 },
  }),
  'search.rebuild': command({
    summary: '重建本会的搜索索引：旧索引用到新的建好为止；首次启用时由系统执行',
    access: { admin: 'union' },
    input: {},
    output: z.object({ generation: z.number() }),
    audit: '重建搜索索引',
    example: {},
  }),
  'search.build': command({
    summary: '系统把下一批记录编入正在建的索引',
    access: 'system',
    input: {},
    output: z.object({ indexed: z.number(), isDone: z.boolean() }),
    audit: null,
    example: {},
  }),
  'search.follow': command({
    summary: '系统按审计记录把刚改过的内容编入索引',
    access: 'system',
    input: {},
    output: z.object({ indexed: z.number() }),
    audit: null,
    example: {},
  }),
  'search.clear': command({
    summary: '系统清理换下的旧索引',
    access: 'system',
    input: {},
    output: z.object({ removed: z.number() }),
    audit: null,
    example: {},
  }),
};
