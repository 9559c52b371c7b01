/** What the simulated chat platform knows: one app, its people, its credentials, and what was asked of it. */
import { randomBytes } from 'node:crypto';

export type FieldKind =
  'thing' | 'number' | 'letter' | 'character_string' | 'time' | 'date' | 'amount' | 'phone_number' | 'name' | 'phrase';
export type Answer = object | { picture: Buffer };
/** What comes in: the query, and the body as JSON, or null when it is none. */
export type Asked = { method: string; query: URLSearchParams; body: Record<string, unknown> | null };
export type Endpoint = (world: World, asked: Asked) => Answer | Promise<Answer>;

type Person = {
  openid: string;
  /** What a tester reads beside it. */
  name: string;
  phone: string | null;
  lastVisitAt: number | null;
  /** Consents to one-time messages, by template. */
  credits: Map<string, number>;
  exchangesAt: number[];
};
type Code = { openid: string; expiresAt: number; isUsed: boolean };
type Token = { text: string; expiresAt: number; kind: 'plain' | 'stable' };
/** The next call to a path meets this instead of an answer: nothing at all, a broken connection, or «busy». */
export type Fault = { path: string; kind: 'silence' | 'break' | 'busy'; times: number };

export type World = {
  appId: string;
  secret: string;
  clock: () => number;
  /** How long a token lasts, in seconds. */
  tokenSeconds: number;
  tokens: Token[];
  forcedAt: number;
  people: Map<string, Person>;
  codes: Map<string, Code>;
  phoneCodes: Map<string, Code>;
  templates: Map<string, Record<string, FieldKind>>;
  /** Pages of the released mini-program; null: every page exists. */
  pages: Set<string> | null;
  /** Words that make a text risky, and those that make it doubtful. */
  words: { risky: string[]; review: string[] };
  sent: { openid: string; templateId: string; page: string; data: Record<string, { value: string }> }[];
  /** Where the platform reports what it found out later, with the token that signs it. */
  push: { address: string; token: string } | null;
  pushes: { body: object; answer: number | null }[];
  faults: Fault[];
  /** Every call, as «METHOD path». */
  calls: string[];
};

export type WorldAsked = Partial<Pick<World, 'appId' | 'secret' | 'clock' | 'tokenSeconds' | 'pages' | 'push'>>;

export const newWorld = ({ clock = Date.now, ...asked }: WorldAsked = {}): World => ({
  appId: 'wx0000000000000000',
  secret: 'simulated-secret',
  tokenSeconds: 7200,
  pages: null,
  push: null,
  ...asked,
  clock,
  tokens: [],
  forcedAt: -Infinity,
  people: new Map(),
  codes: new Map(),
  phoneCodes: new Map(),
  templates: new Map(),
  words: { risky: ['违规词'], review: ['存疑词'] },
  sent: [],
  pushes: [],
  faults: [],
  calls: [],
});

export const random = (prefix: string) => `${prefix}${randomBytes(12).toString('base64url')}`;

/** Somebody with the chat app in hand. */
export function addPerson(world: World, openid: string, name = openid, phone: string | null = null): Person {
  const person: Person = { openid, name, phone, lastVisitAt: null, credits: new Map(), exchangesAt: [] };
  world.people.set(openid, person);
  return person;
}

const CODE_MS = 5 * 60_000;
/** What `wx.login` gives on this person's phone: good once, for five minutes. */
export function loginCode(world: World, openid: string): string {
  const code = random('c');
  world.codes.set(code, { openid, expiresAt: world.clock() + CODE_MS, isUsed: false });
  return code;
}

/** What the phone button gives: good once, for five minutes. */
export function phoneCode(world: World, openid: string): string {
  const code = random('p');
  world.phoneCodes.set(code, { openid, expiresAt: world.clock() + CODE_MS, isUsed: false });
  return code;
}

/** The person agrees to one more message of a template. */
export function consent(world: World, openid: string, templateId: string): void {
  const credits = world.people.get(openid)!.credits;
  credits.set(templateId, (credits.get(templateId) ?? 0) + 1);
}

/** An error as the platform says it: the code, and a hint that names the request. */
export const trouble = (errcode: number, errmsg: string) => ({ errcode, errmsg: `${errmsg} rid: ${randomBytes(4).toString('hex')}` });
export const BUSY = () => trouble(-1, 'system error');
