/** What the measurements need beside the demo data: unions of a size, and the demo's own history a hundred times over. */
import type { Db, Document } from 'mongodb';
import { startSession } from '../../cloudfunctions/core/identity';
import type { Event } from '../../cloudfunctions/event/store';
import type { Member } from '../../cloudfunctions/member/store';
import type { Role } from '../../types/actor';
import { newId } from '../../cloudfunctions/core/database';

type Keyed = { _id: string } & Document;
const DAY = 86_400_000;
const from = (days: number) => new Date(Date.now() + days * DAY).toISOString();

export async function insertAll(db: Db, name: string, records: Keyed[]): Promise<void> {
  for (let at = 0; at < records.length; at += 2000)
    await db.collection<Keyed>(name).insertMany(records.slice(at, at + 2000), { ordered: false });
}

/** A union with one group and `count` members; answers their ids. */
export async function plantUnion(db: Db, unionId: string, count: number, roles: Role[] = []): Promise<string[]> {
  await insertAll(db, 'units', [
    { _id: unionId, unionId, parentId: null, kind: 'union', name: unionId, order: 9 },
    { _id: `${unionId}-g1`, unionId, parentId: unionId, kind: 'group', name: '第一小组', order: 1 },
  ]);
  const people = Array.from({ length: count }, (_unused, index) => member(unionId, index, roles));
  await insertAll(db, 'members', people);
  return people.map(({ _id }) => _id);
}

const member = (unionId: string, index: number, roles: Role[] = []): Member => ({
  _id: `${unionId}-p${index}`,
  unionId,
  groupId: `${unionId}-g1`,
  departmentId: null,
  state: 'active',
  name: `会员${index}`,
  employeeNo: `P${String(index).padStart(6, '0')}`,
  gender: null,
  birthOn: null,
  joinedOn: null,
  offices: roles.map((role) => ({ role, unitId: unionId, since: null })),
  tags: [],
  createdAt: from(-400),
  updatedAt: from(-400),
});

/** Somebody of that union who may open months and import; answers their session. */
export async function plantOfficer(db: Db, unionId: string): Promise<string> {
  const officer = member(unionId, 900_000, ['officer', 'treasurer']);
  await insertAll(db, 'members', [officer]);
  return startSession({ db }, officer._id, new Date());
}

export async function plantWages(db: Db, unionId: string, memberIds: string[]): Promise<void> {
  await insertAll(
    db,
    'wages',
    memberIds.map((memberId, index) => ({
      _id: `${memberId}:2025-01`,
      unionId,
      memberId,
      fromMonth: '2025-01',
      wageFen: 400_000 + index * 10,
      byName: '沈明川',
      at: from(-300),
    })),
  );
}

/** An open event of `capacity` places without a wait-list. */
export async function plantEvent(db: Db, unionId: string, capacity: number): Promise<string> {
  const event: Event = {
    _id: newId(),
    unionId,
    title: '疗休养名额',
    description: '',
    place: '湖滨',
    state: 'published',
    opensAt: from(-1),
    closesAt: from(5),
    startsAt: from(6),
    endsAt: from(7),
    cancelUntil: null,
    audience: {} as Event['audience'],
    to: { unitIds: ['*'], roles: ['*'], tags: ['*'] },
    capacity,
    waitlist: false,
    needsApproval: false,
    feeFen: 0,
    items: [],
    maxItems: 0,
    questions: [],
    companionsMax: 0,
    isCompanionCounted: true,
    team: null,
    offerHours: 0,
    point: null,
    closedAt: null,
    seats: { taken: 0, waiting: 0, wanted: 0, items: {}, arrivals: 0, version: 0, claims: [] },
    secret: 'bench',
    authorId: '',
    authorName: '',
    createdAt: from(-2),
    revision: 0,
    cancelReason: null,
    remindedAt: null,
  };
  await insertAll(db, 'events', [event]);
  return event._id;
}

const moments = [
  'orderAt',
  'publishAt',
  'expireAt',
  'createdAt',
  'opensAt',
  'closesAt',
  'startsAt',
  'endsAt',
  'cancelUntil',
  'at',
  'updatedAt',
] as const;

/** Ninety-nine copies: every other one in other unions, the rest in the same ones, years back or of other members. */
export async function multiply(db: Db, times = 100): Promise<number> {
  let made = 0;
  for (const name of [
    'announcements',
    'events',
    'announcement_reads',
    'event_registrations',
    'notifications',
    'bills',
    'payments',
    'wages',
    'proposals',
  ]) {
    const records = await db.collection<Keyed>(name).find().toArray();
    let batch: Keyed[] = [];
    const flush = async () => {
      await insertAll(db, name, batch);
      made += batch.length;
      batch = [];
    };
    for (let copy = 1; copy < times; copy += 1) {
      batch.push(...records.map((record) => copied(name, record, copy)));
      if (batch.length >= 4000) await flush();
    }
    await flush();
  }
  return made;
}

function copied(name: string, record: Keyed, copy: number): Keyed {
  const isOther = copy % 2 === 1;
  const made: Keyed = {
    ...record,
    _id:
      name === 'announcement_reads' || name === 'event_registrations'
        ? `${record.eventId ?? record.announcementId}-${copy}:${record.memberId}`
        : `${record._id}-${copy}`,
  };
  if (isOther) made.unionId = `${record.unionId}-${copy}`;
  if ('eventId' in record) made.eventId = `${record.eventId}-${copy}`;
  if ('announcementId' in record) made.announcementId = `${record.announcementId}-${copy}`;
  if ('matter' in record && name === 'notifications') made.matter = `${record.matter}-${copy}`;
  if ('receiptNo' in record) made.receiptNo = `${record.receiptNo}-${copy}`;
  // Money has no older years to go to: the copies are other members'.
  if (['bills', 'payments', 'wages'].includes(name))
    return { ...made, memberId: `${record.memberId}-${copy}`, ...(record.billId ? { billId: `${record.billId}-${copy}` } : {}) };
  if (isOther) return made;
  for (const field of moments)
    if (typeof record[field] === 'string')
      made[field] = new Date(new Date(record[field]).getTime() - (200 + copy * 40) * DAY).toISOString();
  if (name === 'events' && record.state === 'published') made.state = 'ended';
  if (name === 'notifications') made.isUnread = false;
  if (name === 'proposals') made.state = 'completed';
  return made;
}
