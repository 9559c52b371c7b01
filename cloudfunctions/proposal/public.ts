/** What other domains may ask of proposals. */
import { proposalLifecycle } from '../../types/proposal/lifecycle';
import type { Searchable } from '../core/collected';
import { findAnywhere, findVisibleOf, idsAfter } from './reading-store';
import { tellCalendar, tellDeadlines, tellOwnData } from './telling';
import { tellWaiting } from './waiting';

/** How alike two matters are; the standing box of suggestions looks for its own in the same way. */
export { likenessOf, pairsOf } from './alike';

export { hasCall, proposalsOfCall, type CalledProposal } from './session-list';

/** Seconding asked of me, answers to rate, my department's answers, disputes to rule on, and the office's desk. */
export const waitingFor = tellWaiting;
export const deadlinesFor = tellDeadlines;
export const calendarFor = tellCalendar;
export const ownDataOf = tellOwnData;

/** Drafts are their author's and seconders' business, and what was withdrawn is nobody's. */
export const searchable: Searchable = {
  kind: 'proposal',
  idsAfter,
  entryOf: async (reach, unionId, id) => {
    const record = await findAnywhere(reach, unionId, id);
    if (!record || record.state === 'draft' || record.state === 'withdrawn') return null;
    const { matter, reason, measures, authorNames, answers, updatedAt } = record;
    return { title: matter, text: [reason, measures, ...authorNames, ...answers.map(({ text }) => text)].join('\n'), at: updatedAt };
  },
  visible: async (ctx, ids) =>
    (await findVisibleOf(ctx, ids))
      .filter(({ state }) => state !== 'draft' && state !== 'withdrawn')
      .map(({ _id, matter, number, authorNames, state, updatedAt }) => ({
        id: _id,
        title: matter,
        subtitle: [number && `第${number}号`, authorNames.join('、'), proposalLifecycle.labels[state]].filter(Boolean).join(' · '),
        at: updatedAt,
        link: `/pages/proposal/detail/index?id=${_id}`,
      })),
};
