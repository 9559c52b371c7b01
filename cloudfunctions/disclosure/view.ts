/** The catalogue and an item of it as a reader sees them. */
import { disclosureLifecycle } from '../../types/disclosure/lifecycle';
import { may, reachOf, type Context } from '../core/context';
import { isUnread } from '../core/laws';
import { movesOf } from '../core/lifecycle';
import { dayOf } from '../core/time';
import { linksOf } from '../file/public';
import { findUnitsOf, unitNames } from '../unit/public';
import { periodOf, sayPeriod } from './periods';
import { approveTrouble, standingOf } from './rules';
import { findItems, findPostingsIn, findPostingsOf, findQuestionsOf, type Item, type Posting } from './store';
import { usual } from './usual';

type Known = { names: Map<string, string>; today: string; isOffice: boolean };
type Latest = Pick<Posting, 'title' | 'period' | 'approvedAt' | 'postedAt'> | undefined;
const rowOf = (item: Item, { names, today, isOffice }: Known, latest: Latest) => ({
  ...item,
  isToCheck: isOffice && isUnread(item.source),
  id: item._id,
  unitName: item.unitId ? (names.get(item.unitId) ?? '已撤销的部门') : '工会办公室',
  periodText: item.period && sayPeriod(item.period),
  standing: standingOf(item, today),
  latest: latest ? { title: latest.title, periodText: sayPeriod(latest.period), at: latest.approvedAt ?? latest.postedAt } : null,
});

export async function catalogueOf(ctx: Context) {
  const items = await findItems(ctx);
  const names = await unitNames(ctx, ctx.actor.unionId);
  const posted = await findPostingsIn(ctx, 'posted');
  const isOffice = may(ctx.actor, 'disclosure.setItem');
  const departments = isOffice ? (await findUnitsOf(ctx, ctx.actor.unionId)).filter(({ kind }) => kind === 'department') : [];
  return {
    items: items
      .filter(({ isActive }) => isActive || isOffice)
      .map((item) =>
        rowOf(
          item,
          { names, today: dayOf(ctx.now), isOffice },
          posted.find(({ itemId }) => itemId === item._id),
        ),
      ),
    units: departments.map(({ _id, name }) => ({ unitId: _id, name })),
    usual: isOffice ? usual.filter(({ title }) => !items.some((item) => item.title === title)).length : 0,
  };
}

/** What is not approved yet is seen by the office and the department only. */
export async function itemOf(ctx: Context, item: Item) {
  const names = await unitNames(ctx, ctx.actor.unionId);
  const today = dayOf(ctx.now);
  const isOffice = may(ctx.actor, 'disclosure.approve');
  const isTheirs = isOffice || (item.unitId !== null && reachOf(ctx.actor, 'disclosure.post').includes(item.unitId));
  const all = await findPostingsOf(ctx, item._id);
  const shown = all.filter(({ state }) => isTheirs || state === 'posted' || state === 'replaced');
  const postings = [];
  for (const one of shown) postings.push(await postingOf(ctx, one));
  const questions = (await findQuestionsOf(ctx, item._id)).map(({ _id, dueOn, answer, text, askedBy, askedAt }) => ({
    ...{ id: _id, text, askedBy, askedAt, dueOn, answer },
    isOverdue: answer === null && dueOn < today,
    canAnswer: isTheirs && answer === null,
  }));
  const latest = all.find(({ state }) => state === 'posted');
  return {
    ...rowOf(item, { names, today, isOffice }, latest),
    postings,
    questions,
    periods: openPeriods(item, today).map((key) => ({ key, text: sayPeriod(key) })),
    canPost: isTheirs && item.isActive,
  };
}

const postingOf = async (ctx: Context, { _id, fileIds, period, postedById, ...one }: Posting) => ({
  ...one,
  id: _id,
  periodText: sayPeriod(period),
  files: await linksOf(ctx, fileIds),
  moves: movesOf(ctx, disclosureLifecycle, one.state).filter(
    (move) => move !== 'approve' || approveTrouble(postedById, ctx.actor.memberId) === null,
  ),
});

/** The periods that may be posted for today: the one owed and the one running; a day for what is opened as it happens. */
function openPeriods({ every, period }: Item, today: string): string[] {
  if (every === 'event') return [today];
  const running = periodOf(every, today);
  return period !== null && period < running ? [period, running] : [running];
}
