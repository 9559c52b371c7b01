/** What an organiser fills in to plan an event, and how it becomes the command's input: pure. */
import type { Audience } from '../../../../types/common';
import type { Allocation, QuestionKind } from '../../../../types/event/labels';
import type { Output } from '@/api/call';

export type PlannedItem = {
  id?: string;
  title: string;
  capacity: number | null;
  startsAt: string | null;
  endsAt: string | null;
  note: string;
};
export type PlannedQuestion = { id?: string; title: string; kind: QuestionKind; options: string[]; isRequired: boolean };
export type Plan = {
  title: string;
  capacity: number | null;
  place: string;
  point: { latitude: number; longitude: number } | null;
  description: string;
  opensAt: string | null;
  closesAt: string | null;
  startsAt: string | null;
  endsAt: string | null;
  cancelUntil: string | null;
  feeFen: number | null;
  audience: Audience;
  waitlist: boolean;
  offerHours: number | null;
  needsApproval: boolean;
  companionsMax: number | null;
  isCompanionCounted: boolean;
  team: { min: number | null; max: number | null } | null;
  items: PlannedItem[];
  maxItems: number | null;
  questions: PlannedQuestion[];
  allocation: Allocation;
  drawSeries: string;
  losersFirst: boolean;
  lateAfterMinutes: number | null;
  coolDown: { absences: number | null; months: number | null; days: number | null } | null;
};

export const blankItem: PlannedItem = { title: '', capacity: null, startsAt: null, endsAt: null, note: '' };
export const blankQuestion: PlannedQuestion = { title: '', kind: 'text', options: [], isRequired: false };
/** A new event keeps a freed place for half a day: whoever waits is asked, not surprised. */
export const blankPlan: Plan = {
  title: '',
  capacity: null,
  place: '',
  point: null,
  description: '',
  opensAt: null,
  closesAt: null,
  startsAt: null,
  endsAt: null,
  cancelUntil: null,
  feeFen: 0,
  audience: {},
  waitlist: true,
  offerHours: 12,
  needsApproval: false,
  companionsMax: 0,
  isCompanionCounted: true,
  team: null,
  items: [],
  maxItems: 1,
  questions: [],
  allocation: 'firstCome',
  drawSeries: '',
  losersFirst: false,
  lateAfterMinutes: 15,
  coolDown: null,
};

export const planFrom = ({ draw, ...event }: Output<'event.get'>): Plan => {
  const known = Object.fromEntries(
    Object.keys(blankPlan)
      .filter((key) => key in event)
      .map((key) => [key, event[key as keyof typeof event]]),
  ) as Partial<Plan>;
  return {
    ...blankPlan,
    ...known,
    items: event.items.map(({ id, title, capacity, startsAt, endsAt, note }) => ({ id, title, capacity, startsAt, endsAt, note })),
    drawSeries: draw?.series ?? '',
    losersFirst: draw?.losersFirst ?? false,
  };
};

/** The same event held once more: everything but the days. */
export const planAgain = (event: Output<'event.get'>): Plan => {
  const plan = planFrom(event);
  const none = { opensAt: null, closesAt: null, startsAt: null, endsAt: null, cancelUntil: null };
  return {
    ...plan,
    ...none,
    items: plan.items.map(({ id: _id, ...item }) => ({ ...item, startsAt: null, endsAt: null })),
    questions: plan.questions.map(({ id: _id, ...question }) => question),
  };
};

const needed = {
  title: '活动名称',
  place: '地点',
  capacity: '名额',
  opensAt: '报名开始',
  closesAt: '报名截止',
  startsAt: '活动开始',
  endsAt: '活动结束',
} as const;

/** The first field that is still empty, in Chinese; null when all that must be there is. */
export function missingIn(plan: Plan): string | null {
  const field = (Object.keys(needed) as (keyof typeof needed)[]).find((key) => plan[key] === null || plan[key] === '');
  if (field) return needed[field];
  if (plan.team && (plan.team.min === null || plan.team.max === null)) return '每队人数';
  if (plan.coolDown && Object.values(plan.coolDown).includes(null)) return '缺席规则';
  return null;
}

/** The input of `event.create`, once nothing is missing. */
export const inputOf = ({ capacity, opensAt, closesAt, startsAt, endsAt, cancelUntil, team, coolDown, ...plan }: Plan) => ({
  ...plan,
  capacity: capacity!,
  opensAt: opensAt!,
  closesAt: closesAt!,
  startsAt: startsAt!,
  endsAt: endsAt!,
  ...(cancelUntil ? { cancelUntil } : {}),
  feeFen: plan.feeFen ?? 0,
  offerHours: plan.waitlist ? (plan.offerHours ?? 0) : 0,
  companionsMax: plan.companionsMax ?? 0,
  maxItems: plan.items.length > 0 ? (plan.maxItems ?? 1) : 1,
  lateAfterMinutes: plan.lateAfterMinutes ?? 15,
  questions: plan.questions.map((one) => ({ ...one, options: one.options.map((text) => text.trim()).filter(Boolean) })),
  team: team && { min: team.min!, max: team.max! },
  coolDown: coolDown && { absences: coolDown.absences!, months: coolDown.months!, days: coolDown.days! },
});
