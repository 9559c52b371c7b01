/** Decisions about surveys: which questions fit and which answers fit them. No database, no clock. */
import type { Audience } from '../../types/common';
import { roleLabels } from '../../types/unit/labels';
import { questionKindLabels } from '../../types/survey/labels';
import type { Answer, Question } from '../../types/survey/contract';

import { SMALLEST_CELL } from '../core/small-cells';

type Trouble = [path: string, message: string];
const hasOptions = ({ kind }: Pick<Question, 'kind'>) => kind === 'single' || kind === 'multiple' || kind === 'matrix';

/** Why these questions cannot be asked; null when they can. */
export function questionsTrouble(questions: Question[]): Trouble | null {
  for (const [index, question] of questions.entries()) {
    const at = `questions.${index}`;
    const said = `第 ${index + 1} 题`;
    if (questions.findIndex(({ id }) => id === question.id) < index) return [`${at}.id`, `${said}的编号与前面重复`];
    if (hasOptions(question) && new Set(question.options).size < 2)
      return [`${at}.options`, `${said}是${questionKindLabels[question.kind]}题，请至少写两个不同的选项`];
    if (new Set(question.options).size < question.options.length) return [`${at}.options`, `${said}有重复的选项，请合并`];
    if (question.kind === 'matrix' && question.rows.length === 0) return [`${at}.rows`, `${said}是矩阵题，请写出要逐行评价的内容`];
    if (question.most !== null && question.most > question.options.length)
      return [`${at}.most`, `${said}只有 ${question.options.length} 个选项，最多选几项不能更多`];
    const trouble = conditionTrouble(questions, index);
    if (trouble) return [`${at}.showIf`, trouble];
  }
  return null;
}

function conditionTrouble(questions: Question[], index: number): string | null {
  const { showIf } = questions[index]!;
  if (!showIf) return null;
  const earlier = questions.slice(0, index).find(({ id }) => id === showIf.questionId);
  if (!earlier || (earlier.kind !== 'single' && earlier.kind !== 'multiple'))
    return `第 ${index + 1} 题的显示条件应是前面的一道单选或多选题`;
  return showIf.options.some((option) => option >= earlier.options.length) ? `第 ${index + 1} 题的显示条件里有不存在的选项` : null;
}

/** Whether a question is put to somebody who answered so far like this; a skipped question hides what hangs on it. */
export function isAsked(question: Question, answers: Answer[]): boolean {
  const { showIf } = question;
  if (!showIf) return true;
  const earlier = answers.find(({ questionId }) => questionId === showIf.questionId);
  return earlier?.choices?.some((choice) => showIf.options.includes(choice)) ?? false;
}

/** How many of each group took part, in the order of the names; groups with fewer than five on the roll stand together. */
export function turnoutOf(people: { groupName: string; hasAnswered: boolean }[]): { name: string; due: number; answered: number }[] {
  const of = (name: string, members: typeof people) => ({
    name,
    due: members.length,
    answered: members.filter(({ hasAnswered }) => hasAnswered).length,
  });
  const names = [...new Set(people.map(({ groupName }) => groupName))].sort();
  const all = names.map((name) =>
    of(
      name,
      people.filter(({ groupName }) => groupName === name),
    ),
  );
  const small = all.filter(({ due }) => due < SMALLEST_CELL).map(({ name }) => name);
  if (small.length < 2) return all;
  const joined = of(
    `其他小组（${small.length} 个，各不足5人）`,
    people.filter(({ groupName }) => small.includes(groupName)),
  );
  return [...all.filter(({ due }) => due >= SMALLEST_CELL), joined];
}

const DAY_MS = 86_400_000;
/** A day before the end those who have not answered are called; not at all when it runs for less than two days. */
export function remindAtOf(openedAt: string, closesAt: string): string | null {
  const [opened, closes] = [Date.parse(openedAt), Date.parse(closesAt)];
  return closes - opened >= 2 * DAY_MS ? new Date(closes - DAY_MS).toISOString() : null;
}

const isGiven = ({ choices = [], score, text = '' }: Answer) => choices.length > 0 || score !== undefined || text.length > 0;

/** The answers as they are kept, in the order of the questions and without what was skipped; or why they do not fit. */
export function fitAnswers(questions: Question[], given: Answer[]): { answers: Answer[] } | { trouble: Trouble } {
  const answers: Answer[] = [];
  const strange = given.findIndex(({ questionId }) => !questions.some(({ id }) => id === questionId));
  if (strange >= 0) return { trouble: [`answers.${strange}.questionId`, '答案里有问卷上没有的题目，请刷新后再填'] };
  for (const [index, question] of questions.entries()) {
    if (!isAsked(question, answers)) continue;
    const found = given.filter(({ questionId }) => questionId === question.id);
    const path = `answers.${question.id}`;
    if (found.length > 1) return { trouble: [path, `第 ${index + 1} 题答了两次，请只留一个答案`] };
    const [answer] = found;
    if (!answer || !isGiven(answer)) {
      if (question.isRequired) return { trouble: [path, `第 ${index + 1} 题「${question.title}」还没有回答`] };
      continue;
    }
    const trouble = answerTrouble(question, answer);
    if (trouble) return { trouble: [path, `第 ${index + 1} 题${trouble}`] };
    answers.push(kept(question, answer));
  }
  return { answers };
}

function answerTrouble({ kind, options, rows, steps, most }: Question, { choices = [], score, text }: Answer): string | null {
  if (kind === 'text') return text ? null : '请写文字';
  if (kind === 'scale') return score !== undefined && score <= steps ? null : `请在 1 至 ${steps} 之间打分`;
  if (choices.some((choice) => choice >= options.length)) return '选了没有的选项，请重新选择';
  if (kind === 'matrix') return choices.length === rows.length ? null : `请把 ${rows.length} 行都评一遍`;
  if (new Set(choices).size < choices.length) return '同一选项选了两次';
  if (kind === 'single') return choices.length === 1 ? null : '只能选一项';
  return most !== null && choices.length > most ? `最多选 ${most} 项` : null;
}

const kept = ({ id, kind }: Question, { choices = [], score, text }: Answer): Answer =>
  kind === 'text'
    ? { questionId: id, text }
    : kind === 'scale'
      ? { questionId: id, score }
      : { questionId: id, choices: kind === 'multiple' ? [...choices].sort((a, b) => a - b) : choices };

/** «放射科小组 中的 职工代表», or «全体会员». */
export function audienceText({ unitIds = [], roles = [], tags = [] }: Audience, names: Map<string, string>): string {
  const parts = [
    unitIds.map((id) => names.get(id) ?? '已撤销的小组').join('、'),
    roles.map((role) => roleLabels[role]).join('、'),
    tags.map((tag) => `标签「${tag}」`).join('、'),
  ].filter(Boolean);
  return parts.join(' 中的 ') || '全体会员';
}
