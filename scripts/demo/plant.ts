/** Loads demo data into an empty database, once; a half-loaded one from a crash is begun anew, real data is never touched. */
import { createHash } from 'node:crypto';
import { apartFrom } from '../../cloudfunctions/core/database';
import type { Host } from '../../cloudfunctions/core/run';
import { startOfDay, dayOf } from '../../cloudfunctions/core/time';
import { sealNew } from '../../cloudfunctions/member/public';
import type { Member } from '../../cloudfunctions/member/store';
import { createAccounts } from '../../cloudfunctions/session/public';
import type { Unit } from '../../cloudfunctions/unit/store';
import { chance, type Demo } from './demo';
import { parts } from './parts';
import { demoPeople, demoUnits } from './people';

export const DEMO_PASSWORD = 'demo1234';
type Mark = { _id: string; state: 'started' | 'done' };

export async function plantDemo(host: Host): Promise<void> {
  const marks = host.db.collection<Mark>('migrations');
  const mark = await marks.findOne({ _id: 'demo' });
  if (mark?.state === 'done') return;
  const isEmpty = (await host.db.collection('units').countDocuments({}, { limit: 1 })) === 0;
  if (!isEmpty && !mark) return;
  await marks.updateOne({ _id: 'demo' }, { $set: { state: 'started' } }, { upsert: true });
  if (!isEmpty) await clear(host);
  await plant(host);
  await marks.updateOne({ _id: 'demo' }, { $set: { state: 'done' } });
}

async function clear(host: Host): Promise<void> {
  for (const db of [host.db, apartFrom(host.db)])
    for (const { name } of await db.listCollections({}, { nameOnly: true }).toArray())
      if (!['migrations', 'leases', 'processes', 'data_keys'].includes(name)) await db.collection(name).deleteMany({});
}

async function plant(host: Host): Promise<void> {
  const now = host.clock();
  const random = chance(20_261_124);
  const units = demoUnits();
  const { members: people, accounts } = demoPeople(units, random, now);
  const members: Member[] = await sealNew(host, people);
  await host.db.collection<Unit>('units').insertMany(units);
  await host.db.collection<{ _id: string }>('members').insertMany(members);
  await createAccounts(host, accounts, DEMO_PASSWORD);
  const byAccount = new Map(accounts.map(({ account, memberId }) => [account, memberId]));
  const byId = new Map(members.map((member) => [member._id, member]));
  const unions = units.filter(({ kind }) => kind === 'union');
  const today = new Date(startOfDay(dayOf(now))).getTime();
  const demo: Demo = {
    db: host.db,
    now,
    random,
    units,
    unions,
    members,
    unionId: unions[0]!._id,
    id: (...ids) => createHash('sha256').update(ids.join('/')).digest('hex').slice(0, 24),
    moment: (days, hour = 9, minute = 0) => new Date(today + days * 86_400_000 + (hour * 60 + minute) * 60_000).toISOString(),
    person: (account) => byId.get(byAccount.get(account) ?? '')!,
    membersOf: (unionId, role) =>
      members.filter((member) => member.unionId === unionId && (!role || member.offices.some((office) => office.role === role))),
    pick: (list) => list[Math.floor(random() * list.length)]!,
  };
  for (const part of parts) await part(demo);
}
