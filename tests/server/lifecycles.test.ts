/** Every lifecycle: each state × each move, done or refused by the one `move()`, exactly as its table says. */
import { lifecycles } from '../../types/lifecycles';
import type { Lifecycle } from '../../types/lifecycle';
import { collection } from '../../cloudfunctions/core/database';
import { move } from '../../cloudfunctions/core/lifecycle';
import { testHost, type TestHost } from '../../cloudfunctions/core/testing';

type Stated = { _id: string; unionId: string; state: string };
const records = collection<Stated>('test_lifecycles');

let host: TestHost;
beforeAll(async () => {
  host = await testHost();
});
afterAll(() => host.close());

const tables = Object.values(lifecycles)
  .flatMap((module) => Object.values(module) as unknown[])
  .filter((value): value is Lifecycle => typeof value === 'object' && value !== null && 'moves' in value);

describe.each(tables.map((table) => [table.name, table] as const))('%s', (_name, table) => {
  test('names only states it has, in Chinese', () => {
    for (const { from, to } of Object.values(table.moves)) for (const state of [...from, to]) expect(table.states).toContain(state);
    for (const state of table.states) expect(table.labels[state]).toMatch(/[一-龥]/);
  });

  test('every state can be reached', () => {
    const reached = new Set(
      Object.values(table.moves)
        .filter(({ from }) => from.length === 0)
        .map(({ to }) => to),
    );
    for (let size = -1; size !== reached.size;) {
      size = reached.size;
      for (const { from, to } of Object.values(table.moves)) if (from.some((state) => reached.has(state))) reached.add(to);
    }
    expect([...reached].sort()).toEqual([...table.states].sort());
  });

  test('moves from the states it names and from no other', async () => {
    for (const state of table.states)
      for (const [command, { from, to }] of Object.entries(table.moves)) {
        const record = { _id: `${table.name}-${state}-${command}`, unionId: 'u', state };
        await records(host).insert(record);
        const outcome = await move(records(host), table, record, command).then(
          ({ state: after }) => after,
          (error: { code?: string }) => error.code,
        );
        expect([state, command, outcome]).toEqual([state, command, from.includes(state) ? to : 'CONFLICT']);
      }
  });
});
