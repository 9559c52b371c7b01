/** A session opened with a quorum, closed, made public and reported upward. */
import type { sessionOperations } from '../../types/congress/contract-session';
import { ballotsOfSession } from '../ballot/public';
import type { Context, Handlers } from '../core/context';
import { refuse, refuseField } from '../core/refuse';
import { addDays, dayOf, sayDay } from '../core/time';
import { figuresOf, loadSession } from './session-loading';
import { tellDelegates, tellEverybody } from './session-notices';
import { obstaclesOf, quorumTrouble, reportTrouble } from './session-rules';
import { changeSession, holdSession, moveSession, type Session } from './session-store';
import { sayName } from './session-view';
import { findSpeeches, moveSpeech } from './speech-store';

type Names = 'congress.openSession' | 'congress.closeSession' | 'congress.publishSession' | 'congress.reportSession';

export const runningHandlers: Handlers<Pick<typeof sessionOperations, Names>> = {
  'congress.openSession': async (ctx, { sessionId }) => {
    const { session, term, profile } = await loadSession(ctx, sessionId);
    const figures = await figuresOf(ctx, session);
    if (session.state === 'papersOut') {
      const trouble = quorumTrouble(profile, figures);
      if (trouble) refuse('NO_QUORUM', trouble);
      const obstacles = obstaclesOf(session, profile, figures);
      if (obstacles.length > 0) refuse('CONFLICT', `${obstacles.join('；')}，请先办好再开会`);
    }
    const opened = await moveSession(ctx, session, 'openSession', { openedAt: ctx.at, currentItemId: session.agenda[0]?.id ?? null });
    tellDelegates(ctx, opened, {
      what: 'opened',
      title: `${sayName(term, opened)}开会`,
      body: `到会 ${figures.present} 名，${opened.place}`,
    });
    ctx.note(sessionId, `全体代表 ${figures.due} 名，到会 ${figures.present} 名`);
    return { id: sessionId, present: figures.present };
  },

  'congress.closeSession': async (ctx, { sessionId }) => {
    const { session } = await loadSession(ctx, sessionId);
    const open = (await ballotsOfSession(ctx, session.unionId, sessionId)).filter(({ state }) => state === 'open');
    if (session.state === 'open' && open.length > 0)
      refuse('CONFLICT', `${open.map(({ title }) => `「${title}」`).join('')}还在投票，请先结束投票再闭会`);
    await holdSession(ctx, session);
    const figures = await figuresOf(ctx, session);
    await endSpeeches(ctx, session);
    await moveSession(ctx, session, 'closeSession', { closedAt: ctx.at, due: figures.due, currentItemId: null });
    ctx.note(sessionId, `全体代表 ${figures.due} 名，到会 ${figures.present} 名`);
    return { id: sessionId, present: figures.present };
  },

  'congress.publishSession': async (ctx, { sessionId, summary }) => {
    const { session, term, profile } = await loadSession(ctx, sessionId);
    const pending = (await ballotsOfSession(ctx, session.unionId, sessionId)).filter(
      ({ state }) => state !== 'published' && state !== 'discarded',
    );
    if (session.state === 'closed' && pending.length > 0)
      refuse('CONFLICT', `${pending.map(({ title }) => `「${title}」`).join('')}的结果还没有公布，请先公布或作废`);
    const postedUntil = addDays(dayOf(ctx.now), profile.postedDays.value);
    const published = await moveSession(ctx, session, 'publishSession', { publishedAt: ctx.at, postedUntil, summary });
    tellEverybody(ctx, published, { what: 'published', title: `${sayName(term, published)}结果公布`, body: summary });
    ctx.note(sessionId, `公示至 ${sayDay(postedUntil)}`);
    return { id: sessionId, postedUntil };
  },

  'congress.reportSession': async (ctx, { sessionId, reportedOn, to, reference, isCorrection }) => {
    const { session } = await loadSession(ctx, sessionId);
    if (session.closedAt === null) refuse('CONFLICT', '会议还没有闭会，闭会后才有结果可报');
    const trouble = reportTrouble(reportedOn, dayOf(session.closedAt), dayOf(ctx.now));
    if (trouble) refuseField('reportedOn', trouble);
    if (session.report && !isCorrection)
      refuse('CONFLICT', `已登记 ${sayDay(session.report.on)} 报${session.report.to}；登记有误请用「更正」`);
    if (!(await changeSession(ctx, session, { report: { on: reportedOn, to, reference } }))) refuse('CONFLICT');
    ctx.note(sessionId, `${reportedOn} 报${to}${reference ? `，${reference}` : ''}${isCorrection ? '（更正）' : ''}`);
    return { id: sessionId };
  },
};

/** Nobody goes on speaking after the close. */
async function endSpeeches(ctx: Context, session: Session): Promise<void> {
  for (const one of await findSpeeches(ctx, session.unionId, session._id))
    if (one.state === 'speaking') await moveSpeech(ctx, one, 'endSpeech', { endedAt: ctx.at });
}
