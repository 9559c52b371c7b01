/** What the roster tells of itself: what waits and for whom, what is due, how people are found, what it keeps of one person. */
import type { Waiting } from '../../types/home/contract';
import { correctableLabels, genderLabels, sealedLabels } from '../../types/member/labels';
import { correctionLifecycle, memberLifecycle, transferLifecycle } from '../../types/member/lifecycle';
import type { CalendarItem, Deadline, OwnData, Searchable } from '../core/collected';
import { may, type Context } from '../core/context';
import { ringOf } from '../core/secret';
import { addDays, dayOf, startOfDay } from '../core/time';
import { unitNames } from '../unit/tree-public';
import { countCorrections, pageCorrections } from './correction-store';
import { countDoubles } from './double-store';
import { findOpeningsOf, findSteps } from './history-store';
import { openAll } from './sensitive';
import { countOf, findAllOf, findMember, members, type Member } from './store';
import { countTransfers, pageTransfers } from './transfer-store';

type Matter = { key: string; count: number; title: (count: number) => string; source: string; action: string; link: string };

/** Everything that waits for somebody who reviews, each counted once. */
async function matters(ctx: Context): Promise<Matter[]> {
  if (!may(ctx.actor, 'member.review')) return [];
  const { unionId, offices } = ctx.actor;
  const keeps = may(ctx.actor, 'member.update');
  const groups = keeps ? undefined : offices.filter(({ role }) => role === 'groupLeader').map(({ unitId }) => unitId);
  const pending = await countOf(ctx, 'pending', groups);
  const found: Matter[] = [
    {
      key: 'pending',
      count: pending,
      title: (count) => `${count} 份入会申请`,
      source: '网上入会',
      action: '请审核',
      link: '/pages/member/list/index?state=pending',
    },
  ];
  if (!keeps) return found;
  const [corrections, doubles, out, into] = await Promise.all([
    countCorrections(ctx, unionId),
    countDoubles(ctx, unionId),
    countTransfers(ctx, unionId, 'out', 'applied'),
    countTransfers(ctx, unionId, 'in', 'released'),
  ]);
  return [
    ...found,
    {
      key: 'corrections',
      count: corrections,
      title: (count) => `${count} 份资料更正`,
      source: '会员更正资料',
      action: '请对照审核',
      link: '/pages/member/corrections/index',
    },
    {
      key: 'doubles',
      count: doubles,
      title: (count) => `${count} 条疑似重复`,
      source: '名册与入会核对',
      action: '请核对',
      link: '/pages/member/doubles/index',
    },
    {
      key: 'out',
      count: out,
      title: (count) => `${count} 人申请转出`,
      source: '会员转会',
      action: '请审核',
      link: '/pages/member/transfers/index?side=out',
    },
    {
      key: 'in',
      count: into,
      title: (count) => `${count} 人申请转入`,
      source: '会员转会',
      action: '请接收',
      link: '/pages/member/transfers/index?side=in',
    },
  ];
}

export async function tellWaiting(ctx: Context): Promise<Waiting[]> {
  return (await matters(ctx))
    .filter(({ count }) => count > 0)
    .map(({ key, count, title, action, link }) => ({
      key: `member:${key}`,
      kind: 'member' as const,
      title: title(count),
      action,
      link,
      dueAt: null,
    }));
}

const SOON_DAYS = 30;
/** Retained memberships that end: up to a month ahead, and those over it. */
const endingRetained = async (ctx: Context, until: string): Promise<Member[]> =>
  (await findAllOf({ ...ctx, scope: { ...ctx.scope, level: 'union', unionId: ctx.actor.unionId } }, 'retained')).filter(
    ({ retainedUntil }) => retainedUntil && retainedUntil <= until,
  );

export async function tellDeadlines(ctx: Context): Promise<Deadline[]> {
  const waiting = (await matters(ctx)).filter(({ count }) => count > 0);
  const ending = may(ctx.actor, 'member.move') ? await endingRetained(ctx, addDays(dayOf(ctx.now), SOON_DAYS)) : [];
  return [
    ...waiting.map(({ key, count, title, source, action, link }) => ({
      key: `member:${key}`,
      kind: 'member' as const,
      title: title(count),
      source,
      action,
      link,
      dueAt: null,
      count,
    })),
    ...ending.map(({ _id, name, retainedUntil }) => ({
      key: `member:retained:${_id}`,
      kind: 'member' as const,
      title: `${name} 保留会籍到期`,
      source: '保留会籍期限',
      action: '恢复在册或延期',
      link: `/pages/member/detail/index?id=${_id}`,
      dueAt: startOfDay(addDays(retainedUntil!, 1)),
    })),
  ];
}

export async function tellCalendar(ctx: Context, from: string, to: string): Promise<CalendarItem[]> {
  if (!may(ctx.actor, 'member.move')) return [];
  return (await endingRetained(ctx, dayOf(to)))
    .filter(({ retainedUntil }) => retainedUntil! >= dayOf(from))
    .map(({ _id, name, retainedUntil }) => ({
      key: `member:retained:${_id}`,
      kind: 'member' as const,
      title: `${name} 保留会籍到期`,
      startsAt: startOfDay(retainedUntil!),
      endsAt: null,
      isDeadline: true,
      place: null,
      link: `/pages/member/detail/index?id=${_id}`,
    }));
}

const hidden = ['pending', 'returned', 'rejected', 'erased'];

/** People are found by name and staff number; never by what is sealed. */
export const tellSearchable: Searchable = {
  kind: 'person',
  idsAfter: async (reach, unionId, after, limit) =>
    (
      await members(reach).find({ unionId, ...(after ? { _id: { $gt: after } } : {}) }, { sort: { _id: 1 }, limit, projection: { _id: 1 } })
    ).map(({ _id }) => _id),
  entryOf: async (reach, unionId, id) => {
    const member = await findMember(reach, unionId, id);
    return !member || hidden.includes(member.state) ? null : { title: member.name, text: member.employeeNo, at: member.createdAt };
  },
  visible: async (ctx, ids) => {
    const { actor } = ctx;
    if (ids.length === 0 || !may(actor, 'member.list')) return [];
    const isWide = actor.offices.some(({ role }) => ['officer', 'chair', 'treasurer', 'auditor', 'admin'].includes(role));
    const groups = actor.offices.filter(({ role }) => role === 'groupLeader').map(({ unitId }) => unitId);
    const found = await members(ctx).find({ _id: { $in: ids }, unionId: actor.unionId, ...(isWide ? {} : { groupId: { $in: groups } }) });
    const names = await unitNames(ctx, actor.unionId);
    return found
      .filter(({ state }) => !hidden.includes(state))
      .map(({ _id, name, employeeNo, groupId, state, createdAt }) => ({
        id: _id,
        title: name,
        subtitle: [employeeNo, names.get(groupId), memberLifecycle.labels[state]].filter(Boolean).join(' · '),
        at: createdAt,
        link: `/pages/member/detail/index?id=${_id}`,
      }));
  },
};

/** Everything the roster keeps of the caller, sealed fields in the open: it is their own. */
export async function tellOwnData(ctx: Context): Promise<OwnData[]> {
  const { unionId, memberId } = ctx.actor;
  const record = await findMember(ctx, unionId, memberId);
  if (!record) return [];
  const [names, ring] = [await unitNames(ctx, unionId), await ringOf(ctx)];
  const texts = openAll(ring, record);
  const [steps, openings] = [await findSteps(ctx, unionId, memberId), await findOpeningsOf(ctx, unionId, memberId)];
  const corrections = await pageCorrections(ctx, { limit: 50 }, memberId);
  const transfers = await pageTransfers(ctx, { side: 'out', limit: 50 }, memberId);
  const say = (value: string | null | undefined) => value ?? '';
  return [
    {
      title: '会员档案',
      columns: ['项目', '内容'],
      rows: [
        ['姓名', record.name],
        ['工号', record.employeeNo],
        ['会籍', memberLifecycle.labels[record.state]],
        ['小组', say(names.get(record.groupId))],
        ['部门', record.departmentId ? say(names.get(record.departmentId)) : ''],
        ['性别', record.gender ? genderLabels[record.gender] : ''],
        ['出生日期', say(record.birthOn)],
        ['入会日期', say(record.joinedOn)],
        ['标签', record.tags.join('、')],
        ...Object.entries(sealedLabels).map(([field, label]) => [label, say(texts[field as keyof typeof sealedLabels])]),
      ],
    },
    {
      title: '会籍沿革',
      columns: ['时间', '事项', '说明', '经办', '工会'],
      rows: steps.map((step) => [step.at, step.text, say(step.note), step.byName, step.unionName]),
    },
    {
      title: '谁看过我的资料',
      columns: ['时间', '谁', '单位', '看了什么', '理由'],
      rows: openings.map(({ at, byName, byUnionName, fields, reason }) => [
        at,
        byName,
        byUnionName,
        fields.map((field) => sealedLabels[field]).join('、'),
        reason,
      ]),
    },
    {
      title: '资料更正',
      columns: ['时间', '各项', '结果', '理由'],
      rows: corrections.items.map(({ at, fields, state, reason }) => [
        at,
        fields.map((field) => correctableLabels[field]).join('、'),
        correctionLifecycle.labels[state],
        say(reason),
      ]),
    },
    {
      title: '转会',
      columns: ['时间', '从', '到', '结果'],
      rows: transfers.items.map(({ at, fromUnionName, toUnionName, state }) => [
        at,
        fromUnionName,
        toUnionName,
        transferLifecycle.labels[state],
      ]),
    },
  ];
}
