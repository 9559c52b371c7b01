/** Signing in to a session: by the hall's rotating code in one's own hand, or entered at the door with a reason. Nobody for another. */
import { signInLabels, staffLabels } from '../../types/congress/labels';
import type { meetingOperations } from '../../types/congress/contract-meeting';
import { may, type Context, type Handlers } from '../core/context';
import { sheetOf, type SheetColumn } from '../core/paper/sheet';
import { refuse, refuseField } from '../core/refuse';
import { dayOf, sayMoment } from '../core/time';
import { isCodeRight, whyWrongCode } from '../event/public';
import { keepPaper } from '../file/public';
import { findPresence, findPresences, signIn, signOut } from './presence-store';
import { figuresOf, loadSession, seatNeeded, type Seen } from './session-loading';
import { quorumOf, signInTrouble } from './session-rules';
import { sayName } from './session-view';
import { findDelegates, type Delegate } from './term-store';

type Names = 'congress.signIn' | 'congress.signInByHand' | 'congress.signOut' | 'congress.attendance' | 'congress.exportAttendance';

export const signingHandlers: Handlers<Pick<typeof meetingOperations, Names>> = {
  'congress.signIn': async (ctx, { sessionId, code }) => {
    const { session, term, profile } = await loadSession(ctx, sessionId);
    const seat = await seatNeeded(ctx, session);
    const before = await findPresence(ctx, session.unionId, sessionId, seat.memberId);
    if (!before || before.leftAt !== null) {
      const trouble = signInTrouble(session, ctx.at);
      if (trouble) refuse('CHECK_IN_CLOSED', trouble);
      const time = ctx.now.getTime();
      if (!isCodeRight(session.secret, code, time))
        refuse('WRONG_CODE', whyWrongCode({ _id: sessionId, title: sayName(term, session), secret: session.secret }, [], code, time));
      await signIn(ctx, session, seat, { how: 'code', byName: '', reason: '' });
    }
    ctx.note(sessionId, seat.memberName);
    return { id: sessionId, at: before?.at ?? ctx.at, quorum: quorumOf(profile, await figuresOf(ctx, session)) };
  },

  'congress.signInByHand': async (ctx, { sessionId, memberId, reason }) => {
    const { session } = await loadSession(ctx, sessionId);
    const trouble = signInTrouble(session, ctx.at);
    if (trouble) refuse('CHECK_IN_CLOSED', trouble);
    const seat = (await findDelegates(ctx, session.unionId, session.termId, ['seated'])).find((one) => one.memberId === memberId);
    if (!seat) refuseField('memberId', '不在本届在任代表名单上，不能登记到会；代表不能由他人代替');
    const before = await findPresence(ctx, session.unionId, sessionId, memberId);
    if (before && before.leftAt === null) refuse('CONFLICT', `${seat.memberName}已在 ${sayMoment(before.at)} 签到，不用登记`);
    await signIn(ctx, session, seat, { how: 'hand', byName: ctx.actor.name, reason });
    ctx.note(sessionId, `${seat.memberName}：${reason}`);
    return { id: sessionId };
  },

  'congress.signOut': async (ctx, { sessionId, memberId, reason }) => {
    const { session } = await loadSession(ctx, sessionId);
    if (session.state !== 'papersOut' && session.state !== 'open') refuse('CONFLICT', '闭会之后到会人数已固定，不能再改');
    const before = await findPresence(ctx, session.unionId, sessionId, memberId);
    if (!before || !(await signOut(ctx, session, memberId, reason))) refuse('CONFLICT', '这名代表没有在会的签到，请刷新后查看');
    ctx.note(sessionId, `${before.name}：${reason}`);
    return { id: sessionId };
  },

  'congress.attendance': async (ctx, { sessionId }) => {
    const seen = await loadSession(ctx, sessionId);
    const { session, term, profile } = seen;
    return {
      name: sayName(term, session),
      quorum: quorumOf(profile, await figuresOf(ctx, session)),
      canEnter: may(ctx.actor, 'congress.signInByHand') && signInTrouble(session, ctx.at) === null,
      items: await rosterOf(ctx, seen),
    };
  },

  'congress.exportAttendance': async (ctx, { sessionId }) => {
    const seen = await loadSession(ctx, sessionId);
    const rows = await rosterOf(ctx, seen);
    const name = `${sayName(seen.term, seen.session)}签到名册`;
    ctx.note(sessionId, `${rows.length} 行`);
    return {
      file: await keepPaper(ctx, { name: `${name}-${dayOf(ctx.now)}.xlsx`, type: 'xlsx', bytes: await sheetOf(name, columns, rows) }),
    };
  },
};

type Row = Awaited<ReturnType<typeof rosterOf>>[number];
const columns: SheetColumn<Row>[] = [
  { title: '姓名', width: 12, value: ({ name }) => name },
  { title: '选区', width: 20, value: ({ constituencyName }) => constituencyName },
  { title: '类别', width: 18, value: ({ staffKind }) => staffLabels[staffKind] },
  { title: '签到', width: 18, value: ({ at }) => (at ? sayMoment(at) : '') },
  { title: '方式', width: 10, value: ({ how }) => (how ? signInLabels[how] : '') },
  { title: '在会', width: 8, value: ({ isPresent }) => (isPresent ? '是' : '否') },
  { title: '说明', width: 36, value: ({ note }) => note },
];

/** Who is in first by time, then everybody else by constituency; who lost the seat since stays where they signed in. */
async function rosterOf(ctx: Context, { session, term }: Seen) {
  const { unionId, termId, _id } = session;
  const delegates = await findDelegates(ctx, unionId, termId);
  const rows = new Map((await findPresences(ctx, unionId, _id)).map((one) => [one.memberId, one]));
  const places = new Map(term.constituencies.map(({ id, name }) => [id, name]));
  const isListed = ({ state, memberId }: Delegate) => state === 'seated' || state === 'ended' || rows.has(memberId);
  return delegates
    .filter(isListed)
    .map(({ memberId, memberName: name, constituencyId, staffKind }) => {
      const row = rows.get(memberId);
      const note = row ? [row.reason && `${row.reason}（${row.byName}登记）`, row.leftReason && `离会：${row.leftReason}`] : [];
      return {
        ...{ memberId, name, constituencyName: places.get(constituencyId) ?? '', staffKind },
        ...{ at: row?.at ?? null, how: row?.how ?? null, note: note.filter(Boolean).join('；') },
        isPresent: row !== undefined && row.leftAt === null,
      };
    })
    .sort(
      (a, b) => compare(a.at ?? '~', b.at ?? '~') || compare(a.constituencyName, b.constituencyName) || compare(a.memberId, b.memberId),
    );
}
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
