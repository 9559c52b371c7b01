/** Minutes of a session: drafted, corrected by the recorder, agreed to by the presidium, then fixed; and the proposals of its call. */
import type { outcomeOperations } from '../../types/congress/contract-outcome';
import { may, type Context, type Handlers } from '../core/context';
import { pdfOf, type Block } from '../core/paper/pdf';
import { found, refuse } from '../core/refuse';
import { sayFullDay, dayOf, sayMoment } from '../core/time';
import { keepPaper } from '../file/public';
import { proposalsOfCall } from '../proposal/public';
import { unitNames } from '../unit/public';
import { findGroups } from './floor-store';
import { seesDrafts } from './loading';
import { outcomesOf } from './meeting-view';
import { approvalsNeeded, draftText, sectionsOf } from './minutes-rules';
import { findMinutes, insertMinutes, moveMinutes, type Minutes } from './minutes-store';
import { figuresOf, isKeeperOf, isLeading, isOnPresidium, isRecorder, loadSession, seatOf, type Seen } from './session-loading';
import { tellPeople } from './session-notices';
import { quorumOf } from './session-rules';
import { sayName } from './session-view';
import { findSpeeches } from './speech-store';

export const minutesHandlers: Handlers<typeof outcomeOperations> = {
  'congress.minutes': async (ctx, { sessionId }) => {
    const seen = await loadSession(ctx, sessionId);
    const { session } = seen;
    const isInside = isLeading(ctx, session) || isRecorder(ctx, session) || seesDrafts(ctx) || (await seatOf(ctx, session)) !== null;
    if (!isInside) refuse('FORBIDDEN', '会议纪要供代表和会务人员查阅，结果公布后在会议页可见');
    const record = await findMinutes(ctx, session.unionId, sessionId);
    // A text still being written is nobody's but the writers'.
    const isShown = record !== null && (record.state !== 'drafted' || canWrite(ctx, seen) || seesDrafts(ctx));
    return {
      name: sayName(seen.term, session),
      state: record?.state ?? null,
      text: isShown ? record.text : '',
      recorderName: session.recorder?.name ?? null,
      approvals: (record?.approvals ?? []).map(({ name, at }) => ({ name, at })),
      needed: approvalsNeeded(session.presidium.length),
      presidium: session.presidium.length,
      returned: record?.state === 'drafted' ? record.returned : '',
      fixedAt: record?.fixedAt ?? null,
      moves: movesFor(ctx, seen, record),
    };
  },

  'congress.draftMinutes': async (ctx, { sessionId }) => {
    const seen = await written(ctx, sessionId);
    const { session } = seen;
    if (session.closedAt === null) refuse('CONFLICT', '闭会之后才能由会议数据起草纪要');
    const text = await fromData(ctx, seen);
    const record = await findMinutes(ctx, session.unionId, sessionId);
    if (record) await moveMinutes(ctx, record, 'correctMinutes', { text });
    else
      await insertMinutes(ctx, {
        ...{ _id: sessionId, unionId: session.unionId, state: 'drafted', text, approvals: [], returned: '' },
        ...{ draftedAt: ctx.at, fixedAt: null },
      });
    ctx.note(sessionId, `${text.length} 字`);
    return { id: sessionId };
  },

  'congress.correctMinutes': async (ctx, { sessionId, text }) => {
    await written(ctx, sessionId);
    await moveMinutes(ctx, await existing(ctx, sessionId), 'correctMinutes', { text });
    ctx.note(sessionId, `${text.length} 字`);
    return { id: sessionId };
  },

  'congress.submitMinutes': async (ctx, { sessionId }) => {
    const { session, term } = await written(ctx, sessionId);
    await moveMinutes(ctx, await existing(ctx, sessionId), 'submitMinutes', { approvals: [], returned: '' });
    tellPeople(
      ctx,
      session,
      session.presidium.map(({ memberId }) => memberId),
      {
        ...{ what: `minutes:${ctx.at}`, title: '请审定会议纪要', body: sayName(term, session) },
        link: `/pages/congress/minutes/index?id=${sessionId}`,
      },
    );
    ctx.note(sessionId);
    return { id: sessionId };
  },

  'congress.approveMinutes': async (ctx, { sessionId }) => {
    const { session } = await onPresidium(ctx, sessionId);
    const record = await existing(ctx, sessionId);
    const { memberId, name } = ctx.actor;
    if (record.approvals.some((one) => one.memberId === memberId)) refuse('CONFLICT', '您已同意，无需重复');
    const approvals = [...record.approvals, { memberId, name, at: ctx.at }];
    const agreed = await moveMinutes(ctx, record, 'approveMinutes', { approvals });
    const isFixed = approvals.length >= approvalsNeeded(session.presidium.length);
    const { state } = isFixed ? await moveMinutes(ctx, agreed, 'fixMinutes', { fixedAt: ctx.at }) : agreed;
    ctx.note(sessionId, `${approvals.length} / ${session.presidium.length}`);
    return { id: sessionId, state };
  },

  'congress.returnMinutes': async (ctx, { sessionId, reason }) => {
    const { session, term } = await onPresidium(ctx, sessionId);
    const returned = `${ctx.actor.name}：${reason}`;
    await moveMinutes(ctx, await existing(ctx, sessionId), 'returnMinutes', { approvals: [], returned });
    tellPeople(ctx, session, session.recorder ? [session.recorder.memberId] : [], {
      ...{ what: `returned:${ctx.at}`, title: '会议纪要退回修改', body: `${sayName(term, session)}：${returned}` },
      link: `/pages/congress/minutes/index?id=${sessionId}`,
    });
    ctx.note(sessionId, reason);
    return { id: sessionId };
  },

  'congress.printMinutes': async (ctx, { sessionId }) => {
    const seen = await loadSession(ctx, sessionId);
    const record = await existing(ctx, sessionId);
    if (record.state === 'drafted' && !canWrite(ctx, seen) && !seesDrafts(ctx)) refuse('CONFLICT', '纪要还在整理，提请审定后才能打印');
    const name = `${sayName(seen.term, seen.session)}纪要`;
    const bytes = await paperOf(ctx, seen, record, name);
    ctx.note(sessionId, name);
    return { file: await keepPaper(ctx, { name: `${name}.pdf`, type: 'pdf', bytes }) };
  },

  'congress.called': async (ctx, { sessionId }) => {
    const { session, term } = await loadSession(ctx, sessionId);
    const call = session.callId ? await proposalsOfCall(ctx, session.callId) : null;
    const items = call?.items ?? [];
    const unfinished = items.filter(({ isFinished }) => !isFinished).length;
    return {
      ...{ name: sayName(term, session), title: call?.title ?? '', callId: session.callId, items, unfinished },
      canCarryOver: unfinished > 0 && session.closedAt !== null && may(ctx.actor, 'proposal.carryOver'),
    };
  },
};

const canWrite = (ctx: Context, { session }: Seen) => isKeeperOf(ctx) || isRecorder(ctx, session);

async function written(ctx: Context, sessionId: string): Promise<Seen> {
  const seen = await loadSession(ctx, sessionId);
  if (!canWrite(ctx, seen)) refuse('FORBIDDEN', `纪要由记录人${seen.session.recorder?.name ?? ''}或会务人员整理`);
  return seen;
}

async function onPresidium(ctx: Context, sessionId: string): Promise<Seen> {
  const seen = await loadSession(ctx, sessionId);
  if (!isOnPresidium(ctx, seen.session)) refuse('FORBIDDEN', '纪要由主席团成员审定');
  return seen;
}

const existing = async (ctx: Context, sessionId: string): Promise<Minutes> =>
  found(await findMinutes(ctx, ctx.actor.unionId, sessionId), '这次会议的纪要');

async function fromData(ctx: Context, { session, term, profile }: Seen): Promise<string> {
  const { _id, unionId } = session;
  const { resolutions } = await outcomesOf(ctx, session);
  return draftText({
    ...{ name: sayName(term, session), session, quorum: quorumOf(profile, await figuresOf(ctx, session)), resolutions },
    ...{ groups: await findGroups(ctx, unionId, _id), speeches: await findSpeeches(ctx, unionId, _id) },
  });
}

function movesFor(ctx: Context, seen: Seen, record: Minutes | null): string[] {
  const { session } = seen;
  const writes = canWrite(ctx, seen);
  const print = may(ctx.actor, 'congress.printMinutes') ? ['printMinutes'] : [];
  if (record === null) return writes && session.closedAt !== null ? ['draftMinutes'] : [];
  if (record.state === 'drafted') return writes ? ['correctMinutes', 'draftMinutes', 'submitMinutes', ...print] : [];
  if (record.state === 'fixed' || !isOnPresidium(ctx, session)) return print;
  const hasAgreed = record.approvals.some(({ memberId }) => memberId === ctx.actor.memberId);
  return [...(hasAgreed ? [] : ['approveMinutes']), 'returnMinutes', ...print];
}

async function paperOf(ctx: Context, { session }: Seen, record: Minutes, title: string): Promise<Buffer> {
  const union = (await unitNames(ctx, session.unionId)).get(session.unionId) ?? '';
  const blocks: Block[] = [
    { kind: 'title', text: title },
    { kind: 'small', text: record.fixedAt ? `主席团于${sayFullDay(dayOf(record.fixedAt))}审定` : '未经主席团审定，仅供核对' },
    ...sectionsOf(record.text).flatMap(({ title: heading, lines }): Block[] => [
      ...(heading === null ? [] : [{ kind: 'heading' as const, text: heading }]),
      ...lines.map((text) => ({ kind: 'text' as const, text })),
    ]),
    ...record.approvals.map(({ name, at }): Block => ({ kind: 'small', text: `主席团成员 ${name} 于 ${sayMoment(at)} 在系统中同意` })),
    { kind: 'signatures', labels: ['主席团', '记录人', '日期'] },
  ];
  return pdfOf({ title, footer: union, blocks });
}
