/**
 * The results of an appraisal as they are told to everybody, fixed at closing. Whole numbers, no database, no clock.
 * No figure says what fewer than five said: small groups are joined, and where a group is nearly of one mind its figure is
 * told as a bound only, since a mean at the very top or bottom names each mark behind it.
 */
import type { Bound, Result } from '../../types/appraisal/contract';
import { grades, gradeWorth } from '../../types/appraisal/labels';
import { SMALLEST_CELL } from '../core/small-cells';
import { seatGroups, type Content, type Method, type Plan, type Rating, type Seated } from './rules';

/** What the marks of a method are worth, from the best to the worst, in equal steps. */
const scales: Record<Method, { best: number; step: number; steps: number }> = {
  grades: { best: gradeWorth.excellent, step: gradeWorth.excellent - gradeWorth.competent, steps: grades.length - 1 },
  scores: { best: 100, step: 1, steps: 100 },
};

/**
 * So many steps from the very top or bottom and nearer are one figure. With three, every grade may have been given or not;
 * with fewer, somebody could count the marks from the mean. `result-rules.test.ts` tries all distributions.
 */
const NEAR = 3;

/** Points of all marks together, and whether they are only a bound. */
type Sum = { points: number; bound: Bound };
function sumOf(method: Method, marks: number[]): Sum {
  const { best, step, steps } = scales[method];
  const away = sum(marks.map((mark) => (method === 'grades' ? mark : best - mark)));
  const furthest = steps * marks.length;
  const told = Math.min(Math.max(away, NEAR), furthest - NEAR);
  return {
    points: best * marks.length - step * told,
    bound: away <= NEAR ? 'atLeast' : away >= furthest - NEAR ? 'atMost' : 'exact',
  };
}

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
const hundredths = (total: number, count: number) => Math.round((total * 100) / count);
const points = (value: number) => (value / 100).toFixed(2);

/** A figure made of several: exact only when all are. */
function boundOf(bounds: Bound[]): Bound {
  const kinds = new Set(bounds.filter((bound) => bound !== 'exact'));
  return kinds.size > 1 ? 'about' : ([...kinds][0] ?? 'exact');
}

export function resultsOf(
  plan: Omit<Plan, 'groups'>,
  seated: Seated[],
  contents: Content[],
  shuffle: (texts: string[]) => string[],
): Result[] {
  const cast = seated.map((group) => ({ ...group, count: contents.filter((content) => content.group === group.id).length }));
  // Groups in which fewer than five took part are joined once more.
  const groups = seatGroups(cast);
  return plan.subjects.map(({ id: subjectId, name, post }) => {
    const nothing = { total: null, bound: 'exact' as const, groups: [], criteria: [], arithmetic: '', marks: null, comments: null };
    if (!groups) return { subjectId, name, post, ...nothing };
    const parts = groups.map((group) => ratingsIn(group, seated, contents, subjectId));
    const written = parts.flatMap((ratings) => ratings.map(({ comment }) => comment).filter(Boolean));
    const figures = figuresOf(plan, groups, parts);
    return {
      ...{ subjectId, name, post, ...figures },
      marks: figures.bound === 'exact' ? marksOf(plan, parts.flat()) : null,
      comments: written.length < SMALLEST_CELL ? null : shuffle(written),
    };
  });
}

/** Means by group and by criterion, and the weighted whole: all from the same sums, so that no two of them say more than one. */
function figuresOf({ method, criteria }: Omit<Plan, 'groups'>, groups: Seated[], parts: Rating[][]) {
  const sums = parts.map((ratings) =>
    criteria.map((_criterion, at) =>
      sumOf(
        method,
        ratings.map(({ marks }) => marks[at]!),
      ),
    ),
  );
  const weights = sum(groups.map(({ weight }) => weight));
  const weighted = (means: number[]) => Math.round(sum(means.map((mean, index) => mean * groups[index]!.weight)) / weights);
  const told = groups.map(({ name, weight, count }, index) => ({
    ...{ name, weight, raters: count },
    mean: hundredths(sum(sums[index]!.map((one) => one.points)), count * criteria.length),
    bound: boundOf(sums[index]!.map(({ bound }) => bound)),
  }));
  const total = weighted(told.map(({ mean }) => mean));
  return {
    total,
    bound: boundOf(told.map(({ bound }) => bound)),
    groups: told,
    criteria: criteria.map(({ title }, at) => ({
      title,
      mean: weighted(sums.map((line, index) => hundredths(line[at]!.points, groups[index]!.count))),
      bound: boundOf(sums.map((line) => line[at]!.bound)),
    })),
    arithmetic: `(${told.map(({ mean, weight }) => `${points(mean)}×${weight}`).join(' + ')}) ÷ ${weights} = ${points(total)}`,
  };
}

/** A joined group holds the sheets of all it was joined from. */
const ratingsIn = (group: Seated, seated: Seated[], contents: Content[], subjectId: string): Rating[] => {
  const names = group.name.split('、');
  const ids = new Set(seated.filter(({ name }) => name.split('、').every((one) => names.includes(one))).map(({ id }) => id));
  return contents
    .filter((content) => ids.has(content.group))
    .flatMap(({ ratings }) => ratings.filter((rating) => rating.subjectId === subjectId));
};

/** Counts by grade only when every one is five or more: with the means beside them, a hidden one could be solved. */
function marksOf({ method, criteria }: Omit<Plan, 'groups'>, ratings: Rating[]): Result['marks'] {
  if (method !== 'grades') return null;
  const rows = criteria.map(({ title }, at) => ({
    title,
    counts: grades.map((_grade, mark) => ratings.filter(({ marks }) => marks[at] === mark).length),
  }));
  return rows.every(({ counts }) => counts.every((count) => count >= SMALLEST_CELL)) ? rows : null;
}
