/** The report to the next session: every proposal of a call with its result, on a page and as a paper. */
import type { callContract } from '../../types/proposal/contract-call';
import type { Context, Handlers } from '../core/context';
import { may } from '../core/context';
import { found, refuse } from '../core/refuse';
import { dayOf } from '../core/time';
import { keepPaper, linksOf, takeFiles } from '../file/public';
import { unitNames } from '../unit/public';
import { changeCall, findCall, type Call } from './call-store';
import { countByCall, findBriefs, findOfCall, tallyProposals } from './reading-store';
import { reportPaper } from './papers';
import { isOverdue, phaseOf } from './rules';
import { statisticsOf } from './statistics';
import type { Proposal } from './store';

type Reporting = 'proposal.report' | 'proposal.publishReport' | 'proposal.exportReport';

/** What stands in the report one by one; merged ones stand under the one they went into. */
const reported: Proposal['state'][] = ['filed', 'assigned', 'answered', 'rated', 'completed', 'carriedOver', 'declined', 'suggestion'];
const MOST = 1000;

export const reportHandlers: Pick<Handlers<typeof callContract>, Reporting> = {
  'proposal.report': async (ctx, { callId }) => reportOf(ctx, await reportableCall(ctx, callId)),

  'proposal.publishReport': async (ctx, { callId, session, text, fileIds }) => {
    const call = found(await findCall(ctx, ctx.actor.unionId, callId), '这次征集');
    if (phaseOf(call, ctx.at) !== 'closed') refuse('CONFLICT', '征集还没有截止，截止并办理之后再报告');
    const waiting = (await countByCall(ctx, call.unionId, [callId])).get(callId)!;
    if (waiting.unreviewed > 0) refuse('CONFLICT', `还有 ${waiting.unreviewed} 件提案没有审查，请先审查再报告`);
    const report = {
      session,
      text,
      fileIds: await takeFiles(ctx, fileIds, { held: call.report?.fileIds }),
      at: ctx.at,
      byName: ctx.actor.name,
    };
    await changeCall(ctx, call, { report });
    ctx.note(callId, session);
    ctx.later('notification.send', {
      unionId: call.unionId,
      audience: {},
      matter: `report:${callId}`,
      kind: 'proposal',
      title: `${call.title}办理情况`.slice(0, 60),
      body: `已在${session}上报告，各项数字和每一件的结果都可以查看`,
      link: `/pages/proposal/report/index?callId=${callId}`,
    });
    return { id: callId };
  },

  'proposal.exportReport': async (ctx, { callId }) => {
    const report = await reportOf(ctx, await reportableCall(ctx, callId));
    ctx.note(callId, report.title);
    const bytes = await reportPaper(report, dayOf(ctx.now));
    return { file: await keepPaper(ctx, { name: `${report.title}办理情况报告.pdf`, type: 'pdf', bytes }) };
  },
};

/** Before it is published only the office looks at the report. */
async function reportableCall(ctx: Context, callId: string): Promise<Call> {
  const call = found(await findCall(ctx, ctx.scope.unionId, callId), '这次征集');
  if (!call.report && !may(ctx.actor, 'proposal.publishReport'))
    refuse('NOT_FOUND', '这次征集的办理情况还没有报告，公布后可以查看；目前的数字在「办理统计」里');
  return call;
}

export type Reported = Awaited<ReturnType<typeof reportOf>>;

async function reportOf(ctx: Context, call: Call) {
  const today = dayOf(ctx.now);
  const names = await unitNames(ctx, call.unionId);
  const sums = statisticsOf(await tallyProposals(ctx, [call.unionId], today, call._id), names);
  const records = await findOfCall(ctx, call._id, reported, MOST + 1);
  const merged = new Map(
    (
      await findBriefs(
        ctx,
        records.flatMap(({ mergedFrom }) => mergedFrom),
      )
    ).map((one) => [one._id, one]),
  );
  return {
    callId: call._id,
    title: call.title,
    unionName: names.get(call.unionId) ?? '',
    madeAt: ctx.at,
    published: call.report && { ...call.report, files: await linksOf(ctx, call.report.fileIds) },
    sums: { ...sums, unfinished: records.filter(({ state }) => state === 'filed' || state === 'assigned').length },
    lines: records
      .slice(0, MOST)
      .filter(({ number }) => number !== null)
      .map((record) => ({
        id: record._id,
        kind: record.kind,
        number: record.number!,
        matter: record.matter,
        state: record.state,
        authorName: record.authorNames.join('、'),
        leadUnitName: record.leadUnitId && (names.get(record.leadUnitId) ?? null),
        coUnitNames: record.coUnitIds.map((id) => names.get(id) ?? ''),
        answer: record.answers.at(-1)?.text ?? null,
        rating: record.rating,
        dueOn: record.dueOn,
        isOverdue: isOverdue(record, today),
        isCarried: record.carriedFrom !== null,
        merged: record.mergedFrom.flatMap((id) => {
          const one = merged.get(id);
          return one ? [{ id, number: one.number, matter: one.matter, authorName: one.authorNames[0] ?? '' }] : [];
        }),
      })),
    isLong: records.length > MOST,
  };
}
