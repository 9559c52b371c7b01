/** What happens when somebody joins, is reviewed, looked up, changed or imported. */
import type { member } from '../../types/member/contract';
import { rosterColumns } from '../../types/member/labels';
import { memberLifecycle } from '../../types/member/lifecycle';
import { may, type Context, type Handlers } from '../core/context';
import { newId } from '../core/database';
import { forgetActor, endSessions } from '../core/identity';
import { found, refuse, refuseField } from '../core/refuse';
import { movesFrom } from '../../types/lifecycle';
import { dayOf } from '../core/time';
import { findUnitAnywhere, unitNames, unknownUnits } from '../unit/public';
import { importRoster } from './importing';
import { daysTrouble, losesOffices, maskPhone } from './rules';
import { findMember, findTwin, findWithin, insertMember, moveMember, pageMembers, readProgress, updateMember, type Member } from './store';

export const handlers: Handlers<typeof member> = {
  'member.apply': async (ctx, { groupId, name, phone, employeeNo, gender = null }) => {
    const group = await findUnitAnywhere(ctx, groupId);
    if (group?.kind !== 'group') refuseField('groupId', '没有这个小组，请重新扫描小组长出示的二维码');
    ctx.actAs({ ...ctx.actor, unionId: group.unionId, name });
    const twin = await findTwin(ctx, group.unionId, { phone, employeeNo });
    if (twin && twin.state !== 'rejected') refuse('DUPLICATE_MEMBER');
    const set = {
      name,
      phone,
      gender,
      groupId,
      employeeNo: employeeNo ?? twin?.employeeNo ?? `待编-${phone.slice(-4)}-${newId().slice(-4)}`,
      reason: null,
    };
    ctx.note(twin?._id ?? '', group.name);
    if (twin) return { id: twin._id, state: (await moveMember(ctx, twin, 'reapply', set)).state };
    const record: Member = {
      ...set,
      _id: newId(),
      unionId: group.unionId,
      departmentId: null,
      state: 'pending',
      birthOn: null,
      joinedOn: null,
      offices: [],
      tags: [],
      createdAt: ctx.at,
      updatedAt: ctx.at,
    };
    await insertMember(ctx, record);
    return { id: record._id, state: record.state };
  },

  'member.review': async (ctx, { id, decision, reason = '' }) => {
    const record = found(await findMember(ctx, ctx.actor.unionId, id), '这份申请');
    if (decision === 'reject' && reason === '') refuseField('reason', '不通过要写明理由，申请人会看到');
    const approved = { joinedOn: record.joinedOn ?? dayOf(ctx.now), reason: reason || null };
    const { state } = await moveMember(ctx, record, decision, decision === 'approve' ? approved : { reason });
    ctx.note(id, [memberLifecycle.labels[state], reason].filter(Boolean).join('：'));
    ctx.later('notification.send', {
      unionId: record.unionId,
      memberIds: [id],
      matter: `member:${id}:${ctx.requestId}`,
      kind: 'member',
      title: decision === 'approve' ? '入会申请已通过' : '入会申请未通过',
      body: reason,
      link: '/pages/member/mine/index',
    });
    return { id, state };
  },

  'member.list': async (ctx, filters) => {
    const [page, names] = await Promise.all([pageMembers(ctx, filters), unitNames(ctx, ctx.scope.unionId)]);
    return { ...page, items: page.items.map((record) => itemOf(record, names)) };
  },

  'member.get': async (ctx, { id }) => cardOf(ctx, found(await findWithin(ctx, id), '这位会员')),
  'member.mine': async (ctx) => cardOf(ctx, found(await findMember(ctx, ctx.actor.unionId, ctx.actor.memberId), '您的档案')),

  'member.update': async (ctx, { id, ...set }) => {
    const record = found(await findMember(ctx, ctx.actor.unionId, id), '这位会员');
    const trouble = daysTrouble({ birthOn: record.birthOn, joinedOn: record.joinedOn, ...set }, dayOf(ctx.now));
    if (trouble) refuseField(...trouble);
    const places = [set.groupId, set.departmentId].filter((place): place is string => Boolean(place));
    if ((await unknownUnits(ctx, record.unionId, places)).length > 0)
      refuseField(set.groupId ? 'groupId' : 'departmentId', '没有这个小组或部门，请重新选择');
    if (await findTwin(ctx, record.unionId, set, id)) refuse('DUPLICATE_MEMBER');
    await updateMember(ctx, record, set);
    await forgetActor(ctx, id);
    ctx.note(
      id,
      `修改：${Object.keys(set)
        .map((field) => fieldNames[field] ?? field)
        .join('、')}`,
    );
    return { id };
  },

  'member.move': async (ctx, { id, move, reason }) => {
    const record = found(await findMember(ctx, ctx.actor.unionId, id), '这位会员');
    if (id === ctx.actor.memberId) refuse('CONFLICT', '不能办理自己的会籍变动，请由另一位干事办理');
    const to = memberLifecycle.moves[move].to;
    const { state } = await moveMember(ctx, record, move, { reason, ...(losesOffices(to) ? { offices: [] } : {}) });
    await forgetActor(ctx, id);
    if (losesOffices(to)) await endSessions(ctx, { memberId: id });
    ctx.note(id, `${memberLifecycle.labels[state]}：${reason}`);
    return { id, state };
  },

  'member.import': (ctx, input) => importRoster(ctx, input),

  // Asked before the first rows are written, or long after: nothing is known, which is no error.
  'member.importProgress': async (ctx, { requestId }) => (await readProgress(ctx, requestId)) ?? { done: 0, total: 0 },
};

const fieldNames: Record<string, string> = {
  ...Object.fromEntries(Object.entries(rosterColumns).map(([field, names]) => [field, names[0]])),
  groupId: '小组',
  departmentId: '部门',
  tags: '标签',
};

function itemOf(record: Member, names: Map<string, string>) {
  return { ...record, id: record._id, phone: maskPhone(record.phone), groupName: names.get(record.groupId) ?? '未分组' };
}

async function cardOf(ctx: Context, record: Member) {
  const names = await unitNames(ctx, record.unionId);
  const isKeeper = may(ctx.actor, 'member.update');
  const isSelf = record._id === ctx.actor.memberId;
  const moves =
    isKeeper && !isSelf ? movesFrom(memberLifecycle, record.state).filter((move) => !['apply', 'import', 'reapply'].includes(move)) : [];
  return {
    ...itemOf(record, names),
    phone: isKeeper || isSelf ? record.phone : maskPhone(record.phone),
    moves,
    reason: record.reason ?? null,
    departmentName: record.departmentId ? (names.get(record.departmentId) ?? null) : null,
    offices: record.offices.map(({ role, unitId }) => ({ role, unitId, unitName: names.get(unitId) ?? '' })),
  };
}
