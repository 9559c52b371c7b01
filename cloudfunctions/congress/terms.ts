/** Terms: the region chosen, a term drafted, constituencies with their seats, the list posted, delegates taking office and leaving it. */
import type { termOperations } from '../../types/congress/contract-term';
import type { Handlers } from '../core/context';
import { may } from '../core/context';
import { newId } from '../core/database';
import { refuse, refuseField } from '../core/refuse';
import { addDays, dayOf, sayDay, sayFullDay } from '../core/time';
import { dismissOthers, endOffices, takeOffices } from './office';
import { tellKeepers, tellUnion } from './notices';
import { isKeeper, loadTerm, seesDrafts } from './loading';
import { lapsePetitions } from './petition-store';
import { profiles } from './profiles';
import { isOnList, obstaclesToBegin, obstaclesToPost, sayTerm } from './obstacles';
import { distribute, figuresTrouble, seatsFor, seatsTrouble, termEnd, yearsTrouble } from './rules';
import {
  findDelegates,
  findObjections,
  findProfile,
  findTermIn,
  findTermNumbered,
  findTerms,
  holdTerm,
  insertTerm,
  moveTerm,
  postDelegates,
  saveProfile,
  type Term,
} from './term-store';
import { profileView, termItem, termView } from './view';

type TermHandlers = Handlers<
  Pick<
    typeof termOperations,
    | 'congress.profiles'
    | 'congress.chooseProfile'
    | 'congress.terms'
    | 'congress.term'
    | 'congress.draftTerm'
    | 'congress.setConstituencies'
    | 'congress.postList'
    | 'congress.beginTerm'
    | 'congress.endTerm'
  >
>;

export const termHandlers: TermHandlers = {
  'congress.profiles': async (ctx) => {
    const chosen = (await findProfile(ctx, ctx.actor.unionId)) ?? 'general';
    return {
      items: Object.values(profiles).map((profile) => profileView(profile, profile.id === chosen)),
      canChoose: may(ctx.actor, 'congress.chooseProfile'),
    };
  },

  'congress.chooseProfile': async (ctx, { profile }) => {
    const { unionId } = ctx.actor;
    await saveProfile(ctx, unionId, profile);
    ctx.note(unionId, profiles[profile].regulation);
    return { id: unionId };
  },

  'congress.terms': async (ctx) => {
    const items = [];
    for (const term of await findTerms(ctx, ctx.actor.unionId, seesDrafts(ctx))) {
      const filled = (await findDelegates(ctx, term.unionId, term._id)).filter(isOnList).length;
      items.push(termItem(term, filled));
    }
    return { items, canDraft: isKeeper(ctx) };
  },

  'congress.term': async (ctx, { termId }) => {
    const term = await loadTerm(ctx, termId);
    const [all, objections] = await Promise.all([findDelegates(ctx, term.unionId, termId), findObjections(ctx, term.unionId, termId)]);
    return termView(ctx, term, all, objections);
  },

  'congress.draftTerm': async (ctx, { number, startsOn, years }) => {
    const { unionId } = ctx.actor;
    const chosen = (await findProfile(ctx, unionId)) ?? 'general';
    const trouble = yearsTrouble(years, profiles[chosen]);
    if (trouble) refuseField('years', trouble);
    if (await findTermNumbered(ctx, unionId, number)) refuseField('number', `第 ${number} 届已经建过，请填下一届`);
    const before = await findTermIn(ctx, unionId, ['preparing', 'posted']);
    if (before) refuse('CONFLICT', `${sayTerm(before)}还在筹备，请先办完`);
    const sitting = await findTermIn(ctx, unionId, ['sitting']);
    if (sitting && startsOn <= sitting.startsOn) refuseField('startsOn', `应晚于上一届起任日 ${sayFullDay(sitting.startsOn)}`);
    const record = draft({ unionId, number, startsOn, years, endsOn: termEnd(startsOn, years), profile: chosen });
    await insertTerm(ctx, record);
    ctx.note(record._id, `${sayTerm(record)}，${sayFullDay(startsOn)} 至 ${sayFullDay(record.endsOn)}`);
    return { id: record._id };
  },

  'congress.setConstituencies': async (ctx, { termId, items, totalSeats = null }) => {
    const term = await loadTerm(ctx, termId);
    items.forEach((item, index) => {
      const trouble = figuresTrouble(item);
      if (trouble) refuseField(`items.${index}.${trouble[0]}`, trouble[1]);
      if (items.findIndex(({ name }) => name === item.name) !== index)
        refuseField(`items.${index}.name`, `选区「${item.name}」重复，请改名或合并`);
      if (item.id && !term.constituencies.some(({ id }) => id === item.id)) refuseField(`items.${index}.id`, '没有这个选区，请刷新后再改');
      if (item.id && items.findIndex(({ id }) => id === item.id) !== index)
        refuseField(`items.${index}.id`, '同一选区出现两次，请刷新后再改');
    });
    const seats = seatsFor(profiles[term.profile], sum(items.map(({ staff }) => staff)));
    const total = totalSeats ?? seats.least;
    const wrong = seatsTrouble(total, seats);
    if (wrong) refuseField('totalSeats', `${wrong}；${seats.source}`);
    const shares = distribute(
      total,
      items.map(({ staff }) => staff),
    );
    const filled = countBy(await findDelegates(ctx, term.unionId, termId, ['elected']));
    const constituencies = items.map((item, index) => ({ ...item, id: item.id ?? newId(), ...shares[index]! }));
    constituencies.forEach(({ id, name, seats: given, staff }, index) => {
      if (given === 0) refuseField(`items.${index}.staff`, `「${name}」${staff} 人按比例分不到名额，请与相近的选区合并`);
      if (given < (filled.get(id) ?? 0))
        refuseField(`items.${index}.staff`, `「${name}」已有 ${filled.get(id)} 名代表，多于名额 ${given} 名，请先撤下`);
    });
    const gone = term.constituencies.find(({ id }) => filled.has(id) && !constituencies.some((one) => one.id === id));
    if (gone) refuseField('items', `选区「${gone.name}」已有当选代表，不能去掉；请先撤下代表`);
    await moveTerm(ctx, term, 'setConstituencies', { constituencies, totalSeats: total, arithmetic: seats.arithmetic });
    ctx.note(termId, `${items.length} 个选区，${total} 名代表`);
    return { id: termId, totalSeats: total, arithmetic: seats.arithmetic };
  },

  'congress.postList': async (ctx, { termId }) => {
    const term = await loadTerm(ctx, termId);
    await holdTerm(ctx, term);
    const obstacles = obstaclesToPost(term, await findDelegates(ctx, term.unionId, termId, ['elected']));
    if (obstacles.length > 0) refuse('CONFLICT', `还不能公示：${obstacles.join('；')}`);
    const today = dayOf(ctx.now);
    const listUntil = addDays(today, profiles[term.profile].listDays.value);
    await moveTerm(ctx, term, 'postList', { postedOn: today, listUntil });
    await postDelegates(ctx, term.unionId, termId, listUntil);
    tellUnion(ctx, term, 'posted', `${sayTerm(term)}代表名单公示`, `公示至${sayDay(listUntil)}，有异议请在此之前提出`);
    ctx.note(termId, `公示至 ${sayFullDay(listUntil)}`);
    return { id: termId, listUntil };
  },

  'congress.beginTerm': async (ctx, { termId }) => {
    const term = await loadTerm(ctx, termId);
    await holdTerm(ctx, term);
    const [delegates, objections] = [await findDelegates(ctx, term.unionId, termId), await findObjections(ctx, term.unionId, termId)];
    const today = dayOf(ctx.now);
    const obstacles = obstaclesToBegin(term, delegates, objections, today);
    if (obstacles.length > 0) refuse('CONFLICT', `还不能就任：${obstacles.join('；')}`);
    const before = await findTermIn(ctx, term.unionId, ['sitting']);
    if (before) {
      await moveTerm(ctx, before, 'endTerm', { endedOn: today });
      await endOffices(ctx, await findDelegates(ctx, term.unionId, before._id, ['seated']), today);
      await lapsePetitions(ctx, term.unionId, before._id);
    }
    await moveTerm(ctx, term, 'beginTerm', { begunOn: today });
    const listed = delegates.filter(({ state }) => state === 'posted');
    await dismissOthers(ctx, listed);
    const seated = await takeOffices(ctx, listed, today, term.endsOn);
    tellUnion(ctx, term, 'begun', `${sayTerm(term)}代表已就任`, `共 ${seated} 名，任期至 ${sayFullDay(term.endsOn)}`);
    ctx.note(termId, `${seated} 名代表就任`);
    return { id: termId, seated };
  },

  'congress.endTerm': async (ctx, { termId }) => {
    const term = await loadTerm(ctx, termId);
    const today = dayOf(ctx.now);
    if (term.state === 'sitting' && today <= term.endsOn)
      refuse('CONFLICT', `任期到 ${sayFullDay(term.endsOn)}，届满之后才能办理；提前换届请筹备新一届，新代表就任时本届同时届满`);
    await moveTerm(ctx, term, 'endTerm', { endedOn: today });
    await endOffices(ctx, await findDelegates(ctx, term.unionId, termId, ['seated']), today);
    await lapsePetitions(ctx, term.unionId, termId);
    tellKeepers(ctx, term, 'ended', `${sayTerm(term)}已届满`, '代表职务随之终止，请尽快选举新一届代表');
    ctx.note(termId, sayTerm(term));
    return { id: termId };
  },
};

const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0);
const countBy = (records: { constituencyId: string }[]) => {
  const counts = new Map<string, number>();
  for (const { constituencyId } of records) counts.set(constituencyId, (counts.get(constituencyId) ?? 0) + 1);
  return counts;
};
const draft = (about: Pick<Term, 'unionId' | 'number' | 'startsOn' | 'years' | 'endsOn' | 'profile'>): Term => ({
  ...about,
  _id: newId(),
  state: 'preparing',
  constituencies: [],
  totalSeats: 0,
  arithmetic: null,
  postedOn: null,
  listUntil: null,
  begunOn: null,
  endedOn: null,
  extendedFrom: null,
  isEndTold: false,
  revision: 0,
});
