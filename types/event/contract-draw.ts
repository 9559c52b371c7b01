/** Places by lot: how an event chooses it, the system's draw, and what everybody may read of it. */
import { z } from 'zod';
import { Id, Moment, choice, count, flag, id, page, pageInput, text } from '../common';
import { command, query } from '../operation';
import { writers } from './contract-parts';
import { allocationLabels, drawFilterLabels } from './labels';

/** What an officer may plan: who gets a place, and whether those who lost the last draw of a series go first. */
export const drawFields = {
  allocation: choice('名额分配方式', allocationLabels),
  /** Draws of one name belong together, e.g. the yearly trips; empty: on its own. */
  drawSeries: text('摇号系列', { min: 0, max: 40 }),
  losersFirst: flag('上次落选优先'),
};
export const drawDefaults = {
  allocation: drawFields.allocation.default('firstCome'),
  drawSeries: drawFields.drawSeries.default(''),
  losersFirst: drawFields.losersFirst.default(false),
};

/** The caller's own lot. `position` and `isIn` once it is drawn. */
const MyLot = z.object({
  code: z.string(),
  position: z.number().nullable(),
  isIn: z.boolean().nullable(),
  isFirst: z.boolean().nullable(),
});

/** What the event's page says of its draw. */
export const DrawSeen = z.object({
  series: z.string(),
  losersFirst: z.boolean(),
  /** Hash of the seed, fixed when the event was published; null while it is a draft. */
  commitment: z.string().nullable(),
  committedAt: Moment.nullable(),
  drawsAt: Moment,
  drawnAt: Moment.nullable(),
  applicants: z.number(),
  winners: z.number().nullable(),
  mine: MyLot.nullable(),
});
export const drawShown = {
  allocation: z.enum(Object.keys(allocationLabels) as [keyof typeof allocationLabels]),
  draw: DrawSeen.nullable(),
};

/** One line of the result; the name is whole for officers and masked for everybody else. */
const Lot = z.object({
  position: z.number(),
  code: z.string(),
  name: z.string(),
  groupName: z.string(),
  places: z.number(),
  isFirst: z.boolean(),
  isIn: z.boolean(),
  isMine: z.boolean(),
});

export const drawing = {
  'event.draw': command({
    summary: '报名截止后系统摇号：冻结名单，公布种子，按次序给出名额',
    access: 'system',
    input: { id: id('活动') },
    output: z.object({ id: Id, applicants: z.number(), winners: z.number() }),
    audit: '摇号',
    example: { id: 'e1' },
  }),
  'event.writeLots': command({
    summary: '系统把摇号结果写给每位申请人并通知，人多时分批，每批接着下一批',
    access: 'system',
    input: { id: id('活动'), from: count('起始次序', { max: 1_000_000 }) },
    output: z.object({ id: Id, written: z.number(), isLast: z.boolean() }),
    audit: '写入摇号结果',
    example: { id: 'e1', from: 0 },
  }),
  'event.tryDraw': query({
    summary: '干事试摇：用另一个随机种子对现在的申请算一遍，不改变任何结果',
    access: writers,
    input: { eventId: id('活动') },
    output: z.object({
      applicants: z.number(),
      /** Places of the event, people who would be in, people who would wait. */
      places: z.number(),
      taken: z.number(),
      winners: z.number(),
      firsts: z.number(),
      sample: z.array(Lot.omit({ code: true, isMine: true })),
      note: z.string(),
    }),
    example: { eventId: 'e1' },
  }),
  'event.drawResult': query({
    summary: '摇号结果：承诺、种子、名单校验值和按次序的名单，会员看到的姓名有遮挡',
    access: 'anyMember',
    input: { ...pageInput, eventId: id('活动'), filter: choice('范围', drawFilterLabels).optional() },
    output: page(Lot).extend({ title: z.string(), seed: z.string().nullable(), listHash: z.string().nullable(), draw: DrawSeen }),
    example: { eventId: 'e1' },
  }),
  'event.drawRecord': query({
    summary: '可供任何人重算的摇号记录（JSON 文本），不含姓名',
    access: 'anyMember',
    input: { eventId: id('活动') },
    output: z.object({ name: z.string(), record: z.string() }),
    example: { eventId: 'e1' },
  }),
};
