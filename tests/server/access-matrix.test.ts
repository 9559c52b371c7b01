/** Every operation × every role, and with real records of another union and another group: generated from the contracts. */
import { contracts, type OperationName } from '../../types/contracts';
import { roles, scopeFor, type Actor, type Role } from '../../types/actor';
import { run } from '../../cloudfunctions/core/run';
import type { TestHost } from '../../cloudfunctions/core/testing';
import { castOf, demoHost, FIRST, personWith, SECOND } from './demo-host';

let host: TestHost;
let cast: Map<Role, Actor>;
beforeAll(async () => {
  host = await demoHost();
  // A refusal or a conflict is an answer; anything unexpected fails the row that caused it.
  host.onError = undefined;
  cast = await castOf(host);
}, 120_000);
afterAll(() => host.close());

const names = Object.keys(contracts) as OperationName[];
const call = (operation: OperationName, actor: Actor | null, input: unknown) => run(host, { operation, actor, input });

/** Where a record of each kind is kept, by the input field that names it. */
const collectionOf: Record<string, string> = {
  announcement: 'announcements',
  event: 'events',
  proposal: 'proposals',
  suggestion: 'suggestions',
  disclosure: 'disclosure_items',
  survey: 'surveys',
  appraisal: 'appraisals',
  member: 'members',
  unit: 'units',
  file: 'files',
  notification: 'notifications',
  dues: 'payments',
  ballot: 'ballots',
  election: 'elections',
};
const fieldCollections: Record<string, string> = {
  eventId: 'events',
  callId: 'proposal_calls',
  itemId: 'disclosure_items',
  memberId: 'members',
  unitId: 'units',
  teamId: 'event_teams',
  termId: 'congress_terms',
  sessionId: 'congress_sessions',
  delegateId: 'congress_delegates',
  nominationId: 'election_nominations',
};

describe.each(names)('%s', (operation) => {
  const { access, example, input } = contracts[operation];

  test.each(roles)('as %s it is refused exactly when the contract gives no scope', async (role) => {
    const isAllowed = scopeFor(access, cast.get(role)!) !== null;
    // An unknown field stops an allowed call at parsing, so the matrix changes nothing; access is decided before.
    const envelope = await call(operation, cast.get(role)!, { ...example, unknownField: 1 });
    expect(envelope).toMatchObject({ ok: false, error: { code: isAllowed ? 'INVALID_INPUT' : 'FORBIDDEN' } });
  });

  test('without a session only public operations are reached', async () => {
    const envelope = await call(operation, null, { ...example, unknownField: 1 });
    expect(envelope).toMatchObject({ ok: false, error: { code: access === 'public' ? 'INVALID_INPUT' : 'UNAUTHENTICATED' } });
  });

  const domain = operation.split('.')[0]!;
  const named = Object.keys(input.shape).filter((field) => fieldCollections[field] || (field === 'id' && collectionOf[domain]));
  const isScoped = typeof access === 'object' || access === 'anyMember';
  if (named.length > 0 && isScoped)
    test('a record of another union does not exist for anybody', async () => {
      const foreign: Record<string, unknown> = { ...example };
      for (const field of named) {
        const kept = await host.db
          .collection(field === 'id' ? collectionOf[domain]! : fieldCollections[field]!)
          .findOne({ unionId: SECOND });
        if (kept) foreign[field] = kept._id;
      }
      const before = await fingerprint(SECOND);
      for (const role of roles) {
        const envelope = await call(operation, cast.get(role)!, foreign);
        // A filter that names a foreign record may answer an empty list, and a federation its sums; never the record.
        if (envelope.ok) expect(role === 'federation' || isEmpty(envelope.data)).toBe(true);
        else expect(['NOT_FOUND', 'FORBIDDEN', 'INVALID_INPUT', 'CONFLICT']).toContain(envelope.error.code);
      }
      expect(await fingerprint(SECOND)).toEqual(before);
    });
});

const isEmpty = (data: unknown) =>
  Object.values(data as object).every((value) => (Array.isArray(value) ? value.length === 0 : value === null || value === 0));

/** What any change in a union would alter: its audit records. */
const fingerprint = (unionId: string) => host.db.collection('audit').countDocuments({ unionId });

test('a group leader does not reach a member of another group', async () => {
  const leader = cast.get('groupLeader')!;
  const other = (await personWith(host, { unionId: FIRST, role: 'member', groupId: { $ne: leader.groupId } }))!;
  const reached: string[] = [];
  for (const operation of names) {
    const { access, example, input } = contracts[operation];
    if (typeof access !== 'object' || access.groupLeader !== 'group') continue;
    const field = 'memberId' in input.shape ? 'memberId' : operation.startsWith('member.') && 'id' in input.shape ? 'id' : null;
    if (!field) continue;
    const envelope = await call(operation, leader, { ...example, [field]: other.memberId });
    if (envelope.ok) reached.push(operation);
  }
  expect(reached).toEqual([]);
});
