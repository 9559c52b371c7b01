/** The yardstick: the least program that does the same work, `node:http` and the driver, with no identity, checks, audit or repeatability. */
import { createServer, type IncomingMessage } from 'node:http';
import { MongoClient, type Document } from 'mongodb';

type Who = { memberId: string; unionId: string; unitIds: string[] };
type Keyed = { _id: string } & Document;

const client = await new MongoClient(process.env.MONGODB_URI!, {
  maxPoolSize: 20,
  writeConcern: { w: 'majority', journal: true },
}).connect();
const db = client.db(process.env.DATABASE!);
const apart = client.db(`${process.env.DATABASE!}_ballot`);
const at = () => new Date().toISOString();
const ago = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
const find = (name: string, ...stages: Document[]) => db.collection<Keyed>(name).aggregate<Keyed>(stages).toArray();
const byIds = async (name: string, ids: string[], from = db): Promise<Keyed[]> => {
  const wanted = from.collection<Keyed>(name).find({ _id: { $in: ids } });
  return ids.length === 0 ? [] : wanted.toArray();
};
/** Who an announcement or event is for; the second step of a read, so that the first one goes by an index (decision 003). */
const addressed = ({ unitIds }: Who) => ({
  $match: { 'to.unitIds': { $in: ['*', ...unitIds] }, 'to.roles': { $in: ['*', 'member'] }, 'to.tags': { $in: ['*'] } },
});
/** What is open to a person of one kind, and which of it they have answered, by their line on its roll. */
const openTo = async (name: string, { unionId, memberId }: Who, rollOf: (record: Keyed) => string) => {
  const open = await find(
    name,
    { $match: { unionId, state: 'open', closesAt: { $gt: at() } } },
    { $match: { readers: { $in: [memberId, 'all'] } } },
    { $project: { readers: 0 } },
  );
  const [secret, named] = [
    open.filter(({ isAnonymous }) => isAnonymous !== false),
    open.filter(({ isAnonymous }) => isAnonymous === false),
  ];
  const keysOf = (records: Keyed[], keyOf: (record: Keyed) => string) => records.map((record) => `${keyOf(record)}:${memberId}`);
  const [rolls, answers] = await Promise.all([
    byIds('box_rolls', keysOf(secret, rollOf), apart),
    byIds(
      'survey_answers',
      keysOf(named, ({ _id }) => _id),
    ),
  ]);
  return { open, rolls, answers };
};
const yearOf = ({ memberId, unionId }: Who, from: string, to: string) => ({
  $match: { unionId, memberId, month: { $gte: from, $lte: to } },
});

const answers: Record<string, (body: never) => Promise<unknown>> = {
  register: async ({ eventId, memberId }: { eventId: string; memberId: string }) => {
    const { modifiedCount } = await db
      .collection<Keyed>('bench_places')
      .updateOne({ _id: eventId }, [{ $set: { taken: { $cond: [{ $lt: ['$taken', '$capacity'] }, { $add: ['$taken', 1] }, '$taken'] } } }]);
    if (modifiedCount === 0) return { ok: false };
    await db
      .collection<Keyed>('bench_registrations')
      .insertOne({ _id: `${eventId}:${memberId}`, eventId, memberId, state: 'confirmed', at: at() });
    return { ok: true };
  },
  'home.summary': async (who: Who) => {
    const { unionId, memberId } = who;
    const withMarks = async (announcements: Keyed[]) => ({
      announcements,
      marks: await byIds(
        'announcement_reads',
        announcements.map(({ _id }) => `${_id}:${memberId}`),
      ),
    });
    const must = find(
      'announcements',
      { $match: { unionId, state: 'published', mustConfirm: true, orderAt: { $gte: ago(183) } } },
      addressed(who),
      { $sort: { orderAt: -1 } },
      { $project: { body: 0 } },
    );
    const pinned = find(
      'announcements',
      { $match: { unionId, state: 'published', isPinned: true } },
      addressed(who),
      { $sort: { orderAt: -1 } },
      { $project: { body: 0 } },
    );
    const newest = find(
      'announcements',
      { $match: { unionId, state: 'published', isPinned: false, orderAt: { $gte: ago(40), $lte: at() } } },
      addressed(who),
      { $sort: { orderAt: -1 } },
      { $limit: 6 },
      { $project: { body: 0 } },
    );
    const open = find(
      'events',
      { $match: { unionId, state: 'published', closesAt: { $gt: at() } } },
      addressed(who),
      { $sort: { closesAt: 1 } },
      { $limit: 5 },
      { $project: { description: 0, secret: 0 } },
    );
    return Promise.all([
      must.then(withMarks),
      Promise.all([pinned, newest]).then((both) => withMarks(both.flat())),
      open.then(async (events) => ({
        events,
        mine: await byIds(
          'event_registrations',
          events.map(({ _id }) => `${_id}:${memberId}`),
        ),
      })),
      find('event_registrations', { $match: { unionId, memberId, endsAt: { $gt: at() } } }).then((mine) =>
        byIds(
          'events',
          mine.map(({ eventId }) => String(eventId)),
        ),
      ),
      find('bills', yearOf(who, ago(335).slice(0, 7), at().slice(0, 7))),
      openTo('surveys', who, ({ _id }) => `survey:${_id}`),
      openTo('appraisals', who, ({ _id }) => `appraisal:${_id}`),
      find('ballots', { $match: { unionId, state: { $in: ['open', 'closed', 'counted'] } } }).then(async (ballots) => ({
        ballots,
        rolls: await byIds(
          'box_rolls',
          ballots.map(({ _id }) => `${_id}:${memberId}`),
          apart,
        ),
      })),
      byIds('units', [unionId]).then(([union]) =>
        find(
          'foundings',
          { $match: { unionId: union!.parentId, state: { $in: ['preparing', 'applied', 'approved'] } } },
          { $match: { applicantId: memberId } },
        ),
      ),
      db.collection('notifications').countDocuments({ unionId, memberId, isUnread: true }),
    ]);
  },
  'event.list': async (who: Who) => {
    const { unionId, memberId } = who;
    const events = await find(
      'events',
      { $match: { unionId, state: 'published', endsAt: { $gt: at() } } },
      addressed(who),
      { $sort: { endsAt: 1, _id: 1 } },
      { $limit: 21 },
      { $project: { description: 0, secret: 0 } },
    );
    const mine = await byIds(
      'event_registrations',
      events.map(({ _id }) => `${_id}:${memberId}`),
    );
    const inLine = mine.filter(({ state }) => state === 'waitlisted');
    const ahead = ({ eventId, arrival }: Keyed) =>
      find(
        'event_registrations',
        { $match: { unionId, eventId, arrival: { $lt: arrival } } },
        { $match: { state: 'waitlisted' } },
        { $count: 'count' },
      );
    return { events, mine, ahead: await Promise.all(inLine.map(ahead)) };
  },
  'dues.myYear': async (who: Who) => {
    const year = at().slice(0, 4);
    const match = yearOf(who, `${year}-01`, `${year}-12`);
    return Promise.all([
      find('bills', match),
      find('payments', match),
      find('wages', { $match: { unionId: who.unionId, memberId: who.memberId } }),
      find('dues_standings', { $match: { unionId: who.unionId, memberId: who.memberId } }),
      find('rate_plans', { $match: { unionId: who.unionId, fromMonth: { $lte: at().slice(0, 7) } } }),
    ]);
  },
};

async function bodyOf(request: IncomingMessage): Promise<never> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return JSON.parse(Buffer.concat(parts).toString()) as never;
}

const server = createServer((request, response) => {
  const answer = answers[request.url!.slice('/api/'.length)]!;
  bodyOf(request)
    .then(answer)
    .then(
      (data) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(data)),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
});
server.keepAliveTimeout = 120_000;
server.listen(Number(process.env.PORT), '127.0.0.1');
process.on('SIGTERM', () => process.exit(0));
