/** Files are what their bytes say. */
import { deflateRawSync } from 'node:zlib';
import type { Actor } from '../../types/actor';
import { ask, asSystem, plantMember, plantUnits, refusalOf, testHost, type TestHost } from '../core/testing';
import { jobs } from './jobs';
import { openSigned } from './public';
import { isBomb, tidyName, typeOf } from './rules';

let host: TestHost;
let member: Actor, other: Actor, officer: Actor;
beforeAll(async () => {
  host = await testHost();
  await plantUnits(host);
  member = await plantMember(host);
  other = await plantMember(host);
  officer = await plantMember(host, { role: 'officer' });
});
afterAll(() => host.close());

const png = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(300_000, 7)]);
const base64 = (bytes: Buffer) => bytes.toString('base64');

/** A zip of one packed entry a name. */
function zipOf(files: [name: string, content: Buffer][]): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let at = 0;
  for (const [name, content] of files) {
    const packed = deflateRawSync(content);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(8, 8);
    head.writeUInt32LE(packed.length, 18);
    head.writeUInt32LE(content.length, 22);
    head.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(content.length, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(at, 42);
    local.push(head, Buffer.from(name), packed);
    central.push(entry, Buffer.from(name));
    at += 30 + name.length + packed.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...local, directory, end]);
}
const workbook = (size: number) =>
  zipOf([
    ['[Content_Types].xml', Buffer.from('<Types/>')],
    ['xl/workbook.xml', Buffer.alloc(size, 32)],
  ]);

test('what is uploaded comes back byte for byte by a signed address that expires', async () => {
  const { id } = await ask(host, member, 'file.upload', { name: '照片.png', content: base64(png) });
  const { url } = await ask(host, member, 'file.get', { id });
  const { searchParams } = new URL(url, 'http://localhost');
  const [expires, signature] = [Number(searchParams.get('expires')), searchParams.get('signature')!];
  expect((await openSigned(host, { id, expires, signature }, host.now))?.bytes.equals(png)).toBe(true);
  expect(await openSigned(host, { id, expires, signature }, new Date(expires + 1))).toBeNull();
  expect(await openSigned(host, { id, expires: expires + 60_000, signature }, host.now)).toBeNull();
  expect((await ask(host, officer, 'file.get', { id })).name).toBe('照片.png');
  expect((await refusalOf(host, other, 'file.get', { id })).code).toBe('NOT_FOUND');
});

test.each([
  ['a program called a spreadsheet', '名册.xlsx', Buffer.from('4d5a900003000000', 'hex'), 'FILE_REJECTED'],
  ['a zip that is no spreadsheet', '名册.xlsx', zipOf([['virus.js', Buffer.from('x')]]), 'FILE_REJECTED'],
  ['a page called a picture', '照片.png', Buffer.from('<html><script>'), 'FILE_REJECTED'],
  ['a spreadsheet that unpacks to a hundred megabytes', '名册.xlsx', workbook(100 * 1024 * 1024), 'FILE_REJECTED'],
  ['an empty file', '名册.xlsx', Buffer.alloc(0), 'INVALID_INPUT'],
  ['twenty megabytes', '照片.png', Buffer.concat([png, Buffer.alloc(20 * 1024 * 1024)]), 'INVALID_INPUT'],
])('%s is refused and nothing is kept', async (_what, name, bytes, code) => {
  const before = await host.db.collection('files').countDocuments();
  expect((await refusalOf(host, member, 'file.upload', { name, content: base64(bytes) })).code).toBe(code);
  expect(await host.db.collection('files').countDocuments()).toBe(before);
});

test('types and bombs are told by content', () => {
  expect([typeOf(png), typeOf(workbook(1000)), typeOf(Buffer.from('%PDF-1.7')), typeOf(Buffer.from('GIF89a'))]).toEqual([
    'png',
    'xlsx',
    'pdf',
    null,
  ]);
  expect([isBomb(workbook(100_000)), isBomb(workbook(90 * 1024 * 1024))]).toEqual([false, true]);
});

test.each([
  ['../../etc/passwd', 'passwd'],
  ['C:\\名册.xlsx', '名册.xlsx'],
  ['a"b<c>.png', 'abc.png'],
  ['/', '未命名'],
])('the name %s becomes %s', (name, tidy) => expect(tidyName(name)).toBe(tidy));

const jpg = Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.alloc(2000, 3)]);
const signatureIn = (url: string) => {
  const { searchParams } = new URL(url, 'http://localhost');
  return { expires: Number(searchParams.get('expires')), signature: searchParams.get('signature')! };
};

test('a picture has its small one, and both can be read piece by piece with the same signature', async () => {
  const { id } = await ask(host, member, 'file.upload', { name: '封面.png', content: base64(png), thumbnail: base64(jpg) });
  const signed = signatureIn((await ask(host, member, 'file.get', { id })).url);
  expect((await openSigned(host, { id, ...signed, isThumbnail: true }, host.now))?.bytes.equals(jpg)).toBe(true);
  const first = await ask(host, other, 'file.read', { id, ...signed, piece: 0 });
  expect(first.pieces).toBe(2);
  const second = await ask(host, other, 'file.read', { id, ...signed, piece: 1 });
  expect(Buffer.concat([first, second].map(({ content }) => Buffer.from(content, 'base64'))).equals(png)).toBe(true);
  const small = await ask(host, other, 'file.read', { id, ...signed, piece: 0, isThumbnail: true });
  expect(Buffer.from(small.content, 'base64').equals(jpg)).toBe(true);
  expect((await refusalOf(host, other, 'file.read', { id, ...signed, signature: 'x', piece: 0 })).code).toBe('NOT_FOUND');
  expect((await refusalOf(host, other, 'file.read', { id, ...signed, piece: 2 })).code).toBe('NOT_FOUND');
});

test('a small picture that is none is refused by its field', async () => {
  const upload = { name: '封面.png', content: base64(png), thumbnail: base64(Buffer.from('<svg/>')) };
  expect((await refusalOf(host, member, 'file.upload', upload)).fields[0]?.path).toBe('thumbnail');
});

test('an upload that nothing used goes after a day, not before, with its bytes', async () => {
  const { id } = await ask(host, member, 'file.upload', { name: '照片.png', content: base64(png) });
  const due = async () => (await jobs[0]!.sweep({ db: host.db }, host.now)).map(({ input }) => (input as { id: string }).id);
  expect(await due()).not.toContain(id);
  await expect(asSystem(host, 'file.discard', { id })).rejects.toThrow('仍在使用');
  host.now = new Date(host.now.getTime() + 25 * 3_600_000);
  expect(await due()).toContain(id);
  await asSystem(host, 'file.discard', { id });
  expect(await host.db.collection('file_pieces').countDocuments({ fileId: id })).toBe(0);
  expect((await refusalOf(host, member, 'file.get', { id })).code).toBe('NOT_FOUND');
});
