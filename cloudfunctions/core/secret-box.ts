/**
 * The secret box: who took part (the roll) and what was said (the box), in a database of their own and never joined.
 * Roll and box share no id, time, order, session or request id; `docs/ballot-secrecy.md` says what this does not protect from.
 */
import { createHash, randomBytes, randomInt } from 'node:crypto';
import { canonical } from './canonical';
import { collection, type Reach } from './database';
import { found, refuse } from './refuse';
import { ringOf, type Ring } from './secret';

export type Box = {
  _id: string;
  unionId: string;
  state: 'open' | 'closed';
  due: number;
  slots: number;
  /** Names the slots; drawn at opening, so that a slot's id says neither box nor person. */
  seed: string;
  /** Papers put in by tellers so far. */
  papers: number;
  /** Over the sorted contents, fixed at closing. */
  hash: string | null;
  count: number | null;
};
/** One person of the roll. No time: when somebody took part is nobody's business here. */
export type RollRow = {
  _id: string;
  unionId: string;
  boxId: string;
  memberId: string;
  group: string | null;
  hasCast: boolean;
  onPaper: boolean;
};
/**
 * A place in the open box. Made empty before anybody votes, filled in any order. What is said in it is sealed under the
 * installation's key (decision 010): who holds the database, its journal or a copy of it, but not that key, reads nothing.
 */
type Slot = { _id: string; unionId: string; boxId: string; isFilled: boolean; content: string | null };
/** The sealed contents of a closed box, sorted by their text: equal ballots are equal, and the order tells only that. */
type Sheet = { _id: string; unionId: string; boxId: string; index: number; contents: string[] };

const apart = { isApart: true };
const boxes = collection<Box>('boxes', [{ key: { unionId: 1, state: 1 } }], apart);
const rolls = collection<RollRow>(
  'box_rolls',
  [{ key: { unionId: 1, boxId: 1, hasCast: 1 } }, { key: { unionId: 1, boxId: 1, onPaper: 1 } }],
  apart,
);
const slots = collection<Slot>('box_slots', [{ key: { unionId: 1, boxId: 1, isFilled: 1 } }], apart);
const sheets = collection<Sheet>('box_sheets', [{ key: { unionId: 1, boxId: 1, index: 1 }, unique: true }], apart);

const SHEET_SIZE = 1000;
/** One transaction holds roll and slots of so many (measured on the embedded database with room to spare). */
export const MOST_VOTERS = 5000;

const rollIdOf = (boxId: string, memberId: string) => `${boxId}:${memberId}`;
const slotIdOf = ({ seed }: Pick<Box, 'seed'>, index: number) => createHash('sha256').update(`${seed}:${index}`).digest('base64url');

/** What changes a box: the command's transaction and the union. */
type Inside = Reach & { actor: { unionId: string } };
export type Voter = { memberId: string; group?: string };

/** Freezes the roll and sets out the empty slots, a few more than voters so that the last ones do not stand in line. */
export async function openBox(ctx: Inside, { id, voters }: { id: string; voters: Voter[] }): Promise<void> {
  if (voters.length === 0) refuse('CONFLICT', '名册上没有人，不能开始投票');
  if (voters.length > MOST_VOTERS) refuse('TOO_LARGE', `一个票箱最多 ${MOST_VOTERS} 人，请按选区分别投票`);
  if (new Set(voters.map(({ memberId }) => memberId)).size < voters.length) refuse('CONFLICT', '名册上有人重复，请核对后再开始');
  if (await boxes(ctx).findOne({ _id: id })) refuse('ROLL_FROZEN');
  const { unionId } = ctx.actor;
  const box: Box = {
    ...{ _id: id, unionId, state: 'open', due: voters.length, seed: randomBytes(24).toString('base64url') },
    ...{ slots: voters.length + Math.ceil(voters.length / 4) + 16, papers: 0, hash: null, count: null },
  };
  await boxes(ctx).insert(box);
  await rolls(ctx).insertMany(
    voters.map(({ memberId, group = null }) => ({
      ...{ _id: rollIdOf(id, memberId), unionId, boxId: id, memberId, group },
      ...{ hasCast: false, onPaper: false },
    })),
  );
  await slots(ctx).insertMany(
    Array.from({ length: box.slots }, (_, index) => ({
      ...{ _id: slotIdOf(box, index), unionId, boxId: id },
      ...{ isFilled: false, content: null },
    })),
  );
}

export type Cast = {
  id: string;
  memberId: string;
  /** What was said; nothing in it may name the person, a time or a request. */
  content: object;
  isPaper?: boolean;
};

/** One person's vote: marks the roll and fills a slot drawn by lot, in the command's transaction. */
export async function cast(ctx: Inside, { id, memberId, content, isPaper = false }: Cast): Promise<void> {
  const box = await openOnly(ctx, id);
  await mark(ctx, box, memberId, isPaper);
  await drop(ctx, box, content);
}

/** A voter takes a paper ballot at the desk: the roll is marked, nothing is said yet, and the phone is closed to them. */
export async function takePaper(ctx: Inside, { id, memberId }: { id: string; memberId: string }): Promise<void> {
  await mark(ctx, await openOnly(ctx, id), memberId, true);
}

/** Papers out of the urn go into the box, without names; never more than were taken. */
export async function dropPapers(ctx: Inside, { id, contents }: { id: string; contents: object[] }): Promise<void> {
  const box = await openOnly(ctx, id);
  const taken = await papersTaken(ctx, box);
  if (box.papers + contents.length > taken)
    refuse('CONFLICT', `领取纸质票 ${taken} 张，已录入 ${box.papers} 张，不能再录入 ${contents.length} 张，请核对`);
  await boxes(ctx).update({ _id: id }, { $set: { papers: box.papers + contents.length } });
  for (const content of contents) await drop(ctx, box, content);
}

async function openOnly(ctx: Inside, id: string): Promise<Box> {
  const box = await boxes(ctx).findOne({ _id: id });
  if (!box) refuse('BALLOT_CLOSED', '投票还没有开始');
  if (box.state !== 'open') refuse('BALLOT_CLOSED', '投票已经结束');
  return box;
}

async function mark(ctx: Inside, { _id: boxId }: Box, memberId: string, onPaper: boolean): Promise<void> {
  const row = await rolls(ctx).findOne({ _id: rollIdOf(boxId, memberId) });
  if (!row) refuse('NOT_ON_ROLL');
  if (row.hasCast) refuse('ALREADY_VOTED', row.onPaper ? '已领取纸质票，每人只能投一次' : undefined);
  await rolls(ctx).update({ _id: row._id }, { $set: { hasCast: true, onPaper } });
}

const TRIES = 8;

/**
 * Every empty slot is equally likely, whoever comes when: so neither ids nor the place in the file say in which order
 * ballots came. Two who draw the same slot meet in the transaction, and one of them draws again.
 */
async function drop(ctx: Inside, box: Box, content: object): Promise<void> {
  const ring = await ringOf(ctx);
  const fill = ({ _id }: Pick<Slot, '_id'>) =>
    slots(ctx).update({ _id }, { $set: { isFilled: true, content: ring.seal(canonical(content), _id) } });
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const slot = await slots(ctx).findOne({ _id: slotIdOf(box, randomInt(box.slots)) });
    if (slot && !slot.isFilled) return void (await fill(slot));
  }
  const empty = await slots(ctx).find({ unionId: box.unionId, boxId: box._id, isFilled: false }, { projection: { _id: 1 } });
  if (empty.length === 0) refuse('UNAVAILABLE');
  await fill(empty[randomInt(empty.length)]!);
}

/** How many are due and how many took part: the only figures there are before closing. */
export async function participation(reach: Reach, id: string): Promise<{ due: number; cast: number }> {
  const box = await boxes(reach).findOne({ _id: id });
  if (!box) return { due: 0, cast: 0 };
  return { due: box.due, cast: await rolls(reach).count({ unionId: box.unionId, boxId: id, hasCast: true }) };
}

/** Papers handed out and papers put in: what a teller's desk must make agree. */
export async function papersOf(reach: Reach, id: string): Promise<{ taken: number; entered: number }> {
  const box = await boxes(reach).findOne({ _id: id });
  return { taken: box ? await papersTaken(reach, box) : 0, entered: box?.papers ?? 0 };
}

const papersTaken = (reach: Reach, { _id: boxId, unionId }: Box) => rolls(reach).count({ unionId, boxId, onPaper: true });

/** A person's place on several rolls; boxes whose roll does not name them are left out. */
export async function standingsOf(reach: Reach, ids: string[], memberId: string): Promise<Map<string, RollRow>> {
  if (ids.length === 0) return new Map();
  const rows = await rolls(reach).find({ _id: { $in: ids.map((id) => rollIdOf(id, memberId)) } });
  return new Map(rows.map((row) => [row.boxId, row]));
}

/** Who on the roll has taken part, in one read: for reminding those who have not. */
export async function castersOf(reach: Reach, id: string): Promise<Set<string>> {
  const box = await boxes(reach).findOne({ _id: id });
  if (!box) return new Set();
  const rows = await rolls(reach).find({ unionId: box.unionId, boxId: id }, { projection: { memberId: 1, hasCast: 1 } });
  return new Set(rows.filter(({ hasCast }) => hasCast).map(({ memberId }) => memberId));
}

/** Who is on the roll, without whether they took part. */
export async function rollOf(reach: Reach, id: string): Promise<string[]> {
  const box = await boxes(reach).findOne({ _id: id });
  if (!box) return [];
  return (await rolls(reach).find({ unionId: box.unionId, boxId: id }, { projection: { memberId: 1 } })).map(({ memberId }) => memberId);
}

/**
 * Closes the box for good: the contents are sorted, sealed under a hash and the slots are gone. A vote still on its way
 * meets the removal of its slot in the transaction, so it is either in or refused, never lost.
 */
export async function closeBox(ctx: Inside, id: string): Promise<{ hash: string; count: number }> {
  const box = await openOnly(ctx, id);
  const whose = { unionId: box.unionId, boxId: id };
  const ring = await ringOf(ctx);
  const contents = (await slots(ctx).find({ ...whose, isFilled: true })).map((slot) => opened(ring, slot)).sort();
  const hash = hashOf(contents);
  await slots(ctx).remove(whose);
  await sheets(ctx).insertMany(sheetsOf(box, contents));
  await boxes(ctx).update({ _id: id }, { $set: { state: 'closed', hash, count: contents.length } });
  return { hash, count: contents.length };
}

/** What lies in a slot. A box opened before slots were sealed holds plain JSON. */
function opened(ring: Ring, { _id, content }: Slot): string {
  if (content?.startsWith('{')) return content;
  try {
    return ring.open(content ?? '', _id);
  } catch {
    return refuse('CONFLICT', '票箱里有一张票打不开：被人动过，或主密钥不是投票时的那一把。请停止使用，报监票人与上级工会');
  }
}

/** Contents in order, a thousand to a record. */
export const sheetsOf = ({ _id: boxId, unionId }: Pick<Box, '_id' | 'unionId'>, contents: string[]): Sheet[] =>
  Array.from({ length: Math.ceil(contents.length / SHEET_SIZE) }, (_, index) => ({
    ...{ _id: `${boxId}:${index}`, unionId, boxId, index },
    contents: contents.slice(index * SHEET_SIZE, (index + 1) * SHEET_SIZE),
  }));

/** Everything in a closed box, for counting; refused to everybody before. */
export async function contentsOf(reach: Reach, id: string): Promise<object[]> {
  const box = found(await boxes(reach).findOne({ _id: id }), '票箱');
  if (box.state !== 'closed') refuse('BALLOT_NOT_CLOSED');
  return (await sealedOf(reach, box)).map((content) => JSON.parse(content) as object);
}

async function sealedOf(reach: Reach, { _id: boxId, unionId }: Box): Promise<string[]> {
  const kept = await sheets(reach).find({ unionId, boxId });
  return kept.sort((a, b) => a.index - b.index).flatMap(({ contents }) => contents);
}

export type BoxVerdict = { rollCount: number; boxCount: number; hash: string | null; isIntact: boolean; trouble: string | null };

/** Counts roll and box anew and recomputes the hash: anything added, taken away or altered after closing shows. */
export async function verifyBox(reach: Reach, id: string): Promise<BoxVerdict> {
  const box = found(await boxes(reach).findOne({ _id: id }), '票箱');
  if (box.state !== 'closed') refuse('BALLOT_NOT_CLOSED', '投票结束之后才能核对');
  const contents = await sealedOf(reach, box);
  const { cast: rollCount } = await participation(reach, id);
  const { taken, entered } = await papersOf(reach, id);
  const hash = hashOf(contents);
  const trouble =
    hash !== box.hash || contents.length !== box.count
      ? '票箱内容与结束时公布的校验值不符，结束后有人动过'
      : rollCount - (taken - entered) !== contents.length
        ? `名册上投票 ${rollCount} 人，未交回纸质票 ${taken - entered} 张，票箱里却是 ${contents.length} 张`
        : null;
  return { rollCount, boxCount: contents.length, hash, isIntact: trouble === null, trouble };
}

export function hashOf(contents: string[]): string {
  const hash = createHash('sha256');
  for (const content of contents) hash.update(content).update('\n');
  return hash.digest('hex');
}
