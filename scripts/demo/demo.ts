/** What the parts of the demo data share: the moment it is made for, a repeatable chance, and the people. */
import type { Db } from 'mongodb';
import type { Member } from '../../cloudfunctions/member/store';
import type { Unit } from '../../cloudfunctions/unit/store';

export type Demo = {
  db: Db;
  now: Date;
  /** Repeatable chance in [0, 1): the same start gives the same data. */
  random: () => number;
  /** A repeatable id, unique by its parts. */
  id: (...parts: (string | number)[]) => string;
  /** The moment so many days from now at a Shanghai hour, as ISO text. */
  moment: (days: number, hour?: number, minute?: number) => string;
  unions: Unit[];
  units: Unit[];
  members: Member[];
  /** The first union: the one with everything in it. */
  unionId: string;
  /** The person behind a demo account, e.g. `officer`. */
  person: (account: string) => Member;
  /** Active members of a union, optionally holders of a role. */
  membersOf: (unionId: string, role?: Member['offices'][number]['role']) => Member[];
  pick: <T>(list: readonly T[]) => T;
};

/** Mulberry32: small, repeatable, good enough for demo data. */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
