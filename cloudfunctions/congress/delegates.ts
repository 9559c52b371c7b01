/** Delegates: the result of an election entered, objections raised and answered, by-elections, recall and vacancies. */
import { staffLabels } from '../../types/congress/labels';
import type { termOperations } from '../../types/congress/contract-term';
import { delegateLifecycle } from '../../types/congress/lifecycle';
import type { Context, Handlers } from '../core/context';
import { newId } from '../core/database';
import { sheetOf } from '../core/paper/sheet';
import { found, refuse, refuseField } from '../core/refuse';
import { addDays, dayOf, sayDay, sayFullDay } from '../core/time';
import { keepPaper } from '../file/public';
import { findRoll } from '../member/public';
import { isKeeper, loadDelegate, loadTerm, seesDrafts } from './loading';
import { tellMember } from './notices';
import { isOnList, sayTerm } from './obstacles';
import { endOffice, takeOffices } from './office';
import { profiles } from './profiles';
import { electionTrouble, recallTrouble } from './rules';
import {
  answerObjection,
  findDelegates,
  findObjection,
  findObjectionBy,
  findObjections,
  holdTerm,
  insertDelegate,
  insertObjection,
  moveDelegate,
  type Delegate,
  type Term,
} from './term-store';
import { delegateView, hasVacancy } from './view';

export type Entered = Pick<Delegate, 'constituencyId' | 'memberId' | 'staffKind' | 'isWoman' | 'electedOn' | 'voters' | 'votes'>;

/** Puts an elected person on a term's list: a vacancy of the constituency, once a person, and the region's turnout and votes. */
export async function enter(ctx: Context, term: Term, entered: Entered, electionId: string | null): Promise<string> {
  await holdTerm(ctx, term);
  const { constituencyId, memberId, electedOn, voters, votes } = entered;
  if (term.state === 'ended') refuse('CONFLICT', `${sayTerm(term)}已届满，请登记到新一届`);
  const place = term.constituencies.find(({ id }) => id === constituencyId);
  if (!place) refuseField('constituencyId', '这一届没有这个选区，请重新选择');
  if (electedOn > dayOf(ctx.now)) refuseField('electedOn', '选举日期不能晚于今天');
  const [person] = (await findRoll(ctx, term.unionId, [memberId])).filter(({ state }) => state === 'active');
  if (!person) refuseField('memberId', '本会在册会员里没有这个人，请重新选择');
  const listed = (await findDelegates(ctx, term.unionId, term._id)).filter(isOnList);
  if (listed.some((one) => one.memberId === memberId)) refuseField('memberId', `${person.name}已在名单上`);
  const taken = listed.filter((one) => one.constituencyId === constituencyId).length;
  if (taken >= place.seats) refuseField('constituencyId', `${place.name}的 ${place.seats} 个名额已满，请先撤下或改选区`);
  const trouble = electionTrouble(profiles[term.profile], { voters, votes, employees: place.staff });
  if (trouble) refuseField(...trouble);
  const isPreparing = term.state === 'preparing';
  const listUntil = isPreparing ? null : addDays(dayOf(ctx.now), profiles[term.profile].listDays.value);
  const record: Delegate = {
    ...entered,
    ...{ _id: newId(), unionId: term.unionId, termId: term._id, memberName: person.name, employees: place.staff, electionId },
    state: isPreparing ? 'elected' : 'posted',
    isByElection: term.state === 'sitting',
    listUntil,
    ...{ seatedOn: null, endedOn: null, endReason: '' },
  };
  await insertDelegate(ctx, record);
  ctx.note(record._id, `${place.name} ${person.name}，参加 ${voters}，得票 ${votes}`);
  return record._id;
}

type DelegateHandlers = Handlers<
  Pick<
    typeof termOperations,
    | 'congress.delegates'
    | 'congress.enterDelegate'
    | 'congress.strikeDelegate'
    | 'congress.seatDelegate'
    | 'congress.recallDelegate'
    | 'congress.vacateDelegate'
    | 'congress.objections'
    | 'congress.raiseObjection'
    | 'congress.answerObjection'
    | 'congress.exportDelegates'
  >
>;

export const delegateHandlers: DelegateHandlers = {
  'congress.delegates': async (ctx, { termId }) => {
    const term = await loadTerm(ctx, termId);
    const records = inOrder(term, await findDelegates(ctx, term.unionId, termId)).filter((one) => seesDrafts(ctx) || isShown(one));
    const items = records.map((record) => delegateView(ctx, term, record));
    const canKeep = isKeeper(ctx);
    return {
      items,
      canEnter: canKeep && term.state !== 'ended' && hasVacancy(term, records),
      canObject: items.some(({ moves }) => moves.includes('raiseObjection')),
      canExport: canKeep && items.length > 0,
    };
  },

  'congress.enterDelegate': async (ctx, { termId, ...entered }) => ({ id: await enter(ctx, await loadTerm(ctx, termId), entered, null) }),

  'congress.strikeDelegate': async (ctx, { delegateId, reason }) => {
    const { delegate, term } = await loadDelegate(ctx, delegateId);
    await holdTerm(ctx, term);
    await moveDelegate(ctx, delegate, 'strikeDelegate', { endedOn: dayOf(ctx.now), endReason: reason });
    ctx.note(delegateId, `${delegate.memberName}：${reason}`);
    return { id: delegateId };
  },

  'congress.seatDelegate': async (ctx, { delegateId }) => {
    const { delegate, term } = await loadDelegate(ctx, delegateId);
    await holdTerm(ctx, term);
    if (term.state !== 'sitting') refuse('CONFLICT', '换届选举的代表随整份名单一起就任');
    const today = dayOf(ctx.now);
    if (delegate.listUntil && delegate.listUntil >= today) refuse('CONFLICT', `公示到${sayDay(delegate.listUntil)}为止，期满后才能就任`);
    const open = (await findObjections(ctx, term.unionId, term._id)).some((one) => one.delegateId === delegateId && one.answer === null);
    if (open) refuse('CONFLICT', '还有异议没有答复，请先答复');
    if ((await takeOffices(ctx, [delegate], today, term.endsOn)) === 0)
      refuse('CONFLICT', `${delegate.memberName}已不是在册会员，不能就任，请撤下后重选`);
    tellMember(
      ctx,
      term.unionId,
      delegate.memberId,
      term._id,
      `seated:${delegateId}`,
      '您已就任职工代表',
      `${sayTerm(term)}，任期至 ${sayFullDay(term.endsOn)}`,
    );
    ctx.note(delegateId, delegate.memberName);
    return { id: delegateId };
  },

  'congress.recallDelegate': async (ctx, { delegateId, heldOn, votes, reason }) => {
    const { delegate, term } = await loadDelegate(ctx, delegateId);
    const today = dayOf(ctx.now);
    if (heldOn > today || heldOn < (delegate.seatedOn ?? heldOn)) refuseField('heldOn', '表决日期应在就任之后、今天之前');
    const employees = term.constituencies.find(({ id }) => id === delegate.constituencyId)?.staff ?? delegate.employees;
    const trouble = recallTrouble(profiles[term.profile], votes, employees);
    if (trouble) refuseField('votes', trouble);
    await holdTerm(ctx, term);
    await endOffice(ctx, delegate, 'recallDelegate', heldOn, reason);
    tellMember(ctx, term.unionId, delegate.memberId, term._id, `recalled:${delegateId}`, '您的职工代表资格已被罢免', reason);
    ctx.note(delegateId, `${delegate.memberName}，同意 ${votes} / ${employees}：${reason}`);
    return { id: delegateId };
  },

  'congress.vacateDelegate': async (ctx, { delegateId, endedOn, reason }) => {
    const { delegate, term } = await loadDelegate(ctx, delegateId);
    if (endedOn > dayOf(ctx.now) || endedOn < (delegate.seatedOn ?? endedOn)) refuseField('endedOn', '出缺日期应在就任之后、今天之前');
    await holdTerm(ctx, term);
    await endOffice(ctx, delegate, 'vacateDelegate', endedOn, reason);
    tellMember(ctx, term.unionId, delegate.memberId, term._id, `vacated:${delegateId}`, '您的职工代表职务已终止', reason);
    ctx.note(delegateId, `${delegate.memberName}：${reason}`);
    return { id: delegateId };
  },

  'congress.objections': async (ctx, { termId }) => {
    const term = await loadTerm(ctx, termId);
    const all = await findObjections(ctx, term.unionId, termId);
    const shown = isKeeper(ctx) ? all : all.filter(({ memberId }) => memberId === ctx.actor.memberId);
    return {
      items: [...shown]
        .sort((a, b) => (a.at < b.at ? 1 : -1))
        .map(({ _id, memberName, ...one }) => ({ ...one, id: _id, byName: memberName, canAnswer: isKeeper(ctx) && one.answer === null })),
    };
  },

  'congress.raiseObjection': async (ctx, { delegateId, text }) => {
    const { delegate, term } = await loadDelegate(ctx, delegateId);
    const { memberId, name, unionId } = ctx.actor;
    if (delegate.state !== 'posted') refuse('CONFLICT', '这名代表不在公示期内；对在任代表有意见，可请选区提议罢免');
    if (delegate.listUntil && delegate.listUntil < dayOf(ctx.now)) refuse('CONFLICT', `公示已于${sayDay(delegate.listUntil)}结束`);
    if (await findObjectionBy(ctx, unionId, delegateId, memberId)) refuse('CONFLICT', '您已对这名代表提过异议，请等待答复');
    const _id = newId();
    await holdTerm(ctx, term);
    await insertObjection(ctx, {
      ...{ _id, unionId, termId: term._id, delegateId, delegateName: delegate.memberName, memberId, memberName: name },
      ...{ text, at: ctx.at, answer: null, isUpheld: null, answeredAt: null },
    });
    ctx.note(delegateId, delegate.memberName);
    return { id: _id };
  },

  'congress.answerObjection': async (ctx, { objectionId, answer, isUpheld }) => {
    const record = found(await findObjection(ctx, ctx.actor.unionId, objectionId), '这条异议');
    if (record.memberId === ctx.actor.memberId) refuse('CONFLICT', '不能答复自己提的异议，请由另一位干事或主席答复');
    const { delegate, term } = await loadDelegate(ctx, record.delegateId);
    await holdTerm(ctx, term);
    if (!(await answerObjection(ctx, record, { answer, isUpheld, answeredAt: ctx.at }))) refuse('CONFLICT', '这条异议已经答复过');
    if (isUpheld && delegate.state === 'posted')
      await moveDelegate(ctx, delegate, 'strikeDelegate', { endedOn: dayOf(ctx.now), endReason: `异议成立：${answer}`.slice(0, 200) });
    tellMember(
      ctx,
      term.unionId,
      record.memberId,
      term._id,
      `objection:${objectionId}`,
      `您提的异议${isUpheld ? '成立' : '已答复'}`,
      answer,
    );
    ctx.note(record.delegateId, `${record.delegateName}，${isUpheld ? '成立' : '不成立'}：${answer}`);
    return { id: objectionId };
  },

  'congress.exportDelegates': async (ctx, { termId }) => {
    const term = await loadTerm(ctx, termId);
    const rows = inOrder(term, await findDelegates(ctx, term.unionId, termId)).map((one) => delegateView(ctx, term, one));
    type Row = (typeof rows)[number];
    const bytes = await sheetOf(
      '代表名册',
      [
        { title: '选区', width: 20, value: ({ constituencyName }: Row) => constituencyName },
        { title: '姓名', width: 12, value: ({ name }: Row) => name },
        { title: '人员类别', width: 18, value: ({ staffKind }: Row) => staffLabels[staffKind] },
        { title: '女代表', width: 10, value: ({ isWoman }: Row) => (isWoman ? '是' : '') },
        { title: '选举日期', width: 14, value: ({ electedOn }: Row) => electedOn },
        { title: '选举结果', width: 36, value: ({ poll }: Row) => poll },
        { title: '状态', width: 12, value: ({ state }: Row) => delegateLifecycle.labels[state] },
        { title: '终止日期', width: 14, value: ({ endedOn }: Row) => endedOn },
        { title: '终止原因', width: 30, value: ({ endReason }: Row) => endReason },
      ],
      rows,
    );
    ctx.note(termId, `${rows.length} 名`);
    return { file: await keepPaper(ctx, { name: `${sayTerm(term)}代表名册-${dayOf(ctx.now)}.xlsx`, type: 'xlsx', bytes }) };
  },
};

const isShown = ({ state }: Delegate) => state !== 'elected' && state !== 'struck';
const inOrder = ({ constituencies }: Term, records: Delegate[]) => {
  const order = new Map(constituencies.map(({ id }, index) => [id, index]));
  return [...records].sort(
    (a, b) => (order.get(a.constituencyId) ?? 99) - (order.get(b.constituencyId) ?? 99) || (a.memberName < b.memberName ? -1 : 1),
  );
};
