/** Who is calling: the roles a person holds, where, and how far an operation lets each role reach. */

export const roles = [
  'member',
  'groupLeader',
  'delegate',
  'liaison',
  'officer',
  'treasurer',
  'auditor',
  'chair',
  'admin',
  'federation',
] as const;
export type Role = (typeof roles)[number];

/** How far a role reaches, narrowest first: own records, the units the office is held at, the union, the unions below a federation. */
export const scopes = ['own', 'group', 'union', 'tree'] as const;
export type Scope = (typeof scopes)[number];

/** `public`: no identity. `anyMember`: any signed-in person, own union. `system`: only jobs and the outbox. */
export type Access = 'public' | 'anyMember' | 'system' | Partial<Record<Role, Scope>>;

/** An office: a role held at a unit (a group leader at a group, a liaison at a department, a chair at a union). */
export type Office = { role: Role; unitId: string };

/** A person as the runner knows them. `unitIds` are the union, the group and departments they belong to, for audiences. */
export type Actor = {
  memberId: string;
  unionId: string;
  groupId: string;
  name: string;
  offices: Office[];
  unitIds: string[];
  /** The unions a person of a federation sees the sums of; for everybody else their own one. */
  unionIds: string[];
  tags: string[];
};

/** Every active person is a member besides the offices held. */
export function rolesOf(actor: Actor): Role[] {
  return ['member', ...new Set(actor.offices.map((office) => office.role))];
}

/** The widest scope that any of the actor's roles gives, or null when the operation is not theirs. */
export function scopeFor(access: Access, actor: Actor | null): Scope | 'public' | 'system' | null {
  if (access === 'public') return 'public';
  if (!actor || access === 'system') return null;
  if (access === 'anyMember') return 'union';
  const given = rolesOf(actor)
    .map((role) => access[role])
    .filter((scope) => scope !== undefined);
  return [...scopes].reverse().find((scope) => given.includes(scope)) ?? null;
}
