/**
 * What is shown of the answers, the same for everybody and fixed at closing: no cell under five, neither in a report nor
 * as the difference of two. `small-cells-attack.test.ts` tries. No database, no clock.
 */
import type { Answer, Question, Tally } from '../../types/survey/contract';
import { crossTable, shownCounts, shownShare, SMALLEST_CELL } from '../core/small-cells';
import { isAsked } from './rules';

type Part = Tally['parts'][number];
const SKIPPED = '未回答';
const NOT_ASKED = '没有问到';
const answerTo = (id: string, answers: Answer[]) => answers.find(({ questionId }) => questionId === id);

/** The parts of a question that split everybody, one index a person: its options, who skipped it, who was not asked. */
function splitOf(question: Question, sheets: Answer[][], row = 0) {
  const { id, kind, options, steps, isRequired, showIf } = question;
  const texts = kind === 'scale' ? Array.from({ length: steps }, (_one, index) => `${index + 1} 分`) : [...options];
  const skipped = texts.length;
  const notAsked = isRequired ? skipped : skipped + 1;
  const placeOf = (answers: Answer[]): number => {
    if (!isAsked(question, answers)) return notAsked;
    const answer = answerTo(id, answers);
    return (kind === 'scale' ? answer?.score && answer.score - 1 : answer?.choices?.[row]) ?? skipped;
  };
  return {
    texts: [...texts, ...(isRequired ? [] : [SKIPPED]), ...(showIf ? [NOT_ASKED] : [])],
    places: sheets.map(placeOf),
    answered: texts.length,
  };
}

/** What may be shown of the answers: the same for everybody, fixed once the survey is closed. */
export function tallyOf(questions: Question[], sheets: Answer[][], shuffle: (texts: string[]) => string[]): Tally[] {
  const tallies: Tally[] = [];
  for (const question of questions) {
    const { id, kind, title, rows, showIf } = question;
    const asked = sheets.filter((answers) => isAsked(question, answers));
    const isTold = !showIf || mayTellAsked(showIf, { questions, tallies, sheets, asked: asked.length });
    const tally = { questionId: id, title, kind, parts: [] as Part[], texts: null as string[] | null };
    const parts = () => (kind === 'matrix' ? rows : ['']).map((row, index) => splitPart(question, sheets, row, index, isTold));
    if (kind === 'text') {
      const texts = asked.flatMap((answers) => answerTo(id, answers)?.text ?? []);
      tallies.push({ ...tally, texts: isTold && texts.length >= SMALLEST_CELL ? shuffle(texts) : null });
    } else tallies.push({ ...tally, parts: kind === 'multiple' ? [multiplePart(question, asked, isTold)] : parts() });
  }
  return tallies;
}

type Told = { questions: Question[]; tallies: Tally[]; sheets: Answer[][]; asked: number };

/**
 * Figures of a question that was put to some only say how many those were: in so far it is a figure of the earlier
 * question, and may be told only where that one shows it, or shows all that is hidden beside it together.
 */
function mayTellAsked({ questionId, options }: NonNullable<Question['showIf']>, { questions, tallies, sheets, asked }: Told): boolean {
  const earlier = questions.find(({ id }) => id === questionId);
  const shown = tallies.find((tally) => tally.questionId === questionId)?.parts[0];
  if (!earlier || !shown) return false;
  const isTrigger = (index: number) => earlier.kind !== 'scale' && options.includes(index);
  const triggers = shown.bars.filter((_bar, index) => isTrigger(index));
  const hidden = triggers.filter(({ count }) => count === null).length;
  if (earlier.kind === 'single')
    return hidden === 0 || (shown.rest !== null && shown.bars.every(({ count }, index) => count !== null || isTrigger(index)));
  if (hidden > 0) return false;
  if (triggers.length === 1) return true;
  // Ticked boxes overlap: who was asked, subtracted from the boxes, says how many ticked more than one.
  const ticked = triggers.reduce((total, { count }) => total + count!, 0);
  const others = sheets.filter((answers) => isAsked(earlier, answers)).length - asked;
  return ticked - asked >= SMALLEST_CELL && others >= SMALLEST_CELL;
}

/**
 * Each box of several stands for itself, among those who were asked. Where the boxes together say that fewer than five
 * ticked a second one, or did not tick all they might, the smallest figure is hidden and with it the sum.
 */
function multiplePart({ id, options, isRequired, most }: Question, asked: Answer[][], isTold: boolean): Part {
  const chosen = (option: number) => asked.filter((answers) => answerTo(id, answers)?.choices?.includes(option)).length;
  const counts = options.map((_text, option) => (isTold ? shownShare(chosen(option), asked.length) : null));
  const open = counts.filter((count) => count !== null);
  const ticks = open.reduce((total, count) => total + count, 0);
  const isTelling = (isRequired && ticks - asked.length < SMALLEST_CELL) || (most !== null && most * asked.length - ticks < SMALLEST_CELL);
  const hidden = open.length === counts.length && most !== 1 && isTelling ? counts.indexOf(Math.min(...open)) : -1;
  const bars = options.map((text, option) => ({ text, count: option === hidden ? null : counts[option]! }));
  return { title: '', bars, rest: null, mean: null };
}

function splitPart(question: Question, sheets: Answer[][], title: string, row: number, isTold: boolean): Part {
  const { texts, places, answered } = splitOf(question, sheets, row);
  if (!isTold) return { title, bars: texts.map((text) => ({ text, count: null })), rest: null, mean: null };
  const counts = texts.map((_text, index) => places.filter((place) => place === index).length);
  const shown = shownCounts(counts);
  const bars = texts.map((text, index) => ({ text, count: shown.counts[index] ?? null }));
  return { title, bars, rest: shown.rest, mean: meanOf(question, counts.slice(0, answered), shown.rest === null) };
}

/**
 * Hundredths of the mean: scores as given, a matrix by its columns, the best highest. With hidden figures it is kept back:
 * mean and sum together are two equations, from which two hidden figures could be solved.
 */
function meanOf({ kind, options }: Question, counts: number[], isOpen: boolean): number | null {
  const answered = counts.reduce((total, count) => total + count, 0);
  if ((kind !== 'scale' && kind !== 'matrix') || answered < SMALLEST_CELL || !isOpen) return null;
  const worth = (index: number) => (kind === 'scale' ? index + 1 : options.length - index);
  return Math.round((counts.reduce((total, count, index) => total + count * worth(index), 0) * 100) / answered);
}

/** Put to everybody, one answer each: a table of what only some were asked would say more of those than the report does. */
export const isCrossable = ({ kind, showIf }: Question): boolean => (kind === 'single' || kind === 'scale') && !showIf;

/**
 * Two questions set against each other, or null when too few stand in its cells. A pair has one table only, turned as it
 * is asked for: two tables of one pair, coarsened differently, could be subtracted.
 */
export function crossOf(questions: Question[], rowId: string, columnId: string, sheets: Answer[][]) {
  const [first, second] = questions.filter(({ id }) => id === rowId || id === columnId) as [Question, Question];
  const [down, across] = [splitOf(first, sheets), splitOf(second, sheets)];
  const pairs = sheets.map((_sheet, index): [number, number] => [down.places[index]!, across.places[index]!]);
  const table = crossTable(pairs, down.texts.length, across.texts.length);
  if (!table) return null;
  const said = (texts: string[], groups: number[][]) => groups.map((group) => group.map((index) => texts[index]).join('、'));
  const [rows, columns] = [said(down.texts, table.rows), said(across.texts, table.columns)];
  return first.id === rowId
    ? { columns, rows: rows.map((title, at) => ({ title, cells: table.cells[at]! })) }
    : { columns: rows, rows: columns.map((title, at) => ({ title, cells: table.cells.map((line) => line[at]!) })) };
}

type Past = { title: string; closedAt: string | null; tallies: Tally[] };
/** Means of the same question over the surveys of a series, oldest first; only what was shown then. */
export function trendsOf(past: Past[]): { title: string; points: { label: string; mean: number }[] }[] {
  const ordered = [...past].sort((a, b) => ((a.closedAt ?? '') < (b.closedAt ?? '') ? -1 : 1));
  const points = ordered.flatMap(({ closedAt, tallies }) =>
    tallies.flatMap(({ title, parts }) =>
      parts.flatMap((part) =>
        part.mean === null
          ? []
          : [{ title: part.title ? `${title}：${part.title}` : title, label: (closedAt ?? '').slice(0, 7), mean: part.mean }],
      ),
    ),
  );
  return [...new Set(points.map(({ title }) => title))]
    .map((title) => ({
      title,
      points: points.filter((point) => point.title === title).map(({ label, mean }) => ({ label, mean })),
    }))
    .filter((trend) => trend.points.length > 1);
}
