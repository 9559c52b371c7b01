/** What still stands in the way of posting a list of delegates and of their taking office, in sentences. */
import { sayFullDay } from '../core/time';
import { profiles } from './profiles';
import { makeUpOf, type Counted } from './rules';
import type { Delegate, Objection, Term } from './term-store';

export const sayTerm = ({ number }: Pick<Term, 'number'>) => `第 ${number} 届职代会`;
export const isOnList = ({ state }: Pick<Delegate, 'state'>) => state === 'elected' || state === 'posted' || state === 'seated';

/** The staff of all constituencies together. */
export const staffOf = ({ constituencies }: Pick<Term, 'constituencies'>): Counted => {
  const total = { staff: 0, frontLine: 0, managers: 0, women: 0 };
  for (const { staff, frontLine, managers, women } of constituencies) {
    total.staff += staff;
    total.frontLine += frontLine;
    total.managers += managers;
    total.women += women;
  }
  return total;
};

/** Constituencies whose seats are not all filled. */
export const vacanciesOf = ({ constituencies }: Pick<Term, 'constituencies'>, delegates: Delegate[]) =>
  constituencies
    .map(({ id, name, seats }) => ({
      id,
      name,
      open: seats - delegates.filter((one) => one.constituencyId === id && isOnList(one)).length,
    }))
    .filter(({ open }) => open > 0);

/** The make-up of these delegates; who is not on the list is left out by the caller. */
export const makeUpLines = (term: Term, delegates: Delegate[]) => makeUpOf(profiles[term.profile], delegates, staffOf(term));

export function obstaclesToPost(term: Term, delegates: Delegate[]): string[] {
  if (term.constituencies.length === 0) return ['还没有划分选区'];
  const open = vacanciesOf(term, delegates).map(({ name, open: count }) => `${name}还缺 ${count} 名代表`);
  // A make-up can only be judged once the list is whole.
  if (open.length > 0) return open.length > 5 ? [...open.slice(0, 5), `另有 ${open.length - 5} 个选区未选满`] : open;
  return makeUpLines(term, delegates.filter(isOnList))
    .filter(({ key, verdict }) => verdict === 'broken' && (key !== 'women' || profiles[term.profile].women.isBinding))
    .map(({ title, todo, source }) => `${title}：${todo}（${source}）`);
}

export function obstaclesToBegin(term: Term, delegates: Delegate[], objections: Objection[], today: string): string[] {
  const open = objections.filter(({ answer }) => answer === null).length;
  const latest = delegates
    .filter(({ state }) => state === 'posted')
    .reduce((last, { listUntil }) => (listUntil && listUntil > last ? listUntil : last), term.listUntil ?? '');
  return [
    ...(latest >= today ? [`公示到 ${latest} 为止`] : []),
    ...(open > 0 ? [`还有 ${open} 条异议未答复`] : []),
    ...(today < term.startsOn ? [`起任日为 ${sayFullDay(term.startsOn)}`] : []),
    ...obstaclesToPost(term, delegates),
  ];
}
