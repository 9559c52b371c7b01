/** The speakers' list: delegates ask for the floor, the chair calls them one by one and keeps the time. */
import type { floorOperations } from '../../types/congress/contract-floor';
import type { Context, Handlers } from '../core/context';
import { newId } from '../core/database';
import { found, refuse, refuseField } from '../core/refuse';
import { askTrouble } from './floor-rules';
import { findPresence } from './presence-store';
import { isLeading, loadSession, seatNeeded, type Seen } from './session-loading';
import { tellPeople } from './session-notices';
import { holdSession } from './session-store';
import { findSpeech, findSpeeches, insertSpeech, moveSpeech, placeSpeech, type Speech } from './speech-store';

type Names = 'congress.askToSpeak' | 'congress.withdrawSpeech' | 'congress.callSpeaker' | 'congress.endSpeech' | 'congress.orderSpeakers';

export const speakerHandlers: Handlers<Pick<typeof floorOperations, Names>> = {
  'congress.askToSpeak': async (ctx, { sessionId, topic }) => {
    const { session, term } = await loadSession(ctx, sessionId);
    const seat = await seatNeeded(ctx, session);
    await holdSession(ctx, session);
    const presence = await findPresence(ctx, session.unionId, sessionId, seat.memberId);
    const mine = (await findSpeeches(ctx, session.unionId, sessionId)).filter(({ memberId }) => memberId === seat.memberId);
    const trouble = askTrouble(session, presence !== null && presence.leftAt === null, mine);
    if (trouble) refuse('CONFLICT', trouble);
    const record: Speech = {
      ...{ _id: newId(), unionId: session.unionId, sessionId, memberId: seat.memberId, name: seat.memberName, topic, state: 'asked' },
      constituencyName: term.constituencies.find(({ id }) => id === seat.constituencyId)?.name ?? '',
      ...{ askedAt: ctx.at, order: ctx.now.getTime(), minutes: null, calledAt: null, endedAt: null },
    };
    await insertSpeech(ctx, record);
    ctx.note(sessionId, topic);
    return { id: record._id };
  },

  'congress.withdrawSpeech': async (ctx, { speechId }) => {
    const speech = await findSpeech(ctx, ctx.actor.unionId, speechId);
    const mine = found(speech?.memberId === ctx.actor.memberId ? speech : null, '您的这次发言');
    await moveSpeech(ctx, mine, 'withdrawSpeech');
    ctx.note(mine.sessionId, mine.topic);
    return { id: speechId };
  },

  'congress.callSpeaker': async (ctx, { speechId, minutes }) => {
    const { speech, session } = await chaired(ctx, speechId);
    if (session.state !== 'open') refuse('CONFLICT', '会议进行中才能请代表发言');
    await holdSession(ctx, session);
    for (const one of await findSpeeches(ctx, session.unionId, session._id))
      if (one.state === 'speaking') await moveSpeech(ctx, one, 'endSpeech', { endedAt: ctx.at });
    await moveSpeech(ctx, speech, 'callSpeaker', { minutes, calledAt: ctx.at });
    tellPeople(ctx, session, [speech.memberId], { what: `floor:${speechId}`, title: '请您发言', body: `${speech.topic}，${minutes} 分钟` });
    ctx.note(session._id, `${speech.name}，${minutes} 分钟`);
    return { id: speechId };
  },

  'congress.endSpeech': async (ctx, { speechId }) => {
    const { speech, session } = await chaired(ctx, speechId);
    await moveSpeech(ctx, speech, 'endSpeech', { endedAt: ctx.at });
    ctx.note(session._id, speech.name);
    return { id: speechId };
  },

  'congress.orderSpeakers': async (ctx, { sessionId, speechIds }) => {
    const seen = await loadSession(ctx, sessionId);
    chairedOnly(ctx, seen);
    await holdSession(ctx, seen.session);
    const asked = (await findSpeeches(ctx, seen.session.unionId, sessionId)).filter(({ state }) => state === 'asked');
    const byId = new Map(asked.map((one) => [one._id, one]));
    if (speechIds.length !== asked.length || new Set(speechIds.filter((id) => byId.has(id))).size < asked.length)
      refuseField('speechIds', '等候发言的名单刚刚变了，请刷新后再排');
    for (const [index, id] of speechIds.entries()) await placeSpeech(ctx, byId.get(id)!, index);
    ctx.note(sessionId, speechIds.map((id) => byId.get(id)!.name).join('、'));
    return { id: sessionId };
  },
};

function chairedOnly(ctx: Context, { session }: Seen): void {
  if (!isLeading(ctx, session)) refuse('FORBIDDEN', '由主席团成员或会务人员主持发言');
}

async function chaired(ctx: Context, speechId: string) {
  const speech = found(await findSpeech(ctx, ctx.actor.unionId, speechId), '这次发言');
  const seen = await loadSession(ctx, speech.sessionId);
  chairedOnly(ctx, seen);
  return { speech, session: seen.session };
}
