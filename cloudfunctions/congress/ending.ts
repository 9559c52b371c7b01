/** The end of a term: told in time, put off once, and what then becomes of the delegates' offices. */
import type { endingOperations } from '../../types/congress/contract-ending';
import type { Handlers } from '../core/context';
import { refuse, refuseField } from '../core/refuse';
import { dayOf, sayFullDay } from '../core/time';
import { prolongElected } from '../unit/public';
import { loadTerm } from './loading';
import { tellKeepers, tellUnion } from './notices';
import { sayTerm } from './obstacles';
import { profiles } from './profiles';
import { extendTrouble } from './rules';
import { changeTerm, findDelegates, moveTerm } from './term-store';

export const endingHandlers: Handlers<typeof endingOperations> = {
  'congress.extendTerm': async (ctx, { termId, endsOn, reason }) => {
    const term = await loadTerm(ctx, termId);
    if (term.extendedFrom) refuse('CONFLICT', '本届已经延期过一次，请尽快换届');
    const trouble = extendTrouble(term, endsOn, dayOf(ctx.now), profiles[term.profile]);
    if (trouble) refuseField('endsOn', trouble);
    await moveTerm(ctx, term, 'extendTerm', { endsOn, extendedFrom: term.endsOn, isEndTold: false });
    const seated = await findDelegates(ctx, term.unionId, termId, ['seated']);
    await prolongElected(
      ctx,
      seated.map(({ memberId }) => memberId),
      'delegate',
      endsOn,
    );
    tellUnion(ctx, term, `extended:${endsOn}`, `${sayTerm(term)}延期换届`, `延至${sayFullDay(endsOn)}：${reason}`.slice(0, 300));
    ctx.note(termId, `由 ${term.endsOn} 延至 ${endsOn}：${reason}`);
    return { id: termId };
  },

  'congress.remindTermEnd': async (ctx, { termId }) => {
    const term = await loadTerm(ctx, termId);
    if (term.state !== 'sitting' || term.isEndTold) refuse('CONFLICT', '现在没有要提醒的');
    await changeTerm(ctx, term, { isEndTold: true });
    tellKeepers(
      ctx,
      term,
      `ending:${term.endsOn}`,
      `${sayTerm(term)}${sayFullDay(term.endsOn)}届满`,
      '请筹备换届；确需延期的，请主席在届满前办理',
    );
    ctx.note(termId, term.endsOn);
    return { id: termId };
  },
};
