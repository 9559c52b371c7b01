/** Writing a draw's outcome to everybody: the order is fixed already, so this is done in parts, each whole, repeatable, and followed by the next. */
import type { event as contract } from '../../types/event/contract';
import type { Handlers } from '../core/context';
import { found, refuse } from '../core/refuse';
import { codeOf } from './draw-rules';
import { findDraw, findDrawnNow, markWritten, writeOutcomes, type Outcome } from './draw-store';
import { announceDrawn } from './notices';
import { settleAndPromote } from './registering';
import { findEvent, registrationId } from './store';

/** The embedded database holds a transaction in its cache: twenty thousand at once do not fit. */
const AT_ONCE = 4000;

export const linesOf = (text: string | null): string[] => (text ? text.split('\n') : []);

export const drawWriting: Pick<Handlers<typeof contract>, 'event.writeLots'> = {
  'event.writeLots': async (ctx, { id, from }) => {
    const event = found(await findEvent(ctx, id), '这项活动');
    const draw = found(await findDraw(ctx, id), '这次摇号');
    if (!draw.drawnAt || event.draw?.writtenAt) refuse('CONFLICT', '还没有摇号，或结果已经写完');
    const [results, all] = [linesOf(draw.result), linesOf(draw.order)];
    const memberIds = all.slice(from, from + AT_ONCE);
    const present = new Map((await findDrawnNow(ctx, id, memberIds)).map((one) => [one.memberId, one.state]));
    const firsts = new Set(
      linesOf(draw.list)
        .slice(1)
        .map((line) => line.split(','))
        .filter(([, , isFirst]) => isFirst === '1')
        .map(([code]) => code),
    );
    const loses = event.waitlist ? 'loseDraw' : 'loseOut';
    const outcomes = memberIds.map((memberId, index): Outcome => {
      const isIn = results[from + index]!.endsWith(',1');
      const command = present.get(memberId) === 'pending' ? (isIn ? 'win' : loses) : null;
      const lot = { position: from + index + 1, isIn, isFirst: firsts.has(codeOf(id, memberId)) };
      return { id: registrationId(id, memberId), command, lot };
    });
    await writeOutcomes(ctx, outcomes, '摇号未中签，本活动不设候补');
    announceDrawn(ctx, event, memberIds, outcomes);
    const next = from + AT_ONCE;
    const isLast = next >= all.length;
    if (isLast) {
      await markWritten(ctx, event);
      await settleAndPromote(ctx, id);
    } else ctx.later('event.writeLots', { id, from: next });
    ctx.note(id, `第${from + 1}至${Math.min(next, all.length)}位`);
    return { id, written: memberIds.length, isLast };
  },
};
