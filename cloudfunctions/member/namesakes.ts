/** Who a person may be that says a name and the end of a number: for tying a chat account to a file, seen by nobody. */
import type { Reach } from '../core/database';
import { openField, ringOf } from '../core/secret';
import { members, type Member } from './store';

/** Whoever may sign in. */
const inForce: Member['state'][] = ['active', 'retained', 'retired'];

export type Namesake = Pick<Member, 'unionId' | 'groupId' | 'name' | 'employeeNo'> & {
  memberId: string;
  hasOffice: boolean;
  /** The last six of the phone and of the staff number, capital letters. */
  endings: string[];
};

/** Members in force of this name. */
export async function findNamesakes(reach: Reach, unionId: string, name: string): Promise<Namesake[]> {
  return toNamesakes(reach, await members(reach).find({ unionId, name, state: { $in: inForce } }, { limit: 20 }));
}

/** The member in force with this phone; a number belongs to one person of a union. */
export async function findByPhone(reach: Reach, unionId: string, phone: string): Promise<Namesake[]> {
  const phoneMark = (await ringOf(reach)).mark('phone', phone);
  const found = await members(reach).find({ unionId, phoneMark });
  return toNamesakes(
    reach,
    found.filter(({ state }) => inForce.includes(state)),
  );
}

async function toNamesakes(reach: Reach, found: Member[]): Promise<Namesake[]> {
  const ring = await ringOf(reach);
  return found.map((member) => {
    const { _id: memberId, unionId, groupId, name, employeeNo, offices } = member;
    const numbers = [openField(ring, member, 'phone'), employeeNo];
    const endings = numbers.flatMap((number) => (number ? [number.slice(-6).toUpperCase()] : []));
    return { memberId, unionId, groupId, name, employeeNo, hasOffice: offices.length > 0, endings };
  });
}
