/** Sealed fields: what opens, what does not, and what a rotation leaves readable. */
import { masterKeys, openField, ringOf, rotateKeys, sealFields } from './secret';
import { testHost, type TestHost } from './testing';

let host: TestHost;
beforeAll(async () => {
  host = await testHost();
});
afterAll(() => host.close());

test('a sealed field opens under its own record and name only, and never twice alike', async () => {
  const ring = await ringOf(host);
  const record = { _id: 'm1', ...sealFields(ring, { _id: 'm1' }, { phone: '19900000001', idNumber: null }) };
  expect(record.sealed.phone).not.toContain('19900000001');
  expect(openField(ring, record, 'phone')).toBe('19900000001');
  expect(openField(ring, record, 'idNumber')).toBeNull();
  expect(() => openField(ring, { ...record, _id: 'm2' }, 'phone')).toThrow();
  expect(() => openField(ring, { _id: 'm1', sealed: { bankAccount: record.sealed.phone } }, 'bankAccount')).toThrow();
  expect(sealFields(ring, { _id: 'm1' }, { phone: '19900000001' }).sealed.phone).not.toBe(record.sealed.phone);
});

test('a changed byte is noticed', async () => {
  const ring = await ringOf(host);
  const { sealed } = sealFields(ring, { _id: 'm1' }, { phone: '19900000001' });
  const [name, body] = sealed.phone!.split('.');
  const bytes = Buffer.from(body!, 'base64url');
  bytes[bytes.length - 1]! ^= 1;
  expect(() => ring.open(`${name}.${bytes.toString('base64url')}`, 'm1:phone')).toThrow();
});

test('marks are equal for equal texts of a kind, and signatures belong to a purpose', async () => {
  const ring = await ringOf(host);
  expect(ring.mark('phone', '1')).toBe(ring.mark('phone', '1'));
  expect(ring.mark('phone', '1')).not.toBe(ring.mark('idNumber', '1'));
  expect(ring.isSigned('card', 'm1', ring.sign('card', 'm1'))).toBe(true);
  expect(ring.isSigned('join', 'm1', ring.sign('card', 'm1'))).toBe(false);
});

test('after a rotation the old opens, the new is sealed with the new key, and a key of tomorrow waits', async () => {
  const before = await ringOf(host);
  const old = { _id: 'm1', ...sealFields(before, { _id: 'm1' }, { phone: '19900000001' }) };
  const { name } = await rotateKeys(host, 0);
  const ring = await ringOf(host);
  expect(ring.current()).toBe(name);
  expect(openField(ring, old, 'phone')).toBe('19900000001');
  const again = { _id: 'm1', ...sealFields(ring, old, {}) };
  expect([again.sealedWith, openField(ring, again, 'phone')]).toEqual([name, '19900000001']);
  await rotateKeys(host);
  expect((await ringOf(host)).current()).toBe(name);
  expect((await ringOf(host)).mark('phone', '1')).toBe(before.mark('phone', '1'));
});

test('the database holds no key in the open, and another master key opens nothing', async () => {
  await ringOf(host);
  const kept = JSON.stringify(await host.db.collection('data_keys').find().toArray());
  expect(kept).not.toContain(masterKeys()[0]!.toString('base64url'));
  expect(() => masterKeys({ MASTER_KEY: 'short' })).toThrow('MASTER_KEY');
  const before = process.env.MASTER_KEY;
  process.env.MASTER_KEY = Buffer.alloc(32, 7).toString('base64url');
  const other = await testHost();
  try {
    await other.db.collection('data_keys').insertMany(await host.db.collection('data_keys').find().toArray());
    await expect(ringOf(other)).rejects.toThrow('主密钥与数据库不符');
  } finally {
    process.env.MASTER_KEY = before;
    await other.close();
  }
});
