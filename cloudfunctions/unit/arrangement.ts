/** What a re-arrangement of groups comes to: pure, so that the preview and the real thing are the same sum. */
import { createHash } from 'node:crypto';
import type { Step } from '../../types/unit/contract-groups';

export type Group = { id: string; name: string };
export type Person = { id: string; name: string; groupId: string };
export type Arrangement = {
  /** In order, new groups with an id that starts with `new-`. */
  groups: { id: string; before: string | null; after: string | null; countBefore: number; countAfter: number }[];
  moved: { person: Person; toId: string }[];
};
export type Trouble = { trouble: [field: string, sentence: string] };

/** Takes the steps one after the other; a step sees what those before it left. Nobody is lost and nobody is in two groups. */
export function arrange(groups: Group[], people: Person[], steps: Step[]): Arrangement | Trouble {
  const names = new Map(groups.map(({ id, name }) => [id, name]));
  const places = new Map(people.map(({ id, groupId }) => [id, groupId]));
  const members = (groupId: string) => people.filter(({ id }) => places.get(id) === groupId);
  for (const [index, step] of steps.entries()) {
    const trouble = stepTrouble(step, names, places);
    if (trouble) return { trouble: [`steps.${index}.${trouble[0]}`, `第${index + 1}步：${trouble[1]}`] };
    if (step.kind === 'rename') names.set(step.groupId, step.name);
    if (step.kind === 'move') for (const id of step.memberIds) places.set(id, step.toId);
    if (step.kind === 'merge') {
      for (const { id } of members(step.groupId)) places.set(id, step.intoId);
      names.delete(step.groupId);
    }
    if (step.kind === 'close') names.delete(step.groupId);
    if (step.kind === 'split') {
      names.set(`new-${index}`, step.name);
      for (const id of step.memberIds) places.set(id, `new-${index}`);
    }
  }
  const before = new Map(groups.map(({ id, name }) => [id, name]));
  const count = (id: string, of: (person: Person) => string | undefined) => people.filter((person) => of(person) === id).length;
  return {
    groups: [...new Set([...before.keys(), ...names.keys()])].map((id) => ({
      id,
      before: before.get(id) ?? null,
      after: names.get(id) ?? null,
      countBefore: count(id, ({ groupId }) => groupId),
      countAfter: count(id, (person) => places.get(person.id)),
    })),
    moved: people.filter(({ id, groupId }) => places.get(id) !== groupId).map((person) => ({ person, toId: places.get(person.id)! })),
  };
}

/** Why a step cannot be taken, as [field, sentence]; null when it can. */
function stepTrouble(step: Step, names: Map<string, string>, places: Map<string, string>): [string, string] | null {
  const has = (id: string) => names.has(id);
  const isTaken = (name: string, except?: string) => [...names].some(([id, other]) => other === name && id !== except);
  const gone = '这个小组不在本会，或已被前面的步骤撤并';
  if ('groupId' in step && !has(step.groupId)) return ['groupId', gone];
  if (step.kind === 'merge' && step.groupId === step.intoId) return ['intoId', '不能并入自己，请选另一个小组'];
  if (step.kind === 'merge' && !has(step.intoId)) return ['intoId', gone];
  if (step.kind === 'move' && !has(step.toId)) return ['toId', gone];
  if (step.kind === 'rename' && isTaken(step.name, step.groupId)) return ['name', `已有名为「${step.name}」的小组，请换一个名称`];
  if (step.kind === 'split' && isTaken(step.name)) return ['name', `已有名为「${step.name}」的小组，请换一个名称，或用「调入」`];
  if (step.kind === 'close' && [...places.values()].includes(step.groupId))
    return ['groupId', '小组里还有会员，请先调入别的小组，或用「合并」'];
  if (step.kind !== 'split' && step.kind !== 'move') return null;
  const stranger = step.memberIds.findIndex((id) => !places.has(id));
  if (stranger >= 0) return [`memberIds.${stranger}`, '有人不在本会名册中，或已离会，请重新选择'];
  if (step.kind === 'move') return null;
  const elsewhere = step.memberIds.findIndex((id) => places.get(id) !== step.groupId);
  if (elsewhere >= 0) return [`memberIds.${elsewhere}`, '拆分时只能带走本小组的会员，别组的请用「调入」'];
  const rest = [...places].filter(([id, place]) => place === step.groupId && !step.memberIds.includes(id));
  return rest.length === 0 ? ['memberIds', '全部会员都带走就不是拆分了，请改用「更名」'] : null;
}

/** Names the state a preview was made from: other groups or another roster give another name. */
export const fingerprintOf = (groups: Group[], people: Person[]): string =>
  createHash('sha256')
    .update(JSON.stringify([groups.map(({ id, name }) => [id, name]).sort(), people.map(({ id, groupId }) => [id, groupId]).sort()]))
    .digest('base64url')
    .slice(0, 24);
