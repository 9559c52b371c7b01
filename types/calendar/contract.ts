/** The calendar: everything a person may see, by day; public holidays as data; a file and a secret address for other calendar programs. */
import { z } from 'zod';
import { Day, Id, Moment, Month, choice, day, done, month, page, pageInput, text, year } from '../common';
import { kindLabels } from '../notification/labels';
import { command, query } from '../operation';
import { dayKindLabels, type DayKind } from './labels';

const kinds = z.array(choice('类别', kindLabels), '类别应为列表').max(Object.keys(kindLabels).length, '类别过多').optional();
const keepers = { officer: 'union', chair: 'union', admin: 'union' } as const;

const Item = z.object({
  key: z.string(),
  kind: z.enum(Object.keys(kindLabels) as [keyof typeof kindLabels]),
  title: z.string(),
  startsAt: Moment,
  endsAt: Moment.nullable(),
  isDeadline: z.boolean(),
  place: z.string().nullable(),
  link: z.string(),
  /** The days it covers, Asia/Shanghai. */
  firstDay: Day,
  lastDay: Day,
});

const SpecialDay = z.object({
  day: Day,
  kind: z.enum(Object.keys(dayKindLabels) as [DayKind]),
  name: z.string(),
  source: z.string(),
  /** Entered by this union; otherwise it comes with the platform. */
  isOwn: z.boolean(),
});

export const calendar = {
  'calendar.month': query({
    summary: '会员看一个月里与自己有关的活动、期限与节假日；不写月份为本月，首尾补足整周',
    access: 'anyMember',
    input: { month: month('月份').optional(), kinds },
    output: z.object({ month: Month, today: Day, from: Day, to: Day, items: z.array(Item), days: z.array(SpecialDay) }),
    example: { month: '2026-11' },
  }),
  'calendar.list': query({
    summary: '会员从某一天起逐条看与自己有关的活动与期限，默认看此后三个月，最长一年',
    access: 'anyMember',
    input: { ...pageInput, from: day('开始日').optional(), to: day('结束日').optional(), kinds },
    output: page(Item),
    example: { limit: 20 },
  }),
  'calendar.holidays': query({
    summary: '会员看一年的法定节假日与调休上班日，每行注明依据；本会另行登记的优先',
    access: 'anyMember',
    input: { year: year('年份').optional() },
    output: z.object({ year: z.number(), items: z.array(SpecialDay), moves: z.array(z.enum(['setDay', 'clearDay'])) }),
    example: { year: 2026 },
  }),
  'calendar.setDay': command({
    summary: '干事登记或更正一天或连续几天是放假、上班还是照常，须写明依据',
    access: keepers,
    input: {
      day: day('日期'),
      until: day('截止日期').optional(),
      kind: choice('安排', dayKindLabels),
      name: text('名称', { max: 20 }),
      source: text('依据', { min: 2, max: 100 }),
    },
    output: z.object({ days: z.number() }),
    audit: '登记节假日',
    example: { day: '2027-02-09', until: '2027-02-11', kind: 'off', name: '春节', source: '国务院办公厅关于2027年部分节假日安排的通知' },
  }),
  'calendar.clearDay': command({
    summary: '干事撤销本会登记的一天或连续几天，恢复为平台自带的安排',
    access: keepers,
    input: { day: day('日期'), until: day('截止日期').optional() },
    output: z.object({ days: z.number() }),
    audit: '撤销节假日登记',
    example: { day: '2027-02-11' },
  }),
  'calendar.file': query({
    summary: '会员取本人日历文件（.ics）：此前一个月至此后一年，只含标题与时间',
    access: 'anyMember',
    input: { kinds },
    output: z.object({ name: z.string(), text: z.string() }),
    example: {},
  }),
  'calendar.feed': query({
    summary: '会员看本人日历订阅地址、何时开启与最近一次被读取的时间',
    access: 'anyMember',
    input: {},
    output: z.object({
      isOn: z.boolean(),
      /** Path on this server, secret; null when off. */
      address: z.string().nullable(),
      kinds: z.array(z.enum(Object.keys(kindLabels) as [keyof typeof kindLabels])),
      createdAt: Moment.nullable(),
      fetchedAt: Moment.nullable(),
    }),
    example: {},
  }),
  'calendar.renewFeed': command({
    summary: '会员开启日历订阅或换一个新地址，旧地址随即失效；不写类别为全部',
    access: 'anyMember',
    input: { kinds },
    output: z.object({ id: Id }),
    audit: '更换日历订阅地址',
    example: {},
  }),
  'calendar.revokeFeed': command({
    summary: '会员关闭日历订阅，地址随即失效',
    access: 'anyMember',
    input: {},
    output: done,
    audit: '关闭日历订阅',
    example: {},
  }),
};
