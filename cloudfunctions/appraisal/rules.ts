/** Decisions about appraisals: who rates in which group, and which ratings fit. No database, no clock. */
import type { Criterion, RaterGroup, Subject } from '../../types/appraisal/contract';
import { gradeLabels, grades, type methodLabels } from '../../types/appraisal/labels';
import { SMALLEST_CELL } from '../core/small-cells';

type Trouble = [path: string, message: string];
export type Method = keyof typeof methodLabels;
export type Plan = { subjects: Subject[]; criteria: Criterion[]; groups: RaterGroup[]; method: Method };
/** A group as it rates: small ones are joined, their weights added. */
export type Seated = { id: string; name: string; weight: number; count: number };
export type Rating = { subjectId: string; marks: number[]; comment: string };
/** What the box holds: no person, no time. */
export type Content = { group: string; ratings: Rating[] };

export function planTrouble({ subjects, criteria, groups }: Plan): Trouble | null {
  const lists = {
    subjects: subjects.map(({ name }) => name),
    criteria: criteria.map(({ title }) => title),
    groups: groups.map(({ name }) => name),
  };
  const said = { subjects: '评议对象', criteria: '评议项目', groups: '评议组' };
  for (const [field, names] of Object.entries(lists)) {
    const at = names.findIndex((name, index) => names.indexOf(name) < index);
    if (at >= 0) return [`${field}.${at}`, `${said[field as keyof typeof said]}「${names[at]}」写了两次，请改一个`];
  }
  for (const list of [subjects, criteria, groups])
    if (new Set(list.map(({ id }) => id)).size < list.length) return ['subjects', '有重复的编号，请刷新后再填'];
  // Joined groups are named «甲、乙».
  const joining = groups.findIndex(({ name }) => name.includes('、'));
  if (joining >= 0) return [`groups.${joining}.name`, '评议组名称里请不要用顿号，合并的组用顿号连接'];
  const weight = groups.reduce((total, group) => total + group.weight, 0);
  return weight === 100 ? null : ['groups', `各评议组的权重合计应为 100，现在是 ${weight}`];
}

/** Joins the two smallest groups until each has five: no group so small that it names its people; null when all together are fewer. */
export function seatGroups(groups: Seated[]): Seated[] | null {
  let seated = [...groups].filter(({ count }) => count > 0);
  while (seated.length > 1 && seated.some(({ count }) => count < SMALLEST_CELL)) {
    const [first, second, ...others] = [...seated].sort((a, b) => a.count - b.count || (a.id < b.id ? -1 : 1)) as [
      Seated,
      Seated,
      ...Seated[],
    ];
    const joined = {
      ...{ id: `${first.id}_${second.id}`, name: `${first.name}、${second.name}` },
      ...{ weight: first.weight + second.weight, count: first.count + second.count },
    };
    seated = [joined, ...others];
  }
  return seated.length > 0 && seated[0]!.count >= SMALLEST_CELL ? seated : null;
}

/** Each person rates once, in the first group that names them; whoever is appraised does not rate. */
export function ratersOf(groups: { id: string; memberIds: string[] }[], subjects: Subject[]): Map<string, string> {
  const appraised = new Set(subjects.map(({ memberId }) => memberId));
  const raters = new Map<string, string>();
  for (const { id, memberIds } of groups)
    for (const memberId of memberIds) if (!appraised.has(memberId) && !raters.has(memberId)) raters.set(memberId, id);
  return raters;
}

/** Why these ratings do not fit; every object and every criterion is rated, so that a gap tells nothing. */
export function ratingsTrouble({ subjects, criteria, method }: Omit<Plan, 'groups'>, ratings: Rating[]): Trouble | null {
  const strange = ratings.findIndex(({ subjectId }) => !subjects.some(({ id }) => id === subjectId));
  if (strange >= 0) return [`ratings.${strange}.subjectId`, '有不在名单上的评议对象，请刷新后再评'];
  const most = method === 'grades' ? grades.length - 1 : 100;
  for (const [index, { id, name }] of subjects.entries()) {
    const found = ratings.filter(({ subjectId }) => subjectId === id);
    const path = `ratings.${index}.marks`;
    if (found.length > 1) return [path, `「${name}」评了两次，请只留一次`];
    if (found[0]?.marks.length !== criteria.length) return [path, `「${name}」有 ${criteria.length} 个项目，请逐项评完`];
    if (found[0].marks.some((mark) => mark > most)) return [path, `「${name}」有没有的等次或分数，请重新选择`];
  }
  return null;
}

export const gradeTitles = grades.map((grade) => gradeLabels[grade]);
