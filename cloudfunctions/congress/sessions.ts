/** Calling a session: drafted, its agenda and presidium set, announced, its papers sent and read, postponed or given up. */
import type { sessionOperations } from '../../types/congress/contract-session';
import { may, type Context, type Handlers } from '../core/context';
import { newId } from '../core/database';
import { refuse, refuseField } from '../core/refuse';
import { sayMoment } from '../core/time';
import { takeFiles } from '../file/public';
import { findMembers } from '../member/public';
import { seesDrafts } from './loading';
import { figuresOf, loadSession, type Seen } from './session-loading';
import { tellDelegates, tellPeople } from './session-notices';
import { obstaclesOf, presidiumTrouble, sayLate, unsentOf } from './session-rules';
import { changeSession, findSessions, forgetReadings, insertSession, moveSession, type AgendaItem, type Session } from './session-store';
import { sayName, sessionItem, sessionView } from './session-view';
import { blankSession, writtenSession } from './session-writing';
import { findDelegates, findTermIn, findTerms, holdTerm } from './term-store';

type Names =
  | 'congress.sessions'
  | 'congress.session'
  | 'congress.draftSession'
  | 'congress.editSession'
  | 'congress.setAgenda'
  | 'congress.setPresidium'
  | 'congress.announceSession'
  | 'congress.sendPapers'
  | 'congress.postponeSession'
  | 'congress.cancelSession';

export const sessionHandlers: Handlers<Pick<typeof sessionOperations, Names>> = {
  'congress.sessions': async (ctx) => {
    const { unionId } = ctx.actor;
    const [records, terms] = await Promise.all([findSessions(ctx, unionId, seesDrafts(ctx)), findTerms(ctx, unionId, true)]);
    const byId = new Map(terms.map((term) => [term._id, term]));
    const sitting = terms.find(({ state }) => state === 'sitting');
    const numbers = records.filter(({ termId }) => termId === sitting?._id).map(({ number }) => number);
    return {
      items: records.flatMap((one) => (byId.has(one.termId) ? [sessionItem(byId.get(one.termId)!, one)] : [])),
      canDraft: sitting !== undefined && may(ctx.actor, 'congress.draftSession'),
      nextNumber: Math.max(0, ...numbers) + 1,
    };
  },

  'congress.session': async (ctx, { sessionId }) => sessionView(ctx, await loadSession(ctx, sessionId)),

  'congress.draftSession': async (ctx, input) => {
    const term = await findTermIn(ctx, ctx.actor.unionId, ['sitting']);
    if (!term) refuse('CONFLICT', '现在没有在任的一届职代会，请先选出代表并办理就任');
    await holdTerm(ctx, term);
    const record: Session = { ...blankSession(ctx, term), ...(await writtenSession(ctx, term, input)), _id: newId() };
    await insertSession(ctx, record);
    ctx.note(record._id, `${sayName(term, record)}，${sayMoment(record.startsAt)}`);
    return { id: record._id };
  },

  'congress.editSession': async (ctx, { sessionId, ...input }) => {
    const { session, term } = await loadSession(ctx, sessionId);
    await holdTerm(ctx, term);
    const edited = await moveSession(ctx, session, 'editSession', await writtenSession(ctx, term, input, session));
    ctx.note(sessionId, `${sayName(term, edited)}，${sayMoment(edited.startsAt)}`);
    return { id: sessionId };
  },

  'congress.setAgenda': async (ctx, { sessionId, items }) => {
    const { session, term } = await loadSession(ctx, sessionId);
    if (!['preparing', 'announced', 'papersOut', 'postponed'].includes(session.state))
      refuse('CONFLICT', '开会之后议程不再改；临时增加的事项请在会议纪要中注明');
    const agenda = await agendaOf(ctx, session, items);
    const changed = session.agenda.filter(({ id, sentAt }) => sentAt && !agenda.some((one) => one.id === id && one.sentAt === sentAt));
    await forgetReadings(
      ctx,
      session,
      changed.map(({ id }) => id),
    );
    await saveOrRefuse(ctx, session, { agenda });
    if (session.state === 'announced' || session.state === 'papersOut')
      tellDelegates(ctx, session, {
        ...{ what: `agenda:${ctx.at}`, title: '会议议程有改动' },
        body: `${sayName(term, session)}：${agenda.map(({ title }) => title).join('、')}`,
      });
    ctx.note(sessionId, `${agenda.length} 项`);
    return { id: sessionId };
  },

  'congress.setPresidium': async (ctx, { sessionId, memberIds, recorderId }) => {
    const seen = await loadSession(ctx, sessionId);
    const { session, profile } = seen;
    if (!['preparing', 'announced', 'papersOut', 'postponed', 'open'].includes(session.state)) refuse('CONFLICT', '闭会之后主席团不再改');
    const presidium = await presidiumOf(ctx, seen, memberIds);
    const { due } = await figuresOf(ctx, session);
    const trouble = presidiumTrouble(profile, due, presidium);
    if (trouble) refuseField('memberIds', trouble);
    const [recorder] = recorderId ? await findMembers(ctx, session.unionId, [recorderId]) : [];
    if (recorderId && !recorder) refuseField('recorderId', '本会名册上没有这个人，请重新选择');
    await saveOrRefuse(ctx, session, { presidium, recorder: recorder ? { memberId: recorder._id, name: recorder.name } : null });
    const fresh = presidium.filter(({ memberId }) => !session.presidium.some((one) => one.memberId === memberId));
    tellPeople(
      ctx,
      session,
      fresh.map(({ memberId }) => memberId),
      { what: 'presidium', title: '您是会议主席团成员', body: sayName(seen.term, session) },
    );
    ctx.note(sessionId, presidium.map(({ name }) => name).join('、'));
    return { id: sessionId };
  },

  'congress.announceSession': async (ctx, { sessionId }) => {
    const { session, term, profile } = await loadSession(ctx, sessionId);
    const obstacles = session.state === 'preparing' ? obstaclesOf(session, profile, { due: 0, present: 0 }) : [];
    if (obstacles.length > 0) refuse('CONFLICT', `${obstacles.join('；')}，请先补上再预告`);
    if (session.state === 'preparing' && session.startsAt <= ctx.at) refuse('CONFLICT', '开始时间已过，请先修改时间再预告');
    const announced = await moveSession(ctx, session, 'announceSession', { announcedAt: ctx.at });
    tellDelegates(ctx, announced, {
      ...{ what: `announced:${announced.startsAt}`, title: `${sayName(term, announced)}将召开` },
      body: `${sayMoment(announced.startsAt)}，${announced.place}。议程：${announced.agenda.map(({ title }) => title).join('、')}`,
    });
    ctx.note(sessionId, sayMoment(announced.startsAt));
    return { id: sessionId };
  },

  'congress.sendPapers': async (ctx, { sessionId }) => {
    const { session, term, profile } = await loadSession(ctx, sessionId);
    const obstacles = session.state === 'announced' ? obstaclesOf(session, profile, { due: 0, present: 0 }) : [];
    if (obstacles.length > 0) refuse('CONFLICT', `${obstacles.join('；')}，请先上传再发出`);
    const fresh = unsentOf(session.agenda);
    if (session.state === 'papersOut' && fresh.length === 0) refuse('CONFLICT', '材料都已发出，没有要补发的');
    const agenda = session.agenda.map((one) => (fresh.includes(one) ? { ...one, sentAt: ctx.at } : one));
    await moveSession(ctx, session, 'sendPapers', { agenda });
    tellDelegates(ctx, session, {
      ...{ what: `papers:${ctx.at}`, title: '会议材料已发出，请阅读' },
      body: `${sayName(term, session)}：${fresh.map(({ title }) => title).join('、')}`,
    });
    const late = fresh.length > 0 ? sayLate(profile, ctx.at, session.startsAt) : '';
    ctx.note(sessionId, `${fresh.length} 项${late && `；${late}`}`);
    return { id: sessionId, sent: fresh.length, late };
  },

  'congress.postponeSession': async (ctx, { sessionId, reason }) => {
    const { session, term } = await loadSession(ctx, sessionId);
    const text = `原定 ${sayMoment(session.startsAt)}，延期：${reason}`;
    await moveSession(ctx, session, 'postponeSession', { history: [...session.history, { at: ctx.at, text }] });
    tellDelegates(ctx, session, { what: `postponed:${session.startsAt}`, title: `${sayName(term, session)}延期`, body: text });
    ctx.note(sessionId, reason);
    return { id: sessionId };
  },

  'congress.cancelSession': async (ctx, { sessionId, reason }) => {
    const { session, term } = await loadSession(ctx, sessionId);
    const text = `不再召开：${reason}`;
    await moveSession(ctx, session, 'cancelSession', { history: [...session.history, { at: ctx.at, text }] });
    if (session.announcedAt) tellDelegates(ctx, session, { what: 'cancelled', title: `${sayName(term, session)}不再召开`, body: reason });
    ctx.note(sessionId, reason);
    return { id: sessionId };
  },
};

async function saveOrRefuse(ctx: Context, session: Session, set: Partial<Session>): Promise<void> {
  if (!(await changeSession(ctx, session, set))) refuse('CONFLICT', '会议的状态刚刚变了，请刷新后再改');
}

type Written = Omit<AgendaItem, 'id' | 'sentAt'> & { id?: string };

/** Kept items keep the day their papers went out, unless the papers are others now. */
async function agendaOf(ctx: Context, { agenda }: Session, items: Written[]): Promise<AgendaItem[]> {
  const held = agenda.flatMap(({ fileIds }) => fileIds);
  const before = new Map(agenda.map((one) => [one.id, one]));
  const doubled = items.findIndex(({ id }, index) => id && items.findIndex((one) => one.id === id) < index);
  if (doubled >= 0) refuseField(`items.${doubled}.id`, '同一项议题出现了两次，请去掉一项');
  const written: AgendaItem[] = [];
  for (const [index, { id, fileIds, ...item }] of items.entries()) {
    const old = id === undefined ? null : before.get(id);
    if (old === undefined) refuseField(`items.${index}.id`, '这项议题已不在议程上，请刷新后重新编排');
    const files = await takeFiles(ctx, fileIds, { held, field: `items.${index}.fileIds` });
    const isSame = old !== null && files.join() === old.fileIds.join();
    written.push({ ...item, id: old?.id ?? newId(), fileIds: files, sentAt: isSame ? old.sentAt : null });
  }
  return written;
}

async function presidiumOf(ctx: Context, { session }: Seen, memberIds: string[]): Promise<Session['presidium']> {
  const seated = new Map((await findDelegates(ctx, session.unionId, session.termId, ['seated'])).map((one) => [one.memberId, one]));
  const stranger = memberIds.findIndex((id, index) => !seated.has(id) || memberIds.indexOf(id) < index);
  if (stranger >= 0) refuseField(`memberIds.${stranger}`, '主席团成员应是在任代表，每人一次，请重新选择');
  return memberIds.map((memberId) => {
    const { memberName: name, staffKind } = seated.get(memberId)!;
    return { memberId, name, staffKind };
  });
}
