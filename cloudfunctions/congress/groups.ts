/** Discussion groups by constituencies, and what their reporters bring back; shows of hands where the region allows them. */
import type { floorOperations } from '../../types/congress/contract-floor';
import { may, type Handlers } from '../core/context';
import { newId } from '../core/database';
import { found, refuse, refuseField } from '../core/refuse';
import { groupsTrouble, handsResult, handsTrouble } from './floor-rules';
import { findGroup, findGroups, findOneHands, insertHands, removeHands, saveGroups, saveReport, type Group } from './floor-store';
import { figuresOf, isKeeperOf, loadSession, seatOf } from './session-loading';
import { tellPeople } from './session-notices';
import { holdSession } from './session-store';
import { sayName } from './session-view';
import { findDelegates } from './term-store';

type Names = 'congress.groups' | 'congress.setGroups' | 'congress.reportGroup' | 'congress.recordHands' | 'congress.strikeHands';

export const groupHandlers: Handlers<Pick<typeof floorOperations, Names>> = {
  'congress.groups': async (ctx, { sessionId }) => {
    const { session, term } = await loadSession(ctx, sessionId);
    const [groups, delegates, seat] = await Promise.all([
      findGroups(ctx, session.unionId, sessionId),
      findDelegates(ctx, session.unionId, session.termId, ['seated', 'ended']),
      seatOf(ctx, session),
    ]);
    const constituencies = term.constituencies.map(({ id, name }) => ({
      ...{ id, name },
      delegates: delegates.filter(({ constituencyId }) => constituencyId === id).length,
    }));
    const grouped = new Set(groups.flatMap(({ constituencyIds }) => constituencyIds));
    const isClosed = session.state === 'closed' || session.state === 'published';
    return {
      name: sayName(term, session),
      items: groups.map(({ _id: id, unionId: _union, sessionId: _session, ...group }) => {
        const own = constituencies.filter((one) => group.constituencyIds.includes(one.id));
        const { memberId } = ctx.actor;
        return {
          ...{ ...group, id, constituencyNames: own.map(({ name }) => name) },
          delegates: own.reduce((sum, one) => sum + one.delegates, 0),
          isMine: seat !== null && group.constituencyIds.includes(seat.constituencyId),
          canReport: !isClosed && (isKeeperOf(ctx) || memberId === group.reporterId || memberId === group.convenerId),
        };
      }),
      constituencies,
      left: constituencies.filter(({ id }) => !grouped.has(id)).map(({ name }) => name),
      canSet: may(ctx.actor, 'congress.setGroups') && !isClosed,
    };
  },

  'congress.setGroups': async (ctx, { sessionId, items }) => {
    const { session, term } = await loadSession(ctx, sessionId);
    if (session.state === 'closed' || session.state === 'published') refuse('CONFLICT', '闭会之后讨论组不再改');
    await holdSession(ctx, session);
    const delegates = await findDelegates(ctx, session.unionId, session.termId, ['seated']);
    const trouble = groupsTrouble(items, term.constituencies, new Map(delegates.map((one) => [one.memberId, one.constituencyId])));
    if (trouble) refuseField(...trouble);
    const before = await findGroups(ctx, session.unionId, sessionId);
    const lost = before.find(({ _id, report }) => report && !items.some(({ id }) => id === _id));
    if (lost) refuse('CONFLICT', `「${lost.name}」已有汇报，不能去掉`);
    const names = new Map(delegates.map(({ memberId, memberName }) => [memberId, memberName]));
    const after = items.map(({ id, ...item }): Group => {
      const old = before.find(({ _id }) => _id === id);
      return {
        ...{ ...item, _id: old?._id ?? newId(), unionId: session.unionId, sessionId, report: old?.report ?? null },
        ...{ convenerName: names.get(item.convenerId)!, reporterName: names.get(item.reporterId)! },
      };
    });
    await saveGroups(ctx, before, after);
    const isNew = (memberId: string) => !before.some((one) => one.convenerId === memberId || one.reporterId === memberId);
    const asked = [...new Set(after.flatMap(({ convenerId, reporterId }) => [convenerId, reporterId]))].filter(isNew);
    tellPeople(ctx, session, asked, { what: 'group', title: '请您召集或汇报本组讨论', body: sayName(term, session) });
    ctx.note(sessionId, after.map(({ name }) => name).join('、'));
    return { id: sessionId };
  },

  'congress.reportGroup': async (ctx, { groupId, text }) => {
    const group = found(await findGroup(ctx, ctx.actor.unionId, groupId), '这个讨论组');
    const { session } = await loadSession(ctx, group.sessionId);
    const { memberId, name } = ctx.actor;
    if (!isKeeperOf(ctx) && memberId !== group.reporterId && memberId !== group.convenerId)
      refuse('FORBIDDEN', `「${group.name}」由汇报人${group.reporterName}或召集人${group.convenerName}汇报`);
    if (session.state === 'closed' || session.state === 'published') refuse('CONFLICT', '闭会之后汇报不再改，补充的请写进会议纪要');
    await saveReport(ctx, group, { text, byName: name, at: ctx.at });
    ctx.note(session._id, group.name);
    return { id: groupId };
  },

  'congress.recordHands': async (ctx, { sessionId, itemId, title, ...votes }) => {
    const { session, profile } = await loadSession(ctx, sessionId);
    const item = session.agenda.find(({ id }) => id === itemId);
    if (!item) refuseField('itemId', '这项议题已不在议程上，请刷新后选择');
    if (session.state !== 'open') refuse('CONFLICT', '会议进行中才能登记表决');
    const figures = await figuresOf(ctx, session);
    const trouble = handsTrouble(profile, item, votes, figures);
    if (trouble)
      refuse(trouble[0] === '' ? 'CONFLICT' : 'INVALID_INPUT', trouble[1], trouble[0] ? [{ path: trouble[0], message: trouble[1] }] : []);
    const result = handsResult(profile, votes, figures);
    const _id = newId();
    await insertHands(ctx, {
      ...votes,
      ...result,
      _id,
      unionId: session.unionId,
      sessionId,
      itemId,
      title,
      at: ctx.at,
      byName: ctx.actor.name,
    });
    ctx.note(sessionId, `${title}：${result.arithmetic}`);
    return { id: _id, isPassed: result.isPassed, arithmetic: result.arithmetic };
  },

  'congress.strikeHands': async (ctx, { resolutionId, reason }) => {
    const hands = found(await findOneHands(ctx, ctx.actor.unionId, resolutionId), '这次举手表决');
    const { session } = await loadSession(ctx, hands.sessionId);
    if (session.state === 'published') refuse('CONFLICT', '结果已经公布，不能再撤');
    await removeHands(ctx, hands);
    ctx.note(session._id, `${hands.title}：${reason}`);
    return { id: resolutionId };
  },
};
