/** Events: what the union holds, who signs up, who waits in line, who came. */
import { z } from 'zod';
import { Audience, Fen, Id, Moment, choice, count, done, fen, flag, id, moment, page, pageInput, text } from '../common';
import { command, query } from '../operation';
import {
  ItemSeen,
  MyRegistration,
  MyRegistrationInFull,
  organisers,
  partDefaults,
  partFields,
  Point,
  QuestionSeen,
  ReasonSeen,
  signedSeen,
  Status,
  TeamRule,
  writers,
} from './contract-parts';
import { checkInSeen, day, dayDefaults, dayFields, dayShown } from './contract-day';
import { drawDefaults, drawFields, drawing, drawShown } from './contract-draw';
import { signing } from './contract-signing';
import { teams } from './contract-team';
import { filterLabels, phaseLabels, type Phase } from './labels';
import { eventLifecycle, registrationLifecycle } from './lifecycle';

const PhaseName = z.enum(Object.keys(phaseLabels) as [Phase, ...Phase[]]);

const fields = {
  title: text('活动名称', { max: 60 }),
  capacity: count('名额', { min: 1, max: 100_000 }),
  opensAt: moment('报名开始时间'),
  closesAt: moment('报名截止时间'),
  startsAt: moment('活动开始时间'),
  endsAt: moment('活动结束时间'),
  place: text('地点', { max: 80 }),
  audience: Audience,
  waitlist: flag('候补'),
  description: text('活动说明', { min: 0, max: 5000 }),
  feeFen: fen('费用'),
  /** Until when a member may cancel alone; absent: until the event starts. */
  cancelUntil: moment('取消时限'),
  /** A seat is held while an officer decides. */
  needsApproval: flag('需要审核'),
  ...partFields,
  ...drawFields,
  ...dayFields,
};

export const EventItem = z.object({
  id: Id,
  title: z.string(),
  place: z.string(),
  state: z.enum(eventLifecycle.states),
  phase: PhaseName,
  opensAt: Moment,
  closesAt: Moment,
  startsAt: Moment,
  endsAt: Moment,
  capacity: z.number(),
  taken: z.number(),
  waiting: z.number(),
  waitlist: z.boolean(),
  allocation: drawShown.allocation,
  feeFen: Fen,
  registration: MyRegistration.nullable(),
});

export const EventDetail = EventItem.extend({
  description: z.string(),
  audience: Audience,
  audienceText: z.string(),
  cancelUntil: Moment.nullable(),
  needsApproval: z.boolean(),
  authorName: z.string(),
  cancelReason: z.string().nullable(),
  items: z.array(ItemSeen),
  maxItems: z.number(),
  questions: z.array(QuestionSeen),
  companionsMax: z.number(),
  isCompanionCounted: z.boolean(),
  team: TeamRule.nullable(),
  offerHours: z.number(),
  point: Point.nullable(),
  ...drawShown,
  ...dayShown,
  registration: MyRegistrationInFull.nullable(),
  /** Why the caller cannot register now, as a sentence; null when they can. */
  why: z.string().nullable(),
  /** Every reason with its way out, the first one first; empty when they can. */
  reasons: z.array(ReasonSeen),
  /** From when to when members may check in on the spot. */
  checkInFrom: Moment,
  moves: z.array(z.string()),
});

export const RosterItem = z.object({
  id: Id,
  memberId: Id,
  name: z.string(),
  employeeNo: z.string(),
  groupName: z.string(),
  status: Status,
  arrival: z.number(),
  at: Moment,
  checkedInAt: Moment.nullable(),
  remark: z.string(),
  reason: z.string().nullable(),
  ...signedSeen,
  ...checkInSeen,
  moves: z.array(z.string()),
});

const example = {
  title: '秋季职工运动会',
  capacity: 100,
  opensAt: '2100-10-01T01:00:00Z',
  closesAt: '2100-10-10T10:00:00Z',
  startsAt: '2100-10-18T01:00:00Z',
  endsAt: '2100-10-18T09:00:00Z',
  place: '体育公园田径场',
  audience: {},
  waitlist: true,
};

export const event = {
  ...signing,
  ...teams,
  ...drawing,
  ...day,

  'event.create': command({
    summary: '干事起草一场活动，尚未发布',
    access: writers,
    input: {
      ...fields,
      audience: Audience.default({}),
      waitlist: fields.waitlist.default(true),
      description: fields.description.default(''),
      feeFen: fields.feeFen.default(0),
      cancelUntil: fields.cancelUntil.optional(),
      needsApproval: fields.needsApproval.default(false),
      ...partDefaults,
      ...drawDefaults,
      ...dayDefaults,
    },
    output: done,
    audit: '起草活动',
    example,
  }),
  'event.update': command({
    summary: '干事修改活动；已发布的活动改时间或地点会通知已报名会员，增加名额会按先后补上候补',
    access: writers,
    input: { id: id('活动'), ...z.object(fields).partial().shape, cancelUntil: fields.cancelUntil.nullable().optional() },
    output: done,
    audit: '修改活动',
    example: { id: 'e1', capacity: 120 },
  }),
  'event.publish': command({
    summary: '发布活动并通知范围内会员',
    access: writers,
    input: { id: id('活动') },
    output: done,
    audit: '发布活动',
    example: { id: 'e1' },
  }),
  'event.cancel': command({
    summary: '取消活动并写明理由，已报名和候补的会员都会收到通知',
    access: writers,
    input: { id: id('活动'), reason: text('取消理由', { max: 200 }) },
    output: done,
    audit: '取消活动',
    example: { id: 'e1', reason: '场馆临时检修' },
  }),
  'event.list': query({
    summary: '活动列表：近期（默认）、我的、往期、全部；干事另可看草稿',
    access: 'anyMember',
    input: { ...pageInput, filter: choice('范围', filterLabels).optional() },
    output: page(EventItem),
    example: { filter: 'open', limit: 20 },
  }),
  'event.get': query({
    summary: '活动详情、本人的报名状态与不能报名的原因',
    access: 'anyMember',
    input: { id: id('活动') },
    output: EventDetail,
    example: { id: 'e1' },
  }),
  'event.registrations': query({
    summary: '报名名单，按先后；干事看全部，组长看本组',
    access: organisers,
    input: { ...pageInput, eventId: id('活动'), status: choice('状态', registrationLifecycle.labels).optional() },
    output: page(RosterItem).extend({ title: z.string(), capacity: z.number(), counts: z.record(Status, z.number()) }),
    example: { eventId: 'e1' },
  }),
  'event.settle': command({
    summary: '系统整理一场活动的名额：清理中断的报名，核对人数，补上候补',
    access: 'system',
    input: { id: id('活动') },
    output: z.object({ id: Id, promoted: z.number() }),
    audit: '整理名额',
    example: { id: 'e1' },
  }),
  'event.expireOffers': command({
    summary: '系统收回超过保留时限未确认的候补名额，给下一位',
    access: 'system',
    input: { id: id('活动') },
    output: z.object({ id: Id, expired: z.number() }),
    audit: '收回候补名额',
    example: { id: 'e1' },
  }),
  'event.close': command({
    summary: '报名截止时系统告知发起人人数，并标明、通知人数不足的队伍',
    access: 'system',
    input: { id: id('活动') },
    output: z.object({ id: Id, short: z.number() }),
    audit: '报名截止',
    example: { id: 'e1' },
  }),
  'event.remind': command({
    summary: '系统提醒已报名会员：取消截止前一天、活动前一天和开始前两小时，各一次；改期的重新提醒',
    access: 'system',
    input: { id: id('活动') },
    output: done,
    audit: '活动提醒',
    example: { id: 'e1' },
  }),
  'event.remindOffers': command({
    summary: '候补名额的保留时限剩两小时，系统提醒还没有确认的会员一次',
    access: 'system',
    input: { id: id('活动') },
    output: z.object({ id: Id, reminded: z.number() }),
    audit: '候补名额到期提醒',
    example: { id: 'e1' },
  }),
  'event.end': command({
    summary: '活动到结束时间由系统收尾，有签到的活动把未签到者记为未到场',
    access: 'system',
    input: { id: id('活动') },
    output: done,
    audit: '活动结束',
    example: { id: 'e1' },
  }),
};
