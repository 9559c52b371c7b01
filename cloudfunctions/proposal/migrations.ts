/** Changes of what is kept of proposals and calls between releases. */
import type { Migration } from '../core/set-up';
import { pairsOf } from './alike';
import type { Call } from './call-store';
import { blank, type Proposal } from './store';

/** Suggestions, disputes, parts, ratings by each author: earlier records had one rating and no kind. */
export const proposalsWhole: Migration = {
  version: 3,
  name: 'proposals-whole',
  up: async (db) => {
    const calls = db.collection<Call>('proposal_calls');
    await calls.updateMany({ takesSuggestions: { $exists: false } }, { $set: { takesSuggestions: true, presidium: [], report: null } });
    const proposals = db.collection<Proposal>('proposals');
    const groupOf = new Map(
      (await db.collection<{ _id: string; groupId: string }>('members').find().toArray()).map((one) => [one._id, one.groupId]),
    );
    for await (const one of proposals.find({ kind: { $exists: false } })) {
      const isSuggestion = one.state === 'suggestion' || (one.state === 'completed' && one.leadUnitId === null);
      const { _id, ...kept } = one;
      const ratings = one.rating
        ? [
            {
              memberId: one.authorIds[0]!,
              name: one.authorNames[0] ?? '',
              round: one.round,
              rating: one.rating,
              comment: one.comment ?? '',
              at: one.updatedAt,
              fileIds: [],
            },
          ]
        : [];
      await proposals.replaceOne(
        { _id },
        {
          ...blank,
          ...kept,
          kind: isSuggestion ? 'suggestion' : 'proposal',
          pairs: pairsOf(one.matter),
          fileIds: [],
          groupId: groupOf.get(one.authorIds[0] ?? '') ?? one.unionId,
          answers: one.answers.map((answer) => ({ ...answer, fileIds: [] })),
          ratings: one.state === 'assigned' ? ratings.map((rated) => ({ ...rated, round: 1 })) : ratings,
          coPendingIds: one.state === 'assigned' ? one.coUnitIds : [],
          seconds: one.seconderIds.map((memberId) => ({ memberId, note: null, fileIds: [] })),
        },
      );
    }
  },
};
