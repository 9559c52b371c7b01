/** What a reader is shown of a founding. */
import { may, type Context } from '../core/context';
import { linksOf } from '../file/public';
import { missingToApply, movesFor, peopleCount } from './rules';
import type { Founding } from './store';

export const itemOf = (record: Founding) => ({ ...record, id: record._id, peopleCount: peopleCount(record) });

export async function cardOf(ctx: Context, record: Founding, { isAbove }: { isAbove: boolean }) {
  const isApplicant = record.applicantId === ctx.actor.memberId;
  const isFormerUnion = record.fromUnionId === ctx.actor.unionId && may(ctx.actor, 'founding.opine');
  // The papers were uploaded in the applicant's union; whoever sees the record sees them.
  const there = { ...ctx, scope: { ...ctx.scope, unionId: record.fromUnionId } };
  const papers = [];
  for (const { fileIds, ...paper } of record.papers) papers.push({ ...paper, files: await linksOf(there, fileIds) });
  return {
    ...itemOf(record),
    people: [
      ...record.people.map((one) => ({ ...one, isNew: false })),
      ...record.newcomers.map(({ name }) => ({ memberId: null, name, isNew: true })),
    ],
    // Numbers of people who are in no union yet: for those who write and decide, nobody else.
    newcomers: isApplicant || isAbove ? record.newcomers : [],
    papers,
    missing: record.state === 'preparing' ? missingToApply(record) : [],
    isApplicant,
    moves: movesFor(record, { isApplicant, isFormerUnion, isAbove }),
  };
}
