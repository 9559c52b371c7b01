/** What the proposal office does after the review: gives back, assigns, gives more time, urges, completes; and the clock's part. */
import type { officeContract } from '../../types/proposal/contract-office';
import type { Context, Handlers } from '../core/context';
import { refuse, refuseField } from '../core/refuse';
import { dayOf, sayDay } from '../core/time';
import { takeFiles } from '../file/public';
import { findUnitsOf } from '../unit/public';
import { tell, tellRole } from './notices';
import { proposalOf } from './own';
import { remindingHandlers } from './reminding';
import { reviewingHandlers } from './reviewing';
import { canComplete, ratingEndsAt, unratedOf } from './rules';
import { moveProposal, noteProposal, type Proposal } from './store';

export const officeHandlers: Handlers<typeof officeContract> = {
  ...reviewingHandlers,
  ...remindingHandlers,

  'proposal.return': async (ctx, { id, reason, fileIds }) => {
    const record = await proposalOf(ctx, id);
    if (record.mergedFrom.length > 0) refuse('CONFLICT', '已有别的提案并入这一件，请先解除并案再退回');
    await moveProposal(ctx, record, 'return', { action: 'return', note: reason, fileIds: await takeFiles(ctx, fileIds) });
    ctx.note(id, reason);
    tell(ctx, record, record.authorIds, 'returned', '提案退回修改', reason);
    return { id };
  },

  'proposal.assign': async (ctx, { id, leadUnitId, coUnitIds, dueOn, note, fileIds }) => {
    const record = await proposalOf(ctx, id);
    if (dueOn <= dayOf(ctx.now)) refuseField('dueOn', '答复期限应在今天之后');
    if (coUnitIds.includes(leadUnitId)) refuseField('coUnitIds', '协办部门不能与主办部门相同');
    const departments = await departmentsOf(ctx, record.unionId);
    if (!departments.has(leadUnitId)) refuseField('leadUnitId', '主办部门应为本会的一个部门，请重新选择');
    if (coUnitIds.some((unitId) => !departments.has(unitId))) refuseField('coUnitIds', '协办部门应为本会的部门，请重新选择');
    const co = [...new Set(coUnitIds)];
    const said = [`${departments.get(leadUnitId)}主办，${sayDay(dueOn)}前答复`, note].filter(Boolean).join('。');
    const answered = new Set(record.coAnswers.filter(({ round }) => round === record.round).map(({ unitId }) => unitId));
    await moveProposal(
      ctx,
      record,
      'assign',
      { action: 'assign', note: said, fileIds: await takeFiles(ctx, fileIds) },
      {
        leadUnitId,
        coUnitIds: co,
        coPendingIds: co.filter((unitId) => !answered.has(unitId)),
        dueOn,
        extensionAsked: null,
        isEscalated: false,
        isReminded: false,
      },
    );
    ctx.note(id, said);
    tellRole(ctx, record, 'liaison', [leadUnitId, ...co], {
      what: `assigned:${leadUnitId}:${dueOn}`,
      title: '有一件提案交本部门办理',
      body: `${record.matter}，${sayDay(dueOn)}前答复`,
    });
    return { id };
  },

  'proposal.passOn': async (ctx, { id, leadUnitId, note }) => {
    const record = await proposalOf(ctx, id);
    if (record.state !== 'suggestion') refuse('CONFLICT', '只有还没答复的意见建议可以转办；提案请用交办');
    if (record.isDisputed) refuse('CONFLICT', '提案人已提出异议，等主席团裁定后再转办');
    const name = (await departmentsOf(ctx, record.unionId)).get(leadUnitId);
    if (!name) refuseField('leadUnitId', '应为本会的一个部门，请重新选择');
    const said = [`转${name}`, note].filter(Boolean).join('：');
    await noteProposal(ctx, record, { action: 'passOn', note: said }, { leadUnitId });
    ctx.note(id, said);
    tellRole(ctx, record, 'liaison', [leadUnitId], {
      what: `passed:${leadUnitId}`,
      title: '有一件意见建议请本部门答复',
      body: record.matter,
    });
    return { id };
  },

  'proposal.extend': async (ctx, { id, dueOn, reason }) => {
    const record = await assigned(ctx, id, '延期');
    const from = record.dueOn!;
    if (dueOn <= from) refuseField('dueOn', `新的期限应晚于现在的期限（${sayDay(from)}）`);
    if (dueOn <= dayOf(ctx.now)) refuseField('dueOn', '新的期限应在今天之后');
    const note = `${sayDay(from)} 延至 ${sayDay(dueOn)}：${reason}`;
    await noteProposal(
      ctx,
      record,
      { action: 'extend', note },
      {
        dueOn,
        extensions: [...record.extensions, { from, to: dueOn, reason, byName: ctx.actor.name, at: ctx.at }],
        extensionAsked: null,
        isEscalated: false,
        isReminded: false,
      },
    );
    ctx.note(id, note);
    tellRole(ctx, record, 'liaison', [record.leadUnitId!, ...record.coPendingIds], {
      what: `extended:${dueOn}`,
      title: '提案答复期限已延长',
      body: `${record.matter}，${note}`,
    });
    tell(ctx, record, record.authorIds, `extended:${dueOn}`, '提案答复期限已延长', note);
    return { id };
  },

  'proposal.refuseExtension': async (ctx, { id, reason }) => {
    const record = await assigned(ctx, id, '答复延期申请');
    if (!record.extensionAsked) refuse('CONFLICT', '没有等待答复的延期申请');
    await noteProposal(ctx, record, { action: 'refuseExtension', note: reason }, { extensionAsked: null });
    ctx.note(id, reason);
    tellRole(ctx, record, 'liaison', [record.leadUnitId!], {
      what: `refused:${ctx.requestId}`,
      title: '延期申请没有同意，请按期答复',
      body: `${record.matter}：${reason}`,
    });
    return { id };
  },

  'proposal.urge': async (ctx, { id }) => {
    const record = await assigned(ctx, id, '催办');
    const today = dayOf(ctx.now);
    if (record.urgedOn === today) refuse('CONFLICT', '今天已经催办过，明天可以再催');
    const urges = record.urges + 1;
    await noteProposal(ctx, record, { action: 'urge', note: `第 ${urges} 次` }, { urgedOn: today, urges });
    ctx.note(id, `第${urges}次`);
    tellRole(ctx, record, 'liaison', [record.leadUnitId!, ...record.coPendingIds], {
      what: `urge:${today}`,
      title: '催办：请尽快答复提案',
      body: `${record.matter}，期限 ${sayDay(record.dueOn!)}`,
    });
    return { id, urges };
  },

  'proposal.escalate': async (ctx, { id }) => {
    const record = await proposalOf(ctx, id);
    if (record.state !== 'assigned' || record.isEscalated || record.dueOn! >= dayOf(ctx.now)) refuse('CONFLICT');
    await noteProposal(ctx, record, { action: 'escalate', note: `期限 ${sayDay(record.dueOn!)}` }, { isEscalated: true });
    ctx.note(id);
    tellRole(ctx, record, 'chair', null, {
      what: `overdue:${record.dueOn}`,
      title: '提案超期未答复',
      body: `${record.matter}，期限 ${sayDay(record.dueOn!)}，已催办 ${record.urges} 次`,
    });
    return { id };
  },

  'proposal.complete': async (ctx, { id }) => {
    const record = await proposalOf(ctx, id);
    const isWaiting = record.state === 'answered' || record.state === 'rated';
    if (isWaiting && !canComplete(record, ctx.at)) refuse('CONFLICT', waitingForRatings(record));
    if (record.state === 'suggestion') refuse('CONFLICT', '意见建议请用「答复致谢」，提出人收到答复后即办结');
    await moveProposal(ctx, record, 'complete', { action: 'complete' });
    ctx.note(id);
    tell(ctx, record, record.authorIds, 'completed', '提案已办结', record.matter);
    return { id };
  },
};

const waitingForRatings = (record: Proposal): string => {
  const names = unratedOf(record).map((index) => record.authorNames[index]);
  return `请等提案人评价（${names.join('、')}）之后再办结；${sayDay(dayOf(ratingEndsAt(record) ?? record.updatedAt))}起没有评价的也可以办结`;
};

async function assigned(ctx: Context, id: string, what: string): Promise<Proposal> {
  const record = await proposalOf(ctx, id);
  if (record.state !== 'assigned') refuse('CONFLICT', `只有办理中的提案可以${what}`);
  return record;
}

const departmentsOf = async (ctx: Context, unionId: string) =>
  new Map((await findUnitsOf(ctx, unionId)).filter(({ kind }) => kind === 'department').map(({ _id, name }) => [_id, name]));
