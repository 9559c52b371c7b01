/** A fair draw of 20,000 applicants, from the frozen list to everybody's written outcome, and its recomputation by the other program. */
import type { Db } from 'mongodb';
import { commitmentOf } from '../../cloudfunctions/event/draw-rules';
import type { Draw } from '../../cloudfunctions/event/draw-store';
import { registrationId, type Event, type Registration } from '../../cloudfunctions/event/store';
import { newId } from '../../cloudfunctions/core/database';
import { runAsSystem, type Host } from '../../cloudfunctions/core/run';
import { handlers } from '../../cloudfunctions/registry.generated';
import type { MongoClient } from 'mongodb';
import { plantEvent } from './plant';
import { median, type Row } from './table';

const APPLICANTS = 20_000;
const PLACES = 300;
const ROUNDS = 3;
const AT_ONCE = 5000;
const UNION = 'bench-draw';

/** A closed event that so many have applied for. */
export async function plantDraw(db: Db): Promise<string> {
  const eventId = await plantEvent(db, UNION, PLACES);
  const closesAt = new Date(Date.now() - 60_000).toISOString();
  const seed = newId().padEnd(64, '0');
  const commitment = commitmentOf(seed);
  const draw = { commitment, committedAt: closesAt, frozenAt: null, drawnAt: null, writtenAt: null, applicants: null, winners: null };
  await db.collection<Event>('events').updateOne({ _id: eventId }, { $set: { allocation: 'draw', closesAt, waitlist: true, draw } });
  const closed = { drawnAt: null, listHash: null, list: null, order: null, result: null };
  const sealed: Draw = { _id: eventId, unionId: UNION, seed, commitment, series: '', ...closed };
  await db.collection<Draw>('event_draws').insertOne(sealed);
  for (let start = 0; start < APPLICANTS; start += AT_ONCE)
    await db.collection<Registration>('event_registrations').insertMany(
      Array.from({ length: AT_ONCE }, (_, index) => {
        const memberId = `bench-draw-${start + index}`;
        return {
          ...{ _id: registrationId(eventId, memberId), unionId: UNION, eventId, memberId, groupId: 'bench', name: `会员${start + index}` },
          ...{ state: 'pending', arrival: start + index + 1, at: closesAt, endsAt: closesAt, remark: '', reason: null, promotedAt: null },
          ...{ checkedInAt: null, places: 1, itemIds: [], companions: [], answers: {}, teamId: null, offerUntil: null },
        };
      }),
    );
  return eventId;
}

/** What the outbox does: the parts one after the other; the messages to everybody are another matter and wait. */
async function writeNext(host: Host, id: string): Promise<void> {
  const row = await host.db
    .collection<{ _id: string; operation: string; input: { id: string } }>('outbox')
    .findOne({ operation: 'event.writeLots', 'input.id': id });
  if (!row) throw new Error('没有等待写入的摇号结果');
  await runAsSystem(host, 'event.writeLots', row.input, UNION, row._id);
  await host.db.collection<{ _id: string }>('outbox').deleteOne({ _id: row._id });
}

export async function draw(client: MongoClient, db: Db): Promise<Row[]> {
  const host = { client, db, handlers, clock: () => new Date() };
  const walls: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const id = await plantDraw(db);
    const began = performance.now();
    const { applicants, winners } = (await runAsSystem(host, 'event.draw', { id }, UNION, newId())) as {
      applicants: number;
      winners: number;
    };
    const isWritten = async () => (await db.collection<Event>('events').findOne({ _id: id }))?.draw?.writtenAt;
    while (!(await isWritten())) await writeNext(host, id);
    walls.push(performance.now() - began);
    const confirmed = await db.collection('event_registrations').countDocuments({ unionId: UNION, eventId: id, state: 'confirmed' });
    if (confirmed !== PLACES || applicants !== APPLICANTS || winners !== PLACES) throw new Error(`摇号${applicants}份，中签${winners}份`);
  }
  return [
    {
      name: `${APPLICANTS} 份申请摇号`,
      ours: median(walls),
      measured: median(walls) / 1000,
      goal: 5,
      unit: 's',
      note: `写完每个人的结果；各次 ${walls.map((wall) => (wall / 1000).toFixed(1)).join(' ')} s`,
    },
  ];
}
