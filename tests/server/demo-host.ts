/** A test host that holds the whole demo data, and its people by role. */
import type { Actor, Role } from '../../types/actor';
import { roles } from '../../types/actor';
import { testHost, type TestHost } from '../../cloudfunctions/core/testing';
import { loadActor } from '../../cloudfunctions/member/public';
import { plantDemo } from '../../scripts/demo/plant';

export const FIRST = 'union-hospital';
export const SECOND = 'union-factory';

export async function demoHost(): Promise<TestHost> {
  const host = await testHost();
  await plantDemo(host);
  return host;
}

type Sought = { unionId: string; role: Role; groupId?: { $ne: string } | string };

/** Somebody of that union who holds exactly that role (a plain member for `member`); null when the demo data has nobody. */
export async function personWith(host: TestHost, { unionId, role, groupId }: Sought): Promise<Actor | null> {
  const offices = role === 'member' ? { offices: { $size: 0 } } : { 'offices.role': role };
  const found = await host.db
    .collection<{ _id: string }>('members')
    .findOne({ unionId, state: 'active', ...offices, ...(groupId ? { groupId } : {}) } as never);
  return found ? loadActor(host, found._id) : null;
}

/** One person a role in the first union (the federation's person for `federation`). */
export async function castOf(host: TestHost): Promise<Map<Role, Actor>> {
  const cast = new Map<Role, Actor>();
  for (const role of roles) {
    const unionId = role === 'federation' ? 'federation-yunxi' : FIRST;
    const person = await personWith(host, { unionId, role });
    if (!person) throw new Error(`the demo data has no ${role}`);
    cast.set(role, person);
  }
  return cast;
}
