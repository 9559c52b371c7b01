/** The parts an event is planned with and a sign-up is made of: items, questions, companions, teams; shared by the event contracts. */
import { z } from 'zod';
import { Id, Moment, choice, count, flag, id, moment, text, year } from '../common';
import { questionLabels, relationLabels } from './labels';
import { registrationLifecycle } from './lifecycle';

export const writers = { officer: 'union', chair: 'union' } as const;
export const organisers = { groupLeader: 'group', officer: 'union', chair: 'union' } as const;
export const Status = z.enum(registrationLifecycle.states);

/** The caller's own registration; `place` is the 1-based position among those waiting. */
export const MyRegistration = z.object({ id: Id, status: Status, place: z.number().optional() });
export const registered = z.object({ registration: MyRegistration });

const list = <T extends z.ZodType>(label: string, one: T, max: number) =>
  z.array(one, `${label}应为列表`).max(max, `${label}不能超过${max}个`);

/** One item or session inside an event. `id` stays as answered; a new item has none. `capacity` null: bounded by the event alone. */
export const ItemPlan = z.strictObject(
  {
    id: id('项目').optional(),
    title: text('项目名称', { max: 40 }),
    capacity: count('项目名额', { min: 1, max: 100_000 }).nullable().default(null),
    startsAt: moment('项目开始时间').nullable().default(null),
    endsAt: moment('项目结束时间').nullable().default(null),
    note: text('项目说明', { min: 0, max: 200 }).default(''),
  },
  '项目应写明名称、名额和时间',
);
export const QuestionPlan = z.strictObject(
  {
    id: id('问题').optional(),
    title: text('问题', { max: 100 }),
    kind: choice('题型', questionLabels),
    options: list('选项', text('选项', { max: 40 }), 20).default([]),
    isRequired: flag('是否必答').default(false),
  },
  '问题应写明题目和题型',
);
export const TeamRule = z.strictObject(
  { min: count('队伍最少人数', { min: 1, max: 100 }), max: count('队伍最多人数', { min: 2, max: 100 }) },
  '组队人数应写最少和最多',
);
export const Point = z.strictObject(
  {
    latitude: z.number('纬度应为数字').min(-90, '纬度应在 -90 至 90 之间').max(90, '纬度应在 -90 至 90 之间'),
    longitude: z.number('经度应为数字').min(-180, '经度应在 -180 至 180 之间').max(180, '经度应在 -180 至 180 之间'),
  },
  '地图位置应写经度和纬度',
);

/** What an officer may plan besides time, place and capacity. */
export const partFields = {
  items: list('项目', ItemPlan, 60),
  maxItems: count('每人可选项目数', { min: 1, max: 60 }),
  questions: list('问题', QuestionPlan, 20),
  companionsMax: count('每人可带家属数', { min: 0, max: 9 }),
  /** Family members take places like members; otherwise only members are counted. */
  isCompanionCounted: flag('家属占名额'),
  /** Null: everybody signs up alone. */
  team: TeamRule.nullable(),
  /** Hours a freed place is kept for the person it is offered to; 0: it is theirs at once, without asking. */
  offerHours: count('候补保留小时数', { min: 0, max: 168 }),
  point: Point.nullable(),
};
export const partDefaults = {
  items: partFields.items.default([]),
  maxItems: partFields.maxItems.default(1),
  questions: partFields.questions.default([]),
  companionsMax: partFields.companionsMax.default(0),
  isCompanionCounted: partFields.isCompanionCounted.default(true),
  team: partFields.team.default(null),
  offerHours: partFields.offerHours.default(0),
  point: partFields.point.default(null),
};

export const CompanionInput = z.strictObject(
  {
    name: text('家属姓名', { max: 20 }),
    relation: choice('与本人关系', relationLabels),
    birthYear: year('出生年份').nullable().default(null),
    isChild: flag('是否儿童').default(false),
    companions: z.undefined({ error: '家属不能再带家属；请由会员本人登记每一位同行家属' }).optional(),
  },
  '家属应写姓名和关系',
);
export const Companion = z.object({
  name: z.string(),
  relation: z.enum(Object.keys(relationLabels) as [keyof typeof relationLabels]),
  birthYear: z.number().nullable(),
  isChild: z.boolean(),
});
export const AnswerValue = z.union(
  [
    z.string().trim().max(500, '回答不能超过500字'),
    z.number().min(-1e12, '数字过小').max(1e12, '数字过大'),
    list('选项', z.string().max(40, '选项过长'), 20),
  ],
  '回答应为文字、数字或选项',
);

/** What a person fills in when signing up. */
export const signFields = {
  remark: text('备注', { min: 0, max: 200 }),
  itemIds: list('所选项目', id('项目'), 60),
  companions: list('同行家属', CompanionInput, 9),
  /** By question id. */
  answers: z.record(id('问题'), AnswerValue, '回答应按题目填写'),
};

/** An item as people see it: how full it is, and why the caller cannot choose it. */
export const ItemSeen = z.object({
  id: Id,
  title: z.string(),
  capacity: z.number().nullable(),
  taken: z.number(),
  /** Places that those in line want of it. */
  wanted: z.number(),
  startsAt: Moment.nullable(),
  endsAt: Moment.nullable(),
  note: z.string(),
  why: z.string().nullable(),
});
export const QuestionSeen = z.object({
  id: Id,
  title: z.string(),
  kind: z.enum(Object.keys(questionLabels) as [keyof typeof questionLabels]),
  options: z.array(z.string()),
  isRequired: z.boolean(),
});
/** Why something cannot be done, with the way out and the moment it changes where there is one. */
export const ReasonSeen = z.object({ code: z.string(), message: z.string(), wayOut: z.string().nullable(), at: Moment.nullable() });
export const TeamSeen = z.object({
  id: Id,
  name: z.string(),
  /** For the team's own members and officers: what a new member types. */
  code: z.string(),
  size: z.number(),
  min: z.number(),
  max: z.number(),
  isCaptain: z.boolean(),
  isShort: z.boolean(),
  members: z.array(z.object({ memberId: Id, name: z.string(), isCaptain: z.boolean(), status: Status.nullable() })),
});
/** The caller's own registration in full. */
export const MyRegistrationInFull = MyRegistration.extend({
  at: Moment,
  checkedInAt: Moment.nullable(),
  reason: z.string().nullable(),
  places: z.number(),
  itemIds: z.array(Id),
  companions: z.array(Companion),
  answers: z.record(z.string(), AnswerValue),
  remark: z.string(),
  /** Until when an offered place is kept. */
  offerUntil: Moment.nullable(),
  team: TeamSeen.nullable(),
});
/** What an officer reads of one sign-up besides the person: items, family, answers and team in words. */
export const signedSeen = {
  places: z.number(),
  items: z.array(z.string()),
  companions: z.array(Companion),
  answers: z.array(z.object({ title: z.string(), text: z.string() })),
  teamName: z.string().nullable(),
  offerUntil: Moment.nullable(),
};
