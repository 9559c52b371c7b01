/** Sensitive fields at rest (decision 010): AES-256-GCM under data keys that rotate, wrapped by a master key the database never sees. */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Db } from 'mongodb';
import { collection, newId, type Reach } from './database';

type DataKey = {
  _id: string;
  purpose: 'seal' | 'index';
  /** The key under the master key. */
  wrapped: string;
  createdAt: string;
  /** From when it seals: later than every process's next look at the ring, so that nobody meets a key it does not know. */
  activeAt: string;
};
const dataKeys = collection<DataKey>('data_keys', [{ key: { purpose: 1 } }]);

const CIPHER = 'aes-256-gcm';
const LOOK_AGAIN_MS = 30_000;
/** A new key seals only after every process has looked twice. */
export const LEAD_MS = 2 * LOOK_AGAIN_MS;
const INDEX_KEY = 'index';
/** By the index, though they are few. */
const EVERY = { purpose: { $in: ['seal', 'index'] as DataKey['purpose'][] } };

/** What a process can do with the keys it holds. */
export type Ring = {
  /** Names the key that seals now; records sealed with another one wait to be sealed again. */
  current: () => string;
  /** `about` binds the text to its record and field: moved elsewhere it does not open. */
  seal: (text: string, about: string) => string;
  open: (sealed: string, about: string) => string;
  /** Blind index: equal texts of a kind give equal marks, and nobody without the key can make or undo one. */
  mark: (kind: string, text: string) => string;
  /** A short signature for codes that are shown and checked again. */
  sign: (purpose: string, text: string) => string;
  isSigned: (purpose: string, text: string, signature: string) => boolean;
};

function encrypt(key: Buffer, text: Buffer, about: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv(CIPHER, key, iv).setAAD(Buffer.from(about));
  const body = Buffer.concat([cipher.update(text), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url');
}

function decrypt(key: Buffer, sealed: string, about: string): Buffer {
  const bytes = Buffer.from(sealed, 'base64url');
  const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, 12)).setAAD(Buffer.from(about));
  decipher.setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]);
}

/**
 * The master keys, the one in use first: `MASTER_KEY` (base64url of 32 bytes, several parted by commas while one is replaced),
 * else a file beside the data, made at the first start.
 */
export function masterKeys(environment: NodeJS.ProcessEnv = process.env): Buffer[] {
  const given = environment.MASTER_KEY?.trim() || keptMasterKey(environment.DATA_DIR ?? './data');
  const keys = given.split(',').map((text) => Buffer.from(text.trim(), 'base64url'));
  if (keys.some((key) => key.length !== 32)) throw new Error('MASTER_KEY 应为 32 字节的 base64url（多把用逗号分开，正在使用的写在最前）');
  return keys;
}

function keptMasterKey(dataDir: string): string {
  const path = join(dataDir, 'master.key');
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    mkdirSync(dataDir, { recursive: true });
    try {
      writeFileSync(path, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
    } catch (error) {
      // Another process of this start was faster.
      if ((error as { code?: string }).code !== 'EEXIST') throw error;
    }
    return readFileSync(path, 'utf8').trim();
  }
}

function unwrap({ _id, wrapped }: DataKey): Buffer {
  for (const master of masterKeys()) {
    try {
      return decrypt(master, wrapped, _id);
    } catch {
      // The next master key may fit.
    }
  }
  throw new Error('主密钥与数据库不符：请给出写入这些数据时的 MASTER_KEY 或 master.key 文件');
}

const newKey = (_id: string, purpose: DataKey['purpose'], now: Date, activeAt: Date): DataKey => ({
  _id,
  purpose,
  wrapped: encrypt(masterKeys()[0]!, randomBytes(32), _id),
  createdAt: now.toISOString(),
  activeAt: activeAt.toISOString(),
});

async function loadRing(db: Db): Promise<Ring> {
  const raw = db.collection<DataKey>('data_keys');
  const begin = new Date();
  // The first two are made once for all processes, whoever comes first.
  for (const first of [newKey('first', 'seal', begin, begin), newKey(INDEX_KEY, 'index', begin, begin)]) {
    if (!(await raw.findOne({ _id: first._id }))) {
      const { _id, ...rest } = first;
      await dataKeys({ db }).update({ _id }, { $setOnInsert: rest }, { upsert: true });
    }
  }
  const kept = await raw.find(EVERY).toArray();
  const opened = new Map(kept.map((key) => [key._id, unwrap(key)]));
  const seals = kept.filter(({ purpose }) => purpose === 'seal').sort((a, b) => (a.activeAt < b.activeAt ? 1 : -1));
  const index = opened.get(INDEX_KEY)!;
  const current = () => {
    const now = new Date().toISOString();
    return (seals.find(({ activeAt }) => activeAt <= now) ?? seals.at(-1)!)._id;
  };
  const derived = (purpose: string) => Buffer.from(hkdfSync('sha256', index, '', purpose, 32));
  const sign = (purpose: string, text: string) => createHmac('sha256', derived(purpose)).update(text).digest('base64url').slice(0, 22);
  return {
    current,
    sign,
    seal: (text, about) => {
      const name = current();
      return `${name}.${encrypt(opened.get(name)!, Buffer.from(text), about)}`;
    },
    open: (sealed, about) => {
      const [name = '', body = ''] = sealed.split('.');
      const key = opened.get(name);
      if (!key) throw new Error('这段密文的数据密钥不在钥匙串里');
      return decrypt(key, body, about).toString();
    },
    mark: (kind, text) => createHmac('sha256', index).update(`${kind}\0${text}`).digest('base64url').slice(0, 22),
    isSigned: (purpose, text, signature) => {
      const [expected, given] = [Buffer.from(sign(purpose, text)), Buffer.from(signature)];
      return expected.length === given.length && timingSafeEqual(expected, given);
    },
  };
}

const rings = new WeakMap<Db, { at: number; ring: Promise<Ring> }>();

/** The ring of this process, looked at again every half minute; a failure is forgotten. */
export function ringOf({ db }: Pick<Reach, 'db'>): Promise<Ring> {
  const held = rings.get(db);
  if (held && performance.now() - held.at < LOOK_AGAIN_MS) return held.ring;
  const ring = loadRing(db).catch((error: unknown) => {
    rings.delete(db);
    throw error;
  });
  rings.set(db, { at: performance.now(), ring });
  return ring;
}

/** The next call looks at the kept keys again. */
export const forgetRing = ({ db }: Pick<Reach, 'db'>): boolean => rings.delete(db);

/**
 * Adds a data key that seals from `LEAD_MS` on, and puts every key under the master key now in use. Old keys stay: what they
 * sealed opens until the background job has sealed it again.
 */
export async function rotateKeys({ db }: Pick<Reach, 'db'>, leadMs = LEAD_MS): Promise<{ name: string; activeAt: string }> {
  await ringOf({ db });
  const now = new Date();
  const key = newKey(`k${newId()}`, 'seal', now, new Date(now.getTime() + leadMs));
  for (const kept of await db.collection<DataKey>('data_keys').find(EVERY).toArray())
    await dataKeys({ db }).update({ _id: kept._id }, { $set: { wrapped: encrypt(masterKeys()[0]!, unwrap(kept), kept._id) } });
  await dataKeys({ db }).insert(key);
  forgetRing({ db });
  return { name: key._id, activeAt: key.activeAt };
}

/** A record with sealed fields: each bound to the record's id and its own name. */
export type Sealing = { _id: string; sealed?: Record<string, string | undefined>; sealedWith?: string | null };

export const openField = (ring: Ring, { _id, sealed }: Sealing, field: string): string | null =>
  sealed?.[field] ? ring.open(sealed[field], `${_id}:${field}`) : null;

/** The `sealed` part with these texts put in (null takes a field out); fields not named keep what they hold, under the key of now. */
export function sealFields(ring: Ring, record: Sealing, texts: Record<string, string | null>): Required<Omit<Sealing, '_id'>> {
  const all: Record<string, string | null> = {};
  for (const field of Object.keys(record.sealed ?? {})) all[field] = openField(ring, record, field);
  const kept = Object.entries({ ...all, ...texts }).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return {
    sealed: Object.fromEntries(kept.map(([field, text]) => [field, ring.seal(text, `${record._id}:${field}`)])),
    sealedWith: kept.length > 0 ? ring.current() : null,
  };
}
