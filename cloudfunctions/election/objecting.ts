/** Objections to candidates while the list is posted, and their answers. */
import type { nominatingOperations } from '../../types/election/contract-nominating';
import type { Handlers } from '../core/context';
import { newId } from '../core/database';
import { found, refuse, refuseField } from '../core/refuse';
import { dayOf, sayDay } from '../core/time';
import { strikeCandidate } from './nominating';
import {
  answerObjection,
  findNominationOf,
  findObjection,
  findObjectionBy,
  findObjections,
  insertObjection,
  updateNomination,
} from './nomination-store';
import { tellAnswered, tellStruck } from './notices';
import { roundOf } from './store';
import { isKeeper, loadElection } from './view';

type Objecting = Handlers<
  Pick<typeof nominatingOperations, 'election.objections' | 'election.raiseObjection' | 'election.answerObjection'>
>;

export const objecting: Objecting = {
  'election.objections': async (ctx, { id }) => {
    const record = await loadElection(ctx, id);
    const { memberId } = ctx.actor;
    const all = await findObjections(ctx, record.unionId, id);
    const shown = isKeeper(ctx) ? all : all.filter((one) => one.memberId === memberId);
    return {
      items: shown
        .sort((a, b) => (a.at < b.at ? 1 : -1))
        .map((one) => ({
          ...{ id: one._id, candidateName: one.candidateName, byName: one.memberName, text: one.text, at: one.at },
          ...{ answer: one.answer, isUpheld: one.isUpheld },
          canAnswer: isKeeper(ctx) && one.answer === null && one.memberId !== memberId && one.candidateId !== memberId,
        })),
    };
  },

  'election.raiseObjection': async (ctx, { id, memberId: candidateId, text }) => {
    const record = await loadElection(ctx, id);
    const { memberId, name, unionId } = ctx.actor;
    const candidate = roundOf(record).candidates.find((one) => one.memberId === candidateId);
    if (record.state !== 'listed' || record.listUntil === null) refuse('CONFLICT', '现在不在候选人公示期内');
    if (record.listUntil < dayOf(ctx.now)) refuse('CONFLICT', `公示已于${sayDay(record.listUntil)}结束`);
    if (!candidate) refuseField('memberId', '候选人名单上没有这个人，请刷新后再试');
    if (await findObjectionBy(ctx, unionId, id, candidateId, memberId)) refuse('CONFLICT', `您已对${candidate.name}提过异议，请等待答复`);
    const _id = newId();
    await insertObjection(ctx, {
      ...{ _id, unionId, electionId: id, candidateId, candidateName: candidate.name, memberId, memberName: name },
      ...{ text, at: ctx.at, answer: null, isUpheld: null, answeredAt: null },
    });
    ctx.note(id, candidate.name);
    return { id: _id };
  },

  'election.answerObjection': async (ctx, { objectionId, answer, isUpheld }) => {
    const objection = found(await findObjection(ctx, ctx.actor.unionId, objectionId), '这条异议');
    const record = await loadElection(ctx, objection.electionId);
    const { memberId } = ctx.actor;
    if (objection.memberId === memberId) refuse('CONFLICT', '不能答复自己提的异议，请由另一位干事或主席答复');
    if (objection.candidateId === memberId) refuse('CONFLICT', '不能答复对自己的异议，请由另一位干事或主席答复');
    if (!(await answerObjection(ctx, objection, { answer, isUpheld, answeredAt: ctx.at }))) refuse('CONFLICT', '这条异议已经答复过');
    if (isUpheld) {
      const nomination = await findNominationOf(ctx, record.unionId, record._id, objection.candidateId);
      if (nomination) await updateNomination(ctx, nomination, { withdrawnReason: `异议成立：${answer}`.slice(0, 300) });
      await strikeCandidate(ctx, record, objection.candidateId);
      tellStruck(ctx, record, objection.candidateId, answer);
    }
    tellAnswered(ctx, record, objection.memberId, objectionId, answer);
    ctx.note(record._id, `${objection.candidateName}，${isUpheld ? '成立' : '不成立'}：${answer}`);
    return { id: objectionId, state: record.state };
  },
};
