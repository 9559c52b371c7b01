/** The desk over the whole demo data: for each role the figures are the sum of what the domains tell, and each line leads where that person may act. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { contracts, type OperationName } from '../../types/contracts';
import { roles, type Actor, type Role } from '../../types/actor';
import { deadlines } from '../../cloudfunctions/collected.generated';
import { may } from '../../cloudfunctions/core/context';
import { run } from '../../cloudfunctions/core/run';
import { ask, type TestHost } from '../../cloudfunctions/core/testing';
import type { Output } from '../../client/api/call';
import { castOf, demoHost } from './demo-host';

type Matter = Output<'desk.list'>['items'][number];
let host: TestHost;
let cast: Map<Role, Actor>;
const holders = roles.filter((role) => role !== 'member');

beforeAll(async () => {
  host = await demoHost();
  cast = await castOf(host);
}, 120_000);
afterAll(() => host.close());

/** Every line of a person's desk, page by page. */
async function deskOf(actor: Actor, limit = 7): Promise<Matter[]> {
  const matters: Matter[] = [];
  let cursor: string | null = null;
  do {
    const page: Output<'desk.list'> = await ask(host, actor, 'desk.list', { limit, ...(cursor ? { cursor } : {}) });
    matters.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return matters;
}

/** Domains whose records have a life but no deadline that anybody in office must act on, each with the reason. */
const without: Record<string, string> = {};

test('every domain with a lifecycle tells its deadlines', () => {
  const alive = readdirSync('types').filter((name) => existsSync(`types/${name}/lifecycle.ts`) && existsSync(`cloudfunctions/${name}`));
  expect(alive.filter((name) => !deadlines[name] && !without[name])).toEqual([]);
});

test.each(holders)('what lies on the desk of a %s is counted once and right, page by page, by kind and by urgency', async (role) => {
  const actor = cast.get(role)!;
  const matters = await deskOf(actor);
  expect(new Set(matters.map(({ key }) => key)).size).toBe(matters.length);
  const { counts, byKind, byUrgency } = await ask(host, actor, 'desk.list', { limit: 1 });
  expect(counts.total).toBe(matters.length);
  expect(await ask(host, actor, 'desk.count', {})).toEqual(counts);
  for (const { kind, count } of byKind) expect(matters.filter((matter) => matter.kind === kind)).toHaveLength(count);
  for (const { urgency, count } of byUrgency) expect(matters.filter((matter) => matter.urgency === urgency)).toHaveLength(count);
  expect(byKind.reduce((sum, { count }) => sum + count, 0)).toBe(counts.total);
  const dates = matters.map(({ dueAt }) => dueAt ?? '9999');
  expect(dates).toEqual([...dates].sort());
});

test('a member without an office has no desk', async () => {
  const member = cast.get('member')!;
  expect(await run(host, { operation: 'desk.list', actor: member, input: {} })).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } });
});

/** What a page asks first, as its source says, with the ids of the query it is opened with. */
function readOf(path: string, query: Record<string, string>): [OperationName, object] | null {
  const source = readFileSync(`client${path}.tsx`, 'utf8');
  const operation = /use(?:Read|List)\(\s*'([a-z]\w*\.\w+)'/.exec(source)?.[1] as OperationName | undefined;
  if (!operation) return null;
  const { input, example } = contracts[operation];
  const given = Object.keys(input.shape).flatMap((field) => {
    const value = query[field] ?? (field.endsWith('Id') ? query.id : undefined);
    // A page reads a year from its address as the number it is.
    const isNumber = typeof (example as Record<string, unknown>)[field] === 'number';
    return value === undefined || field === 'limit' ? [] : [[field, isNumber ? Number(value) : value] as const];
  });
  const needed = Object.entries(example).filter(
    ([field]) => !(input.shape as Record<string, { isOptional(): boolean }>)[field]?.isOptional(),
  );
  return [operation, { ...Object.fromEntries(needed), ...Object.fromEntries(given) }];
}

test.each(holders)('each line of a %s says source and next step in Chinese, and its page opens for them', async (role) => {
  const actor = cast.get(role)!;
  for (const { title, source, action, link } of await deskOf(actor, 50)) {
    for (const text of [title, source, action]) expect(text).toMatch(/[一-龥]/);
    const [path = '', query = ''] = link.split('?');
    expect([link, existsSync(`client${path}.tsx`)]).toEqual([link, true]);
    const read = readOf(path, Object.fromEntries(new URLSearchParams(query)));
    expect([path, read !== null]).toEqual([path, true]);
    const [operation, input] = read!;
    expect([role, link, may(actor, operation)]).toEqual([role, link, true]);
    const envelope = await run(host, { operation, actor, input });
    expect([role, link, envelope.ok || envelope.error.message]).toEqual([role, link, true]);
  }
});

test.each(roles)('the calendar of a %s is in order, within the month, and leads to pages there are', async (role) => {
  const { items, from, to } = await ask(host, cast.get(role)!, 'calendar.month', {});
  const starts = items.map(({ startsAt }) => startsAt);
  expect(starts).toEqual([...starts].sort());
  for (const { firstDay, lastDay, link, title } of items) {
    expect(firstDay <= to && lastDay >= from).toBe(true);
    expect(title).toMatch(/[一-龥]/);
    expect([link, existsSync(`client${link.split('?')[0]}.tsx`)]).toEqual([link, true]);
  }
});
