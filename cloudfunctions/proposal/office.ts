/** What the proposal office does: gives back, reviews, assigns, urges, completes; and the clock's report of what is overdue. */
import type { proposal } from '../../types/proposal/contract';
import { decisionLabels } from '../../types/proposal/labels';
import type { Handlers } from '../core/context';
import { found, refuse, refuseField } from '../core/refuse';
import { dayOf, sayDay } from '../core/time';
import { findUnitsOf } from '../unit/public';
import { tell, tellRole } from './notices';
import { review } from './reviewing';
import { canComplete } from './rules';
import { findInUnion, moveProposal, noteProposal } from './store';

type Office = 'proposal.return' | 'proposal.review' | 'proposal.assign' | 'proposal.complete' | 'proposal.urge' | 'proposal.escalate';

export const officeHandlers: Pick<Handlers<typeof proposal>, Office> = {
  'proposal.return': async (ctx, { id, reason }) => {
    const record = found(await findInUnion(ctx, id), '这件提案');
    await moveProposal(ctx, record, 'return', 'return', {}, reason);
    ctx.note(id, reason);
    tell(ctx, record, record.authorIds, 'returned', '提案退回修改', reason);
    return { id };
  },

  'proposal.review': async (ctx, { id, decision, reason, mergeInto }) => {
    const record = found(await findInUnion(ctx, id), '这件提案');
    const state = await review(ctx, record, { decision, reason, mergeInto });
    ctx.note(id, `${decisionLabels[decision]}：${reason}`);
    tell(ctx, record, record.authorIds, decision, `提案${decisionLabels[decision]}`, reason);
    return { id, state };
  },

  'proposal.assign': async (ctx, { id, leadUnitId, coUnitIds, dueOn }) => {
    const record = found(await findInUnion(ctx, id), '这件提案');
    if (dueOn <= dayOf(ctx.now)) refuseField('dueOn', '答复期限应在今天之后');
    if (coUnitIds.includes(leadUnitId)) refuseField('coUnitIds', '协办部门不能与主办部门相同');
    const departments = new Map(
      (await findUnitsOf(ctx, record.unionId)).filter(({ kind }) => kind === 'department').map(({ _id, name }) => [_id, name]),
    );
    if (!departments.has(leadUnitId)) refuseField('leadUnitId', '主办部门应为本会的一个部门，请重新选择');
    if (coUnitIds.some((unitId) => !departments.has(unitId))) refuseField('coUnitIds', '协办部门应为本会的部门，请重新选择');
    const note = `${departments.get(leadUnitId)}主办，${sayDay(dueOn)}前答复`;
    await moveProposal(
      ctx,
      record,
      'assign',
      'assign',
      { leadUnitId, coUnitIds: [...new Set(coUnitIds)], dueOn, isEscalated: false },
      note,
    );
    ctx.note(id, note);
    tellRole(ctx, record, 'liaison', [leadUnitId, ...coUnitIds], {
      what: `assigned:${leadUnitId}:${dueOn}`,
      title: '有一件提案交本部门办理',
      body: `${record.matter}，${sayDay(dueOn)}前答复`,
    });
    return { id };
  },

  'proposal.complete': async (ctx, { id }) => {
    const record = found(await findInUnion(ctx, id), '这件提案');
    if (record.state === 'answered' && !canComplete(record)) refuse('CONFLICT', '请等提案人评价之后再办结');
    await moveProposal(ctx, record, 'complete', 'complete');
    ctx.note(id);
    tell(ctx, record, record.authorIds, 'completed', '提案已办结', record.matter);
    return { id };
  },

  'proposal.urge': async (ctx, { id }) => {
    const record = found(await findInUnion(ctx, id), '这件提案');
    if (record.state !== 'assigned') refuse('CONFLICT', '只有办理中的提案可以催办');
    const today = dayOf(ctx.now);
    if (record.urgedOn === today) refuse('CONFLICT', '今天已经催办过，明天可以再催');
    await noteProposal(ctx, record, 'urge', { urgedOn: today });
    ctx.note(id);
    tellRole(ctx, record, 'liaison', [record.leadUnitId!], {
      what: `urge:${today}`,
      title: '催办：请尽快答复提案',
      body: `${record.matter}，期限 ${sayDay(record.dueOn!)}`,
    });
    return { id };
  },

  'proposal.escalate': async (ctx, { id }) => {
    const record = found(await findInUnion(ctx, id), '这件提案');
    if (record.state !== 'assigned' || record.isEscalated) refuse('CONFLICT');
    await noteProposal(ctx, record, 'escalate', { isEscalated: true }, `期限 ${sayDay(record.dueOn!)}`);
    ctx.note(id);
    tellRole(ctx, record, 'chair', null, {
      what: `overdue:${record.dueOn}`,
      title: '提案超期未答复',
      body: `${record.matter}，期限 ${sayDay(record.dueOn!)}`,
    });
    return { id };
  },
};
