/** What happens with arrears: who owes, reminders, talks, decisions by a person, and collecting what is owed. */
import type { dues } from '../../types/dues/contract';
import { decisionLabels } from '../../types/dues/labels';
import { may, type Context, type Handlers } from '../core/context';
import { found, refuse, refuseField } from '../core/refuse';
import { addMonths, dayOf, monthOf, sayMonth } from '../core/time';
import { findHolders, findMembers, type MemberBrief } from '../member/public';
import { unitNames } from '../unit/public';
import { announcePayment, bookNow, bookPayment } from './booking';
import { beginPath, findPath, findPaths, remindMany, settleMany, stepOn, type ArrearsPath, type Step } from './arrears-store';
import { letGo } from './correcting';
import { refuseAhead } from './paying';
import { findPlan } from './plan-store';
import { openOf, yuan } from './rules';
import { actsNow, isReminderDue, longestRun, overdueMonths } from './rules-arrears';
import { allocate } from './rules-books';
import { findArrears, findOwed } from './store';

type Arrears = Pick<
  typeof dues,
  'dues.arrears' | 'dues.arrearsPath' | 'dues.remindArrears' | 'dues.talk' | 'dues.decide' | 'dues.collectArrears' | 'dues.sweepArrears'
>;
const nextMonth = (month: string) => addMonths(month, 1);
const sum = (bills: Parameters<typeof openOf>[0][]) => bills.reduce((total, bill) => total + openOf(bill), 0);

export const arrearsHandlers: Handlers<Arrears> = {
  'dues.arrears': async (ctx, { cursor, limit = 20, groupId }) => {
    const start = cursor === undefined ? 0 : Number(cursor);
    if (!Number.isInteger(start) || start < 0) refuseField('cursor', '翻页位置不对，请从第一页重新看');
    const [owing, rule] = await Promise.all([owingNow(ctx, groupId), findPlan(ctx, ctx.scope.unionId, 'arrears', monthOf(ctx.now))]);
    return {
      items: owing.slice(start, start + limit).map((one) => ({ ...one, isLong: longestRun(one.months, nextMonth) >= rule.value })),
      nextCursor: start + limit < owing.length ? String(start + limit) : null,
      members: owing.length,
      totalFen: owing.reduce((total, { openFen }) => total + openFen, 0),
      longMonths: rule.value,
    };
  },

  'dues.arrearsPath': async (ctx, { memberId }) => {
    const person = await personWithin(ctx, memberId);
    const { unionId } = ctx.scope;
    const thisMonth = monthOf(ctx.now);
    const [owed, path, names, rule] = await Promise.all([
      findOwed(ctx, unionId, memberId),
      findPath(ctx, unionId, memberId),
      unitNames(ctx, unionId),
      findPlan(ctx, unionId, 'arrears', thisMonth),
    ]);
    const overdue = overdueMonths(owed, thisMonth);
    const isOwn = ctx.scope.level === 'own';
    return {
      memberId,
      name: person.name,
      groupName: names.get(person.groupId) ?? '未分组',
      state: path?.state ?? null,
      months: owed.map((bill) => ({ month: bill.month, openFen: openOf(bill), isClosed: bill.isClosed })),
      openFen: sum(owed),
      longMonths: rule.value,
      isLong:
        longestRun(
          owed.map(({ month }) => month),
          nextMonth,
        ) >= rule.value,
      rule: rule.source,
      steps: path?.steps ?? [],
      moves: isOwn ? [] : actsNow(path, { overdue: overdue.length, any: owed.length }, thisMonth, (act) => may(ctx.actor, `dues.${act}`)),
    };
  },

  'dues.remindArrears': async (ctx, { memberId }) => {
    const person = await personWithin(ctx, memberId);
    const thisMonth = monthOf(ctx.now);
    const overdue = await overdueOf(ctx, person);
    const path = await findPath(ctx, ctx.actor.unionId, memberId);
    if (path?.state === 'talked') refuse('CONFLICT', '已经谈过话，请作出决定，不必再提醒');
    if (!isReminderDue(path, thisMonth)) refuse('ALREADY_REMINDED');
    const step = stepOf(ctx, 'reminder', sayOwed(overdue));
    const set = { remindedMonth: thisMonth, decision: null, name: person.name, groupId: person.groupId };
    const after = path ? await stepOn(ctx, path, 'remindAgain', step, set) : newPath(ctx, person, step);
    if (!path) await beginPath(ctx, after);
    remind(ctx, [memberId], thisMonth);
    ctx.note(memberId, sayOwed(overdue));
    return { memberId, state: after.state };
  },

  'dues.talk': async (ctx, { memberId, talkedOn, words }) => {
    const person = await personWithin(ctx, memberId);
    if (talkedOn > dayOf(ctx.now)) refuseField('talkedOn', '谈话日期不能在将来');
    await overdueOf(ctx, person);
    const path = await findPath(ctx, ctx.actor.unionId, memberId);
    if (!path || path.state === 'settled') refuse('CONFLICT', '还没有提醒过，请先提醒，再谈话');
    const after = await stepOn(ctx, path, 'talk', { ...stepOf(ctx, 'talk', words), on: talkedOn });
    ctx.note(memberId, `${talkedOn} 谈话`);
    return { memberId, state: after.state };
  },

  'dues.decide': async (ctx, { memberId, decision, reason }) => {
    const person = await personWithin(ctx, memberId);
    const overdue = await overdueOf(ctx, person);
    const path = await findPath(ctx, ctx.actor.unionId, memberId);
    if (path?.state !== 'talked') refuse('TALK_FIRST');
    const isLettingGo = decision === 'exempt' || decision === 'writeOff';
    if (isLettingGo) await letGo(ctx, overdue, decision === 'exempt' ? 'exempted' : 'writtenOff', reason);
    const after = await stepOn(ctx, path, 'decide', { ...stepOf(ctx, 'decision', reason), decision }, { decision });
    if (decision === 'proposeLeaving') await proposeLeaving(ctx, person, reason);
    ctx.note(memberId, `${decisionLabels[decision]}：${reason}`);
    return { memberId, state: after.state, amountFen: isLettingGo ? sum(overdue) : 0 };
  },

  'dues.collectArrears': async (ctx, { memberId, amountFen, month, method, paidAt, reference }) => {
    const { unionId } = ctx.actor;
    found((await findMembers(ctx, unionId, [memberId]))[0], '这位会员');
    refuseAhead(ctx, paidAt);
    if (amountFen === 0) refuseField('amountFen', '金额应大于 0');
    const owed = (await findOwed(ctx, unionId, memberId)).filter((bill) => !month || bill.month === month);
    if (owed.length === 0) refuse('NO_ARREARS', month ? `${sayMonth(month)}没有待缴的会费，请核对月份` : '这位会员没有待缴的会费');
    const { parts, restFen } = allocate(owed, amountFen);
    if (restFen > 0)
      refuse('AMOUNT_MISMATCH', `待缴共 ${yuan(sum(owed))} 元，收到 ${yuan(amountFen)} 元；多出的请退还，或等以后的月份开账再登记`);
    const current = parts.some(({ bill }) => bill.isClosed) ? await bookNow(ctx) : null;
    const receipts = [];
    for (const { bill, amountFen: part } of parts) {
      const bookedMonth = bill.isClosed ? current! : bill.month;
      const payment = await bookPayment(ctx, bill, part, bookedMonth, { method, paidAt, reference: reference || null });
      announcePayment(ctx, payment);
      receipts.push({ id: payment._id, receiptNo: payment.receiptNo, month: bill.month, bookedMonth, amountFen: part });
    }
    const openFen = sum(owed) - amountFen;
    ctx.note(memberId, `补缴 ${parts.map(({ bill }) => bill.month).join('、')}`);
    if (openFen === 0 && !month) await settle(ctx, memberId);
    return { receipts, openFen };
  },

  'dues.sweepArrears': async (ctx, { month }) => {
    const { unionId } = ctx.actor;
    const owing = await findArrears(ctx, unionId, addMonths(month, -1), null);
    const paths = new Map((await findPaths(ctx, unionId, ['reminded', 'talked', 'decided'])).map((path) => [path.memberId, path]));
    const owes = new Set(owing.map(({ memberId }) => memberId));
    const clear = [...paths.keys()].filter((memberId) => !owes.has(memberId));
    const due = owing.filter(({ memberId }) => isReminderDue(paths.get(memberId) ?? null, month));
    await settleMany(ctx, clear, stepOf(ctx, 'settled', '往月会费已经没有待缴的'));
    await remindMany(ctx, due, month, stepOf(ctx, 'reminder', '系统按月提醒'));
    remind(
      ctx,
      due.map(({ memberId }) => memberId),
      month,
    );
    ctx.note(`${unionId}:${month}`, `提醒 ${due.length} 人，缴清 ${clear.length} 人`);
    return { reminded: due.length, settled: clear.length };
  },
};

/** Everybody who owes within the caller's reach, most months first, with how far the path has come. */
export async function owingNow(ctx: Context, groupId?: string) {
  const { unionId, unitIds, level } = ctx.scope;
  const groups = level === 'group' ? unitIds.filter((id) => !groupId || id === groupId) : groupId ? [groupId] : null;
  // One after the other: an export reads this inside its transaction.
  const owing = await findArrears(ctx, unionId, monthOf(ctx.now), groups);
  const names = await unitNames(ctx, unionId);
  const paths = await findPaths(ctx, unionId, ['reminded', 'talked', 'decided']);
  const states = new Map(paths.map(({ memberId, state }) => [memberId, state]));
  return owing.map((one) => ({ ...one, groupName: names.get(one.groupId) ?? '未分组', state: states.get(one.memberId) ?? null }));
}

/** A person the caller may deal with: their own, their groups', or the whole union's. */
async function personWithin(ctx: Context, memberId: string): Promise<MemberBrief> {
  const { level, unionId, unitIds } = ctx.scope;
  const [person] = await findMembers(ctx, unionId, [memberId]);
  const isSeen = level === 'own' ? memberId === ctx.actor.memberId : level === 'group' ? unitIds.includes(person?.groupId ?? '') : true;
  return found(isSeen ? person : null, '这位会员');
}

async function overdueOf(ctx: Context, { _id, unionId }: MemberBrief) {
  const overdue = overdueMonths(await findOwed(ctx, unionId, _id), monthOf(ctx.now));
  if (overdue.length === 0) refuse('NO_ARREARS');
  return overdue;
}

const sayOwed = (bills: { month: string }[]) => `欠缴 ${bills.map(({ month }) => month).join('、')}`.slice(0, 200);
const stepOf = (ctx: Context, kind: Step['kind'], text: string): Step => ({
  kind,
  at: ctx.at,
  on: null,
  byName: ctx.actor.name,
  text,
  decision: null,
});
const newPath = (ctx: Context, { _id, unionId, groupId, name }: MemberBrief, step: Step): ArrearsPath => ({
  _id,
  unionId,
  groupId,
  memberId: _id,
  name,
  state: 'reminded',
  remindedMonth: monthOf(ctx.now),
  decision: null,
  steps: [step],
  updatedAt: ctx.at,
});

async function settle(ctx: Context, memberId: string): Promise<void> {
  const path = await findPath(ctx, ctx.actor.unionId, memberId);
  if (path && path.state !== 'settled') await stepOn(ctx, path, 'settleArrears', stepOf(ctx, 'settled', '欠费已补缴清'));
}

const TOLD_AT_ONCE = 1000;
function remind(ctx: Context, memberIds: string[], month: string): void {
  for (let at = 0; at < memberIds.length; at += TOLD_AT_ONCE)
    ctx.later('notification.send', {
      unionId: ctx.actor.unionId,
      memberIds: memberIds.slice(at, at + TOLD_AT_ONCE),
      matter: `dues:arrears:${month}`,
      kind: 'dues',
      title: '有往月会费还没有缴',
      body: '欠缴的月份和金额在「我的会费」里可以查看；有困难请告诉组长或财务委员',
      link: '/pages/dues/mine/index',
    });
}

/** Nobody leaves by the clock: the organisation officers and the chair are asked to look into it. */
async function proposeLeaving(ctx: Context, { _id, unionId, name }: MemberBrief, reason: string): Promise<void> {
  const officers = await findHolders(ctx, unionId, 'officer');
  const chairs = await findHolders(ctx, unionId, 'chair');
  ctx.later('notification.send', {
    unionId,
    memberIds: [...new Set([...officers, ...chairs].map((holder) => holder._id))].slice(0, TOLD_AT_ONCE),
    matter: `dues:leaving:${_id}:${monthOf(ctx.now)}`,
    kind: 'dues',
    title: `提请按退会处理：${name}`.slice(0, 60),
    body: reason.slice(0, 300),
    link: `/pages/dues/path/index?memberId=${_id}`,
  });
}
