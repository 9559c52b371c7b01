/** What a person may fill in when signing up, item by item and question by question: pure decisions with the field and the way out. */
import type { QuestionKind, relationLabels } from '../../types/event/labels';
import { sayMoment } from '../core/time';
import type { EventItemPlan, Party } from './rules-seats';
import type { Event, Registration } from './store';

export type Companion = { name: string; relation: keyof typeof relationLabels; birthYear: number | null; isChild: boolean };
export type Answer = string | number | string[];
export type Answers = Record<string, Answer>;
export type EventQuestion = { id: string; title: string; kind: QuestionKind; options: string[]; isRequired: boolean };
export type Signed = { itemIds: string[]; companions: Companion[]; answers: Answers };
/** [field, sentence]. */
export type Trouble = [path: string, message: string];

type Rules = Pick<Event, 'items' | 'maxItems' | 'questions' | 'companionsMax' | 'isCompanionCounted'>;

/** How many places a person with this family takes, and of which items. */
export const partyOf = ({ isCompanionCounted }: Rules, { itemIds, companions }: Pick<Signed, 'itemIds' | 'companions'>): Party => ({
  places: 1 + (isCompanionCounted ? companions.length : 0),
  itemIds: [...new Set(itemIds)].sort(),
});

/** Why this cannot be handed in; null when it can. */
export const signingTrouble = (event: Rules, signed: Signed, name: string): Trouble | null =>
  itemsTrouble(event, signed.itemIds) ?? companionsTrouble(event, signed.companions, name) ?? answersTrouble(event, signed.answers);

export function itemsTrouble({ items, maxItems }: Rules, itemIds: string[]): Trouble | null {
  if (items.length === 0) return itemIds.length > 0 ? ['itemIds', '这项活动不分项目，直接报名即可'] : null;
  if (itemIds.length === 0) return ['itemIds', maxItems === 1 ? '请选择要参加的项目' : `请选择要参加的项目，最多${maxItems}项`];
  if (new Set(itemIds).size < itemIds.length) return ['itemIds', '同一个项目选了两次，请去掉重复的'];
  const chosen = itemIds.map((id) => items.find((item) => item.id === id));
  if (chosen.some((item) => !item)) return ['itemIds', '所选项目已调整，请刷新后重新选择'];
  if (itemIds.length > maxItems) return ['itemIds', `每人最多选${maxItems}项，您选了${itemIds.length}项，请去掉几项`];
  return clashOf(chosen as EventItemPlan[]);
}

/** Two chosen items at the same time. */
function clashOf(chosen: EventItemPlan[]): Trouble | null {
  const timed = chosen.filter((item): item is EventItemPlan & { startsAt: string; endsAt: string } =>
    Boolean(item.startsAt && item.endsAt),
  );
  for (const [index, one] of timed.entries())
    for (const other of timed.slice(index + 1))
      if (one.startsAt < other.endsAt && other.startsAt < one.endsAt)
        return ['itemIds', `「${one.title}」和「${other.title}」时间冲突（${sayMoment(other.startsAt)}），请只选一项`];
  return null;
}

export function companionsTrouble({ companionsMax }: Rules, companions: Companion[], name: string): Trouble | null {
  if (companions.length > 0 && companionsMax === 0) return ['companions', '这项活动不带家属，请去掉同行家属后再报名'];
  if (companions.length > companionsMax) return ['companions', `每人最多带${companionsMax}位家属，请减少后再报名`];
  const own = companions.findIndex((one) => one.name === name);
  if (own >= 0) return [`companions.${own}.name`, '本人不用再填为家属，请填家属的姓名'];
  const keys = companions.map((one) => `${one.name}:${one.birthYear ?? ''}`);
  const twice = keys.findIndex((key, index) => keys.indexOf(key) < index);
  return twice >= 0 ? [`companions.${twice}.name`, `${companions[twice]!.name}填了两次，请去掉重复的`] : null;
}

export function answersTrouble({ questions }: Rules, answers: Answers): Trouble | null {
  const strange = Object.keys(answers).find((id) => !questions.some((question) => question.id === id));
  if (strange) return [`answers.${strange}`, '问题已调整，请刷新后重新填写'];
  for (const question of questions) {
    const message = answerTrouble(question, answers[question.id]);
    if (message) return [`answers.${question.id}`, message];
  }
  return null;
}

const isBlank = (answer: Answer | undefined) => answer === undefined || answer === '' || (Array.isArray(answer) && answer.length === 0);

function answerTrouble({ title, kind, options, isRequired }: EventQuestion, answer: Answer | undefined): string | null {
  if (answer === undefined || isBlank(answer)) return isRequired ? `请回答「${title}」` : null;
  if (kind === 'text') return typeof answer === 'string' ? null : `「${title}」应填文字`;
  if (kind === 'number') return typeof answer === 'number' ? null : `「${title}」应填数字`;
  if (kind === 'single')
    return typeof answer === 'string' && options.includes(answer) ? null : `「${title}」应选其中一项：${options.join('、')}`;
  const isListed = Array.isArray(answer) && new Set(answer).size === answer.length && answer.every((one) => options.includes(one));
  return isListed ? null : `「${title}」应从这些里选：${options.join('、')}`;
}

/** Answers without the blank ones. */
export const answered = (answers: Answers): Answers => Object.fromEntries(Object.entries(answers).filter(([, answer]) => !isBlank(answer)));

/** What one sign-up says, in words: for rosters, sheets and exports. */
export const inWords = ({ items, questions }: Rules, { itemIds, answers }: Pick<Registration, 'itemIds' | 'answers'>) => ({
  items: items.filter(({ id }) => itemIds.includes(id)).map(({ title }) => title),
  answers: questions.flatMap(({ id, title }) => {
    const answer = answers[id];
    return answer === undefined ? [] : [{ title, text: Array.isArray(answer) ? answer.join('、') : String(answer) }];
  }),
});

type Planned = Pick<Event, 'items' | 'maxItems' | 'questions' | 'team' | 'capacity' | 'startsAt' | 'endsAt'>;

/** Why a plan with these parts cannot be; null when it can. */
export function partsTrouble({ items, maxItems, questions, team, capacity, startsAt, endsAt }: Planned): Trouble | null {
  for (const [index, item] of items.entries()) {
    const at = `items.${index}`;
    if (item.capacity !== null && item.capacity > capacity)
      return [`${at}.capacity`, `「${item.title}」的名额（${item.capacity}）不能超过活动总名额（${capacity}）`];
    if (Boolean(item.startsAt) !== Boolean(item.endsAt)) return [`${at}.endsAt`, `「${item.title}」的开始和结束时间应同时填写`];
    if (item.startsAt && item.endsAt && item.startsAt >= item.endsAt) return [`${at}.endsAt`, `「${item.title}」的结束时间应晚于开始时间`];
    if (item.startsAt && item.endsAt && (item.startsAt < startsAt || item.endsAt > endsAt))
      return [`${at}.startsAt`, `「${item.title}」的时间应在活动时间（${sayMoment(startsAt)}至${sayMoment(endsAt)}）以内`];
    if (items.findIndex(({ title }) => title === item.title) < index)
      return [`${at}.title`, `有两个项目都叫「${item.title}」，请改一个名称`];
  }
  if (items.length > 0 && maxItems > items.length) return ['maxItems', `只有${items.length}个项目，每人可选项目数不能超过${items.length}`];
  for (const [index, { kind, options, title }] of questions.entries()) {
    const isChoice = kind === 'single' || kind === 'multiple';
    if (isChoice && options.length < 2) return [`questions.${index}.options`, `「${title}」是选择题，至少写两个选项`];
    if (!isChoice && options.length > 0) return [`questions.${index}.options`, `「${title}」不是选择题，不用写选项`];
    if (new Set(options).size < options.length) return [`questions.${index}.options`, `「${title}」有重复的选项`];
  }
  if (team && team.min > team.max) return ['team.max', '队伍最多人数不能少于最少人数'];
  return team && team.max > capacity ? ['team.max', `一队最多${team.max}人，超过了活动总名额（${capacity}）`] : null;
}

/** Why items that people signed up for cannot become this; null when they can. */
export function itemsChangeTrouble(event: Pick<Event, 'items' | 'seats'>, next: EventItemPlan[]): Trouble | null {
  for (const item of event.items) {
    const { taken, wanted } = event.seats.items[item.id] ?? { taken: 0, wanted: 0 };
    const at = next.findIndex(({ id }) => id === item.id);
    if (at < 0 && taken + wanted > 0) return ['items', `「${item.title}」已有${taken + wanted}人报名，不能删去；可改名称、时间或名额`];
    const capacity = at < 0 ? null : next[at]!.capacity;
    if (capacity !== null && capacity < taken) return [`items.${at}.capacity`, `「${item.title}」已有${taken}人，名额不能少于${taken}`];
  }
  return null;
}

/** Gives every new part an id of its own that was never used in this event. */
export function numbered<T extends { id?: string }>(parts: T[], letter: string, earlier: { id: string }[]): (T & { id: string })[] {
  const used = [...earlier, ...parts].map(({ id }) => Number(id?.slice(1) ?? 0)).filter(Number.isFinite);
  let last = Math.max(0, ...used);
  return parts.map((part) => ({ ...part, id: earlier.some(({ id }) => id === part.id) ? part.id! : `${letter}${(last += 1)}` }));
}
