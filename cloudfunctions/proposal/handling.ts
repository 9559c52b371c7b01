/** Departments answer, each its part; authors rate, once more when one is not satisfied, and may dispute a review. */
import type { handling } from '../../types/proposal/contract-handling';
import { ratingLabels } from '../../types/proposal/labels';
import type { Context, Handlers } from '../core/context';
import { found, refuse, refuseField } from '../core/refuse';
import { addDays, dayOf, sayDay, sayMoment } from '../core/time';
import { takeFiles } from '../file/public';
import { unitNames } from '../unit/public';
import { findCall } from './call-store';
import { tell, tellRole } from './notices';
import { authoredBy, ofDepartment, ownProposal } from './own';
import { findInUnion } from './reading-store';
import { disputableUntil, REHANDLE_DAYS, unratedOf, worstOf } from './rules';
import { moveProposal, noteProposal, type Proposal, type Rated } from './store';

export const handlingHandlers: Handlers<typeof handling> = {
  'proposal.answer': async (ctx, { id, text, fileIds }) => {
    const record = await ofDepartment(ctx, id, ({ leadUnitId }) => [leadUnitId]);
    const files = await takeFiles(ctx, fileIds);
    const answeredInTime = record.answeredInTime ?? (record.dueOn === null || dayOf(ctx.now) <= record.dueOn);
    const answer = { round: record.round, text, byName: ctx.actor.name, unitId: record.leadUnitId!, at: ctx.at, fileIds: files };
    await moveProposal(
      ctx,
      record,
      'answer',
      { action: 'answer', fileIds: files },
      { answers: [...record.answers, answer], answeredInTime, coPendingIds: [], extensionAsked: null },
    );
    ctx.note(id, `第${record.round}次答复`);
    tell(ctx, record, record.authorIds, `answered:${record.round}`, '提案已答复，请评价', record.matter);
    return { id };
  },

  'proposal.coAnswer': async (ctx, { id, unitId, text, fileIds }) => {
    const record = await ofDepartment(ctx, id, ({ coUnitIds }) => coUnitIds);
    if (record.state !== 'assigned') refuse('CONFLICT', '主办部门已经答复，协办意见不能再改；需要补充请联系主办部门');
    const theirs = record.coUnitIds.filter((one) => ctx.scope.unitIds.includes(one));
    const from = unitId ?? theirs.find((one) => record.coPendingIds.includes(one)) ?? theirs[0]!;
    if (!theirs.includes(from)) refuseField('unitId', '请选择您负责的协办部门');
    const files = await takeFiles(ctx, fileIds, { held: record.coAnswers.flatMap((one) => one.fileIds) });
    const answer = { round: record.round, text, byName: ctx.actor.name, unitId: from, at: ctx.at, fileIds: files };
    const others = record.coAnswers.filter((one) => one.unitId !== from || one.round !== record.round);
    const name = (await unitNames(ctx, record.unionId)).get(from) ?? '';
    await noteProposal(
      ctx,
      record,
      { action: 'coAnswer', note: name, fileIds: files },
      { coAnswers: [...others, answer], coPendingIds: record.coPendingIds.filter((one) => one !== from) },
    );
    ctx.note(id, name);
    tellRole(ctx, record, 'liaison', [record.leadUnitId!], {
      what: `part:${from}:${record.round}`,
      title: `${name}已答复协办部分`,
      body: record.matter,
    });
    return { id };
  },

  'proposal.askExtension': async (ctx, { id, dueOn, reason }) => {
    const record = await ofDepartment(ctx, id, ({ leadUnitId }) => [leadUnitId]);
    if (record.state !== 'assigned') refuse('CONFLICT', '只有办理中的提案可以申请延期');
    if (record.extensionAsked) refuse('CONFLICT', '已经申请过延期，请等提案工作机构答复');
    if (dueOn <= record.dueOn!) refuseField('dueOn', `希望的期限应晚于现在的期限（${sayDay(record.dueOn!)}）`);
    const note = `希望延至 ${sayDay(dueOn)}：${reason}`;
    const extensionAsked = { dueOn, reason, byName: ctx.actor.name, at: ctx.at };
    await noteProposal(ctx, record, { action: 'askExtension', note }, { extensionAsked });
    ctx.note(id, note);
    tellRole(ctx, record, 'officer', null, {
      what: `asks:${ctx.requestId}`,
      title: '主办部门申请延期，请答复',
      body: `${record.matter}，${note}`,
    });
    return { id };
  },

  'proposal.thank': async (ctx, { id, text, fileIds }) => {
    const record = await suggestionOf(ctx, id);
    if (record.isDisputed) refuse('CONFLICT', '提案人已提出异议，等主席团裁定后再答复');
    const files = await takeFiles(ctx, fileIds);
    const unitId = record.leadUnitId ?? record.unionId;
    const answer = { round: 1, text, byName: ctx.actor.name, unitId, at: ctx.at, fileIds: files };
    await moveProposal(ctx, record, 'thank', { action: 'thank', fileIds: files }, { answers: [...record.answers, answer] });
    ctx.note(id);
    tell(ctx, record, record.authorIds, 'thanked', '感谢您的建议，已有答复', `${record.matter}：${text}`);
    return { id };
  },

  'proposal.rate': async (ctx, { id, rating, comment, fileIds }) => {
    const record = await authoredBy(ctx, id);
    const { memberId, name } = ctx.actor;
    const isWaiting = record.state === 'answered' || record.state === 'rated';
    if (isWaiting && !unratedOf(record).includes(record.authorIds.indexOf(memberId)))
      refuse('CONFLICT', '您已评价过这次答复，不能重复评价');
    const files = await takeFiles(ctx, fileIds);
    const note = [ratingLabels[rating], comment].filter(Boolean).join('：');
    const ratings = [...record.ratings, { memberId, name, round: record.round, rating, comment, at: ctx.at, fileIds: files }];
    const isAgain = rating === 'unsatisfied' && record.round === 1;
    const { state } = isAgain
      ? await moveProposal(ctx, record, 'rehandle', { action: 'rehandle', note, fileIds: files }, secondRound(ctx, record, ratings))
      : await moveProposal(ctx, record, 'rate', { action: 'rate', note, fileIds: files }, { ratings, ...standing(ratings, record.round) });
    ctx.note(id, note);
    if (isAgain)
      tellRole(ctx, record, 'liaison', [record.leadUnitId!, ...record.coUnitIds], {
        what: 'again',
        title: '提案人不满意，请再次办理',
        body: record.matter,
      });
    return { id, state };
  },

  'proposal.dispute': async (ctx, { id, reason, fileIds }) => {
    const record = await ownProposal(ctx, id);
    const until = disputableUntil(record);
    if (record.dispute) refuse('CONFLICT', '已经提出过异议，一件提案只能提一次；主席团的裁定在办理经过里');
    if (until === null) refuse('CONFLICT', '只有审查决定为并案、转意见建议或不予立案的，才能提出异议');
    if (ctx.at > until) refuse('CONFLICT', `提出异议的期限已过（${sayMoment(until)}），可以在下一次征集时重新提出`);
    const files = await takeFiles(ctx, fileIds);
    const dispute = { at: ctx.at, byName: ctx.actor.name, reason, fileIds: files, ruling: null };
    await noteProposal(ctx, record, { action: 'dispute', note: reason, fileIds: files }, { dispute, isDisputed: true });
    ctx.note(id, reason);
    const { presidium = [] } = (await findCall(ctx, record.unionId, record.callId)) ?? {};
    const notice = { what: 'disputed', title: '提案人有异议，请裁定', body: `${record.matter}：${reason}` };
    if (presidium.length > 0)
      tell(
        ctx,
        record,
        presidium.map(({ memberId }) => memberId),
        notice.what,
        notice.title,
        notice.body,
      );
    else tellRole(ctx, record, 'chair', null, notice);
    return { id };
  },
};

/** The first answer did not satisfy: handled once more, with a new day to answer by. */
const secondRound = (ctx: Context, record: Proposal, ratings: Rated[]): Partial<Proposal> => ({
  round: 2,
  dueOn: addDays(dayOf(ctx.now), REHANDLE_DAYS),
  ratings,
  ...standing(ratings, 1),
  coPendingIds: record.coUnitIds,
  isEscalated: false,
  isReminded: false,
});

const standing = (ratings: Rated[], round: number): Pick<Proposal, 'rating' | 'comment'> => {
  const worst = worstOf(ratings, round);
  return { rating: worst?.rating ?? null, comment: worst?.comment ?? null };
};

/** A suggestion: the office answers any, a liaison those passed on to the department. */
async function suggestionOf(ctx: Context, id: string): Promise<Proposal> {
  if (ctx.scope.level === 'group') return ofDepartment(ctx, id, ({ leadUnitId }) => [leadUnitId]);
  return found(await findInUnion(ctx, id), '这件意见建议');
}
