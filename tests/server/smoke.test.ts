/** Each contract's example is valid input, and each query answers it, or refuses it in Chinese, for every role that may ask. */
import { contracts, type OperationName } from '../../types/contracts';
import { roles, scopeFor, type Actor, type Role } from '../../types/actor';
import { run } from '../../cloudfunctions/core/run';
import type { TestHost } from '../../cloudfunctions/core/testing';
import { castOf, demoHost } from './demo-host';

let host: TestHost;
let cast: Map<Role, Actor>;
beforeAll(async () => {
  host = await demoHost();
  cast = await castOf(host);
}, 120_000);
afterAll(() => host.close());

const operations = Object.entries(contracts);

test.each(operations)('the example of %s is valid input', (_name, { input, example }) => {
  expect(input.safeParse(example).error?.issues ?? []).toEqual([]);
});

const queries = operations.filter(([, { kind, access }]) => kind === 'query' && access !== 'system').map(([name]) => name as OperationName);

test.each(queries)('%s answers or says in Chinese why not', async (operation) => {
  const { access, example } = contracts[operation];
  for (const role of roles) {
    const actor = cast.get(role)!;
    if (scopeFor(access, actor) === null) continue;
    const envelope = await run(host, { operation, actor, input: example });
    if (!envelope.ok) {
      expect(envelope.error.message).toMatch(/[一-龥]/);
      expect(['NOT_FOUND', 'CONFLICT', 'FORBIDDEN', 'INVALID_INPUT', 'NOT_REGISTERED', 'MONTH_NOT_OPEN', 'CHECK_IN_CLOSED']).toContain(
        envelope.error.code,
      );
    }
  }
});

const hostile: unknown[] = [
  null,
  [],
  'text',
  7,
  { $gt: '' },
  { id: { $ne: null } },
  { id: 'x'.repeat(100_000) },
  { limit: -1 },
  { cursor: 'not a cursor' },
  { __proto__: { id: 1 } },
];

test.each(operations.map(([name]) => name as OperationName))('%s refuses hostile input without a server error', async (operation) => {
  for (const input of hostile)
    for (const actor of [cast.get('officer')!, cast.get('admin')!, null]) {
      const envelope = await run(host, { operation, actor, input });
      expect(envelope.ok ? 'ok' : envelope.error.code).not.toMatch(/INTERNAL|UNAVAILABLE/);
    }
});
