/** Each cloud function as it is uploaded: one file in a clean folder without packages, called as the platform calls it, on the real database. */
import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { MongoClient, type Db } from 'mongodb';
import { wechatKey } from '../../cloudfunctions/core/identity';
import { plantMember, plantUnits, type TestHost } from '../../cloudfunctions/core/testing';
import { jobs } from '../../cloudfunctions/registry.generated';
import { contracts } from '../../types/contracts';
import { deployedFunctions } from '../../config/deployment';
import { functionOf } from '../../config/functions';

type Name = (typeof deployedFunctions)[number];
type Answer = { ok: boolean; data?: Record<string, unknown>; error?: { code: string; message: string } };
type Called = { event: unknown; context?: object; variables?: Record<string, string> };

const OPENID = 'oTestOpenidOfTheMember0000001';
const database = `test_${randomBytes(6).toString('hex')}`;
const place = mkdtempSync(join(tmpdir(), 'bundles-'));
const children = new Map<string, ChildProcess>();
let client: MongoClient;
let db: Db;

/** Asks a function line by line, as one instance of the platform serves one call after the other. */
const HARNESS = `
const { main } = require(process.argv[2]);
require('node:readline').createInterface({ input: process.stdin }).on('line', async (line) => {
  const { event, context, variables = {} } = JSON.parse(line);
  Object.assign(process.env, variables);
  process.stdout.write(JSON.stringify(await main(event, context)) + '\\n');
});
`;

/** One instance; \`key\` tells several of the same function apart. */
function instance(name: Name, key: string = name, environment: Record<string, string> = {}): (call: Called) => Promise<Answer> {
  if (!children.has(key)) {
    const child = spawn(process.execPath, [join(place, 'call.cjs'), join(place, name)], {
      cwd: join(place, name),
      stdio: ['pipe', 'pipe', 'inherit'],
      env: {
        PATH: process.env.PATH,
        MONGODB_URI: process.env.TEST_MONGODB_URI,
        MASTER_KEY: process.env.MASTER_KEY,
        DATABASE: database,
        BALLOT_DATABASE: '',
        PLATFORM_ADDRESS: 'http://127.0.0.1:9',
        ...environment,
      },
    });
    children.set(key, child);
  }
  const child = children.get(key)!;
  return (call) =>
    new Promise((resolve, reject) => {
      const lines = createInterface({ input: child.stdout! });
      const gone = () => reject(new Error(`${key} ended`));
      child.once('exit', gone);
      lines.once('line', (line) => {
        child.off('exit', gone);
        lines.close();
        resolve(JSON.parse(line) as Answer);
      });
      child.stdin!.write(`${JSON.stringify(call)}\n`);
    });
}

const contextOf = (said: Record<string, string>) => ({
  request_id: randomBytes(8).toString('hex'),
  function_name: 'function',
  time_limit_in_ms: 20_000,
  memory_limit_in_mb: 512,
  environment: JSON.stringify({ TCB_ENV: 'test', ...said }),
});
const client1 = contextOf({ WX_OPENID: OPENID, WX_APPID: 'wx1', TCB_SOURCE: 'wx_client' });
const stranger = contextOf({ WX_OPENID: 'oSomebodyElse000000000000001', WX_APPID: 'wx1', TCB_SOURCE: 'wx_client' });
const clock = contextOf({ TCB_SOURCE: 'wx_trigger' });
const timer = { Type: 'Timer', TriggerName: 'clock', Time: '2026-11-24T02:00:00Z', Message: '' };

beforeAll(async () => {
  execFileSync('node_modules/.bin/tsx', ['scripts/build-functions.ts', '--out', join(place, 'built')], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  for (const name of deployedFunctions) cpSync(join(place, 'built', name), join(place, name), { recursive: true });
  rmSync(join(place, 'built'), { recursive: true });
  writeFileSync(join(place, 'call.cjs'), HARNESS);
  client = await new MongoClient(process.env.TEST_MONGODB_URI!, { ignoreUndefined: true }).connect();
  db = client.db(database);
}, 180_000);
afterAll(async () => {
  for (const child of children.values()) child.kill();
  await client.close();
  rmSync(place, { recursive: true, force: true });
});

test('a function is one file with its settings and no packages', () => {
  for (const name of deployedFunctions) {
    const files = readdirSync(join(place, name)).filter((file) => file !== 'font.woff');
    expect(files.sort()).toEqual(['config.json', 'index.js', 'package.json']);
    expect(JSON.parse(readFileSync(join(place, name, 'package.json'), 'utf8'))).not.toHaveProperty('dependencies');
  }
  expect(existsSync(join(place, 'node_modules'))).toBe(false);
});

test('all functions woken at once on an empty database set it up together, and an unknown operation is refused in words', async () => {
  const asked = deployedFunctions.filter((name) => name !== 'check');
  const answers = await Promise.all(asked.map((name) => instance(name)({ event: { name: 'nothing.known', input: {} }, context: client1 })));
  for (const answer of answers)
    expect(answer).toMatchObject({ ok: false, error: { code: 'NOT_FOUND', message: '没有「nothing.known」这项操作' } });
  for (const event of [null, undefined, {}, [], 'text', { name: { $ne: '' } }, { name: '__proto__' }])
    expect((await instance('people')({ event, context: client1 })).error?.code).toBe('NOT_FOUND');
  const indexes = await db.collection('members').indexes();
  expect(indexes.length).toBeGreaterThan(1);
  expect((await client.db(`${database}_ballot`).listCollections().toArray()).map(({ name }) => name)).toContain('box_rolls');
});

test('a second instance finds the set-up done, whichever function was set up last', async () => {
  const marks = () =>
    db
      .collection<{ _id: string }>('migrations')
      .find({ _id: /^schema-/ } as never)
      .sort({ _id: 1 })
      .toArray();
  const before = await marks();
  await instance('people', 'people again')({ event: { name: 'nothing.known' }, context: client1 });
  await instance('ballot', 'ballot again')({ event: { name: 'nothing.known' }, context: client1 });
  expect(await marks()).toEqual(before);
});

test('who calls is who the platform says, never who the event says', async () => {
  const host = { client, db, handlers: {}, clock: () => new Date() } as unknown as TestHost;
  await plantUnits(host);
  const { memberId } = await plantMember(host, { name: '会员甲' });
  await db.collection<{ _id: string }>('identities').insertOne({
    ...{ _id: wechatKey(OPENID), memberId, actor: null, version: 0, kind: 'wechat', createdAt: new Date() },
  } as never);
  const people = instance(functionOf('session.me') as Name);
  const me = { name: 'session.me', input: {} };
  expect(await people({ event: me, context: client1 })).toMatchObject({ ok: true, data: { member: { name: '会员甲' } } });
  const forged = { ...me, openid: OPENID, OPENID, WX_OPENID: OPENID, userInfo: { openId: OPENID }, actor: { memberId } };
  expect((await people({ event: forged, context: stranger })).error?.code).toBe('UNAUTHENTICATED');
  expect((await people({ event: forged, context: contextOf({}) })).error?.code).toBe('UNAUTHENTICATED');
  expect((await people({ event: forged })).error?.code).toBe('UNAUTHENTICATED');
  // Older runtimes: pairs in the context, or variables that the platform lists for the call.
  const environ = `TCB_SOURCE=wx_client;WX_CONTEXT_KEYS=WX_OPENID,WX_APPID;WX_OPENID=${OPENID};WX_APPID=wx1`;
  expect((await people({ event: me, context: { environ } })).ok).toBe(true);
  const variables = { WX_CONTEXT_KEYS: 'WX_OPENID', WX_OPENID: OPENID };
  expect((await people({ event: me, context: {}, variables })).ok).toBe(true);
  // What an earlier call left behind is nobody's.
  expect((await people({ event: me, context: {}, variables: { WX_CONTEXT_KEYS: '' } })).error?.code).toBe('UNAUTHENTICATED');
  expect((await people({ event: me, context: { environment: 'not json' }, variables })).error?.code).toBe('UNAUTHENTICATED');
});

test('the platform’s timer runs what has come due and keeps when; a person who writes «Timer» runs nothing', async () => {
  const ground = instance('ground');
  expect((await ground({ event: timer, context: client1 })).error?.code).toBe('FORBIDDEN');
  expect(await db.collection('leases').countDocuments({ ranAt: { $exists: true } })).toBe(0);
  expect(await ground({ event: timer, context: clock })).toMatchObject({ ok: true, data: { jobs: jobs.length } });
  const ran = await db
    .collection<{ _id: string; ranAt?: Date }>('leases')
    .find({ ranAt: { $exists: true } })
    .toArray();
  expect(ran.map(({ _id }) => _id).sort()).toEqual(jobs.map(({ name }) => name).sort());
  // A minute later the frequent ones run again, the weekly one does not.
  const again = (await ground({ event: { ...timer, Type: 'timer' }, context: clock })).data as { jobs: number };
  expect(again.jobs).toBeLessThan(jobs.length);
  expect(await instance('people')({ event: timer, context: clock })).toMatchObject({ ok: true, data: { jobs: 0 } });
});

test('the check answers the console, line by line, and no person', async () => {
  const check = instance('check');
  const refused = await check({ event: {}, context: client1 });
  expect(refused).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
  expect((await check({ event: {}, context: contextOf({ TCB_UUID: 'anonymous' }) })).ok).toBe(false);
  const { data } = await check({ event: {}, context: contextOf({}) });
  const lines = data!.lines as string[];
  expect(lines.map((line) => line.slice(0, line.indexOf('：')))).toEqual([
    '✓ 数据库',
    '✓ 事务',
    '✓ 索引',
    '✓ 选票库',
    '✓ 主密钥',
    '✓ 定时任务',
    '✓ 待发消息',
    // Nothing listens at the address given here.
    '✗ 外呼',
  ]);
  expect(lines.at(-1)).toMatch(/127\.0\.0\.1:9.*NAT/);
  expect(data!.isGood).toBe(false);
  expect(JSON.stringify(data)).not.toContain(process.env.MASTER_KEY);
});

test('the same check from a server’s shell: eight lines, and it leaves with 0 only when all are well', () => {
  const shell = (environment: Record<string, string>) =>
    spawnSync('node_modules/.bin/tsx', ['scripts/deploy-check.ts'], {
      encoding: 'utf8',
      env: { PATH: process.env.PATH, MONGODB_URI: process.env.TEST_MONGODB_URI, DATABASE: database, ...environment },
    });
  const well = shell({ MASTER_KEY: process.env.MASTER_KEY! });
  expect(
    well.stdout
      .trim()
      .split('\n')
      .filter((line) => line.startsWith('✓')),
  ).toHaveLength(8);
  expect(well.status).toBe(0);
  const unwell = shell({
    MASTER_KEY: process.env.MASTER_KEY!,
    PLATFORM_APP_ID: 'wx1',
    PLATFORM_APP_SECRET: 's',
    PLATFORM_ADDRESS: 'http://127.0.0.1:9',
  });
  expect(unwell.stdout).toMatch(/✗ 外呼/);
  expect(unwell.status).toBe(1);
});

test('the check says which setting is missing or wrong', async () => {
  const ask = async (key: string, environment: Record<string, string>) =>
    ((await instance('check', key, environment)({ event: {}, context: contextOf({}) })).data!.lines as string[]).join('\n');
  expect(await ask('no database', { MONGODB_URI: 'mongodb://127.0.0.1:9/?serverSelectionTimeoutMS=500' })).toMatch(/✗ 数据库：连不上.*VPC/);
  expect(await ask('no address', { MONGODB_URI: '' })).toMatch(/✗ 数据库：.*MONGODB_URI/);
  expect(await ask('no key', { MASTER_KEY: '' })).toMatch(/✗ 主密钥：没有设置/);
  expect(await ask('wrong key', { MASTER_KEY: Buffer.alloc(32, 9).toString('base64url') })).toMatch(/✗ 主密钥：.*不符/);
  expect(await ask('one database', { BALLOT_DATABASE: database })).toMatch(/✗ 选票库：.*BALLOT_DATABASE/);
  const fresh = await ask('fresh', { DATABASE: `${database}_fresh` });
  expect(fresh).toMatch(/✗ 索引：缺 \d+ 个集合/);
  expect(fresh).toMatch(/✗ 定时任务：这个库还没有建过表/);
});

test('without its settings a function answers an envelope and says in its log what is missing', async () => {
  const answer = await instance('people', 'unset', { MASTER_KEY: '' })({ event: { name: 'session.me' }, context: client1 });
  expect(answer).toMatchObject({ ok: false, error: { code: 'INTERNAL' } });
  expect(answer.error!.message).toMatch(/[一-龥]/);
});

test('an empty installation begins from the console, once; whoever begins signs in as administrator', async () => {
  const elsewhere = { DATABASE: `${database}_begun` };
  const ground = instance('ground', 'begun', elsewhere);
  const begin = contracts['founding.begin'].example;
  expect((await ground({ event: { begin }, context: client1 })).error?.code).toBe('NOT_FOUND');
  expect((await ground({ event: { begin: { ...begin, phone: '12' } }, context: contextOf({}) })).error).toMatchObject({
    code: 'INVALID_INPUT',
  });
  const { data } = await ground({ event: { begin }, context: contextOf({}) });
  const { account, password } = data as { account: string; password: string };
  expect((await ground({ event: { begin }, context: contextOf({}) })).error?.code).toBe('CONFLICT');
  const people = instance('people', 'begun people', elsewhere);
  const signed = await people({ event: { name: 'session.login', input: { account, password } }, context: contextOf({}) });
  expect(signed).toMatchObject({ ok: true });
  const begun = client.db(elsewhere.DATABASE);
  expect(await begun.collection('units').countDocuments()).toBe(3);
  expect(await begun.collection('members').findOne({ name: begin.name })).toMatchObject({ offices: [{ role: 'admin' }] });
  expect(JSON.stringify(await begun.collection('idempotency').find().toArray())).not.toContain(password);
});
