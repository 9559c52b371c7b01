/** Nominations: made, seconded, answered by the person, taken back; and the list drawn up from them. */
import type { nominatingOperations } from '../../types/election/contract-nominating';
import { wayLabels } from '../../types/election/labels';
import { may, type Context, type Handlers } from '../core/context';
import { newId } from '../core/database';
import { found, refuse, refuseField } from '../core/refuse';
import { addDays, dayOf, sayDay, sayMoment } from '../core/time';
import { unitNames } from '../unit/public';
import {
  addSeconder,
  findNomination,
  findNominationOf,
  findNominations,
  insertNomination,
  updateNomination,
  type Nomination,
} from './nomination-store';
import { tellListed, tellNominating, tellNominee } from './notices';
import { findStander, standersNamed } from './people';
import { surplusTrouble } from './rules';
import { byStrokes, isReady, missingOf } from './standing';
import { moveElection, roundOf, setRounds, withRound, type Election } from './store';
import { loadElection } from './view';

type Nominating = Handlers<
  Pick<
    typeof nominatingOperations,
    | 'election.openNominations'
    | 'election.nominate'
    | 'election.second'
    | 'election.answerNomination'
    | 'election.withdrawNomination'
    | 'election.eligible'
    | 'election.postList'
    | 'election.reopenNominations'
  >
>;

export const nominating: Nominating = {
  'election.openNominations': async (ctx, { id, nominateUntil }) => {
    refusePast(ctx, nominateUntil);
    const record = await moveElection(ctx, await loadElection(ctx, id), 'openNominations', { nominateUntil, isBegun: true });
    ctx.note(id, `提名至${sayMoment(nominateUntil)}`);
    await tellNominating(ctx, record);
    return { id };
  },

  'election.nominate': async (ctx, { id, memberId, way, reason }) => {
    const record = refuseUnlessNominating(ctx, await loadElection(ctx, id));
    const { memberId: me, name, unionId } = ctx.actor;
    if ((way === 'self') !== (memberId === me)) refuseField('way', way === 'self' ? '自荐只能推荐自己' : '推荐自己请选「自荐」');
    if (way === 'organisation' && !may(ctx.actor, 'election.postList'))
      refuse('FORBIDDEN', '组织推荐由干事或主席办理，您可以用「会员推荐」');
    if (way !== 'organisation') await refuseOutsider(ctx, record, '推荐');
    const person = await findStander(ctx, record, memberId);
    if (!person) refuseField('memberId', `不在可以参选的人里（${record.placeName}的在册会员，保留会籍的除外），请重新选择`);
    if (record.winners.some((one) => one.memberId === memberId)) refuseField('memberId', `${person.name}已经当选`);
    const before = await findNominationOf(ctx, unionId, id, memberId);
    if (before && before.consent !== 'declined' && before.withdrawnReason === null) refuse('ALREADY_NOMINATED');
    if (before?.consent === 'declined' && way !== 'self') refuse('ALREADY_NOMINATED', `${person.name}本人已谢绝，请另提他人`);
    if (before && before.withdrawnReason !== null && way !== 'self')
      refuse('ALREADY_NOMINATED', `${person.name}已退出或被撤下，请另提他人`);
    const fields = {
      ...{ name: person.name, groupName: (await unitNames(ctx, unionId)).get(person.groupId) ?? '', way, byId: me, byName: name, reason },
      ...{ statement: '', consent: 'asked' as const, hasDeclared: null, seconders: [], withdrawnReason: null, at: ctx.at },
    };
    const _id = before?._id ?? newId();
    if (before) await updateNomination(ctx, before, fields);
    else await insertNomination(ctx, { ...fields, _id, unionId, electionId: id, memberId });
    if (way !== 'self') tellNominee(ctx, record, memberId);
    ctx.note(id, `${wayLabels[way]} ${person.name}`);
    return { id: _id };
  },

  'election.second': async (ctx, { nominationId }) => {
    const { nomination, record } = await nominationOf(ctx, nominationId);
    refuseUnlessNominating(ctx, record);
    const { memberId, name } = ctx.actor;
    if (nomination.way !== 'members') refuse('CONFLICT', '自荐和组织推荐不需要附议');
    if (nomination.byId === memberId || nomination.memberId === memberId) refuse('CONFLICT', '推荐人和被推荐的人不能附议，请另请会员附议');
    if (nomination.seconders.some((one) => one.memberId === memberId)) refuse('ALREADY_SECONDED');
    await refuseOutsider(ctx, record, '附议');
    await addSeconder(ctx, nomination, { memberId, name });
    ctx.note(record._id, `附议 ${nomination.name}`);
    return { id: nominationId, missing: missingOf(record, { ...nomination, seconders: [...nomination.seconders, { memberId, name }] }) };
  },

  'election.answerNomination': async (ctx, { nominationId, isAccepted, statement, hasCloseRelative }) => {
    const { nomination, record } = await nominationOf(ctx, nominationId);
    if (nomination.memberId !== ctx.actor.memberId) refuse('FORBIDDEN', '是否参选由被提名的人本人答复');
    if (record.state !== 'nominating') refuse('NOMINATION_CLOSED', '提名已结束，不能再答复');
    if (nomination.withdrawnReason !== null) refuse('CONFLICT', '您已退出参选；要再参选请自荐');
    const { relatives } = record.rules;
    if (isAccepted && relatives && hasCloseRelative) refuseField('hasCloseRelative', `${relatives.source}；请谢绝提名`);
    const hasDeclared = isAccepted && relatives ? true : null;
    await updateNomination(ctx, nomination, { consent: isAccepted ? 'agreed' : 'declined', statement, hasDeclared });
    ctx.note(record._id, isAccepted ? '同意参选' : '谢绝提名');
    return { id: nominationId };
  },

  'election.withdrawNomination': async (ctx, { nominationId, reason }) => {
    const { nomination, record } = await nominationOf(ctx, nominationId);
    if (nomination.memberId !== ctx.actor.memberId) refuse('FORBIDDEN', '退出参选由候选人本人提出');
    if (record.state !== 'nominating' && record.state !== 'listed') refuse('CONFLICT', '投票已经开始，不能再退出；当选后可以向工会说明');
    if (nomination.consent !== 'agreed' || nomination.withdrawnReason !== null) refuse('CONFLICT', '您现在没有参选，不需要退出');
    await updateNomination(ctx, nomination, { withdrawnReason: reason });
    await strikeCandidate(ctx, record, nomination.memberId);
    ctx.note(record._id, `${nomination.name}退出参选：${reason}`);
    return { id: nominationId };
  },

  'election.eligible': async (ctx, { id, search }) => {
    const record = await loadElection(ctx, id);
    const [people, nominations] = [await standersNamed(ctx, record, search), await findNominations(ctx, record.unionId, id)];
    const standing = new Set(
      nominations.filter((one) => one.withdrawnReason === null && one.consent !== 'declined').map(({ memberId }) => memberId),
    );
    return { items: people.map((person) => ({ ...person, isNominated: standing.has(person.memberId) })) };
  },

  'election.postList': async (ctx, { id, nominationIds, reason }) => {
    const record = await loadElection(ctx, id);
    if (record.state === 'nominating' && record.nominateUntil! > ctx.at)
      refuse('CONFLICT', `提名到${sayMoment(record.nominateUntil!)}为止，期满后才能公布名单`);
    const ready = (await findNominations(ctx, record.unionId, id)).filter((one) => isReady(record, one));
    const stray = nominationIds.findIndex((one) => !ready.some(({ _id }) => _id === one));
    if (stray >= 0) refuseField(`nominationIds.${stray}`, '这项提名还没有本人同意或附议不足，不能列入名单');
    const chosen = ready.filter(({ _id }) => nominationIds.includes(_id));
    if (chosen.length < ready.length && reason === '')
      refuseField('reason', `有 ${ready.length - chosen.length} 名符合条件的没有列入，请写明理由`);
    const counter = chosen.find(({ memberId }) => record.tellerIds.includes(memberId) || memberId === record.witnessId);
    if (counter) refuseField('nominationIds', `${counter.name}是计票人或监票人，不能同时做候选人；请另选，或终止后换人计票`);
    const round = roundOf(record);
    const trouble = surplusTrouble(chosen.length, round.seats, record.rules.surplus);
    if (trouble) refuse('NOT_ENOUGH_CANDIDATES', trouble, [{ path: 'nominationIds', message: trouble }]);
    const days = record.rules.listDays.value;
    const listUntil = days === 0 ? null : addDays(dayOf(ctx.now), days);
    const candidates = chosen
      .sort(byStrokes)
      .map(({ memberId, name, groupName, statement, way }) => ({ memberId, name, groupName, statement, way }));
    const listed = await moveElection(ctx, record, 'postList', { listUntil, rounds: withRound(record, { candidates }) });
    const leftOut = reason ? `；未列入 ${ready.length - chosen.length} 名：${reason}` : '';
    ctx.note(id, `候选人 ${candidates.length} 名，${listUntil ? `公示至${sayDay(listUntil)}` : '不另公示'}${leftOut}`);
    if (listUntil) await tellListed(ctx, listed);
    return { id, listUntil };
  },

  'election.reopenNominations': async (ctx, { id, nominateUntil, reason }) => {
    const record = await loadElection(ctx, id);
    refusePast(ctx, nominateUntil);
    if (record.state === 'listed' && roundOf(record).kind === 'runOff') refuse('CONFLICT', '票数相等的再次投票不另提名');
    const reopened = await moveElection(ctx, record, 'reopenNominations', {
      nominateUntil,
      listUntil: null,
      rounds: withRound(record, { candidates: [] }),
    });
    ctx.note(id, reason);
    await tellNominating(ctx, reopened);
    return { id };
  },
};

/** Takes a person off the posted list; the surplus is judged again when voting opens. */
export async function strikeCandidate(ctx: Context, record: Election, memberId: string): Promise<void> {
  const { candidates } = roundOf(record);
  if (record.state === 'listed' && candidates.some((one) => one.memberId === memberId))
    await setRounds(ctx, record, withRound(record, { candidates: candidates.filter((one) => one.memberId !== memberId) }));
}

export function refusePast(ctx: Context, nominateUntil: string): void {
  if (nominateUntil <= ctx.at) refuseField('nominateUntil', '截止时间已过，请选一个将来的时间');
}

function refuseUnlessNominating(ctx: Context, record: Election): Election {
  if (record.state !== 'nominating') refuse('NOMINATION_CLOSED');
  if (record.nominateUntil! <= ctx.at) refuse('NOMINATION_CLOSED', `提名已于${sayMoment(record.nominateUntil!)}截止`);
  return record;
}

/** A group or a constituency puts forward its own people; of a committee every member may. */
async function refuseOutsider(ctx: Context, record: Election, what: string): Promise<void> {
  if (!(await findStander(ctx, record, ctx.actor.memberId))) refuse('FORBIDDEN', `${what}须是${record.placeName}的在册会员`);
}

async function nominationOf(ctx: Context, nominationId: string): Promise<{ nomination: Nomination; record: Election }> {
  const nomination = found(await findNomination(ctx, ctx.actor.unionId, nominationId), '这项提名');
  return { nomination, record: await loadElection(ctx, nomination.electionId) };
}
