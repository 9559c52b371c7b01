/** Finding among 100,000 records of one union: many addressed to others, words that everybody uses and words that one record has. */
import type { Db } from 'mongodb';
import { addressOf } from '../../cloudfunctions/announcement/rules';
import type { Announcement } from '../../cloudfunctions/announcement/store';
import { startSession } from '../../cloudfunctions/core/identity';
import { begun, indexRecords } from '../../cloudfunctions/search/indexing';
import { saveProgress } from '../../cloudfunctions/search/store';
import { plantUnion } from './plant';
import { askOurs, dataOf, type Program } from './programs';
import { median, type Row } from './table';

const RECORDS = 100_000;
const AT_ONCE = 4000;
const ROUNDS = 15;
const UNION = 'bench-search';
const DAY = 86_400_000;

const parts = {
  when: ['春季', '夏季', '秋季', '冬季', '年末', '上半年', '下半年', '本月', '下月', '假期'],
  who: ['女职工', '青年职工', '退休会员', '职工代表', '小组长', '新入会会员', '劳模', '志愿者', '家属', '全体会员'],
  what: ['运动会', '疗休养', '体检', '送温暖', '职代会', '读书分享', '技能竞赛', '书画展', '经费公开', '互助保障', '安全培训', '健步走'],
  how: ['报名通知', '名单公示', '安排调整', '情况说明', '总结', '征集启事', '温馨提示'],
};
const pick = (list: string[], number: number) => list[number % list.length]!;
const titleOf = (n: number) =>
  `${pick(parts.when, n)}${pick(parts.who, n >> 3)}${pick(parts.what, n >> 1)}${pick(parts.how, n >> 2)}第${n}号`;
const bodyOf = (n: number) =>
  `工会决定组织${pick(parts.what, n * 7)}活动，请${pick(parts.who, n * 5)}于${(n % 28) + 1}日前向所在小组登记。${pick(parts.when, n * 3)}安排另行通知，经费由工会承担，详情咨询组织委员，编号${n * 7919}。`;

function recordOf(n: number, now: number): Announcement {
  const orderAt = new Date(now - (RECORDS - n) * (DAY / 200)).toISOString();
  const audience = n % 2 ? {} : { roles: ['delegate' as const] };
  return {
    ...{ _id: `bench-a${String(n).padStart(6, '0')}`, unionId: UNION, title: titleOf(n), body: bodyOf(n), excerpt: '', category: 'notice' },
    ...{ audience, to: addressOf(audience, UNION), state: 'published', publishAt: orderAt, expireAt: null, orderAt, mustConfirm: false },
    ...{ isPinned: false, authorId: 'bench', authorName: '基准', createdAt: orderAt, version: 1, updatedAt: null, withdrawReason: null },
    remindedOn: null,
  };
}

export async function plantRecords(db: Db): Promise<string> {
  const [reader] = await plantUnion(db, UNION, 1);
  const now = Date.now();
  const progress = begun(UNION, null, new Date(now).toISOString());
  for (let start = 0; start < RECORDS; start += AT_ONCE) {
    const records = Array.from({ length: AT_ONCE }, (_, index) => recordOf(start + index, now));
    await db.collection<Announcement>('announcements').insertMany(records);
    const given = records.map(({ _id: id, title, body: text, orderAt: at }) => ({ id, title, text, at }));
    await indexRecords({ db }, { unionId: UNION, generation: progress.generation, kind: 'announcement' }, given, progress);
  }
  await saveProgress({ db }, { ...progress, building: null });
  return reader!;
}

/** A word of nearly all, of a tenth, two that rarely meet, one record's number, initials, a spelling, and nothing at all. */
export const asked = ['工会', '运动会', '退休会员 书画展', '第88887号', '7919', 'ydh', 'jianbuzou', '没有的词'];

export async function search(db: Db, ours: Program, say: (sentence: string) => void): Promise<Row[]> {
  const began = performance.now();
  const reader = await plantRecords(db);
  say(`${RECORDS} 条已编入索引，用时 ${Math.round((performance.now() - began) / 1000)} 秒`);
  const token = await startSession({ db }, reader, new Date());
  const medians: number[] = [];
  for (const text of asked) {
    const took: number[] = [];
    for (let round = 0; round <= ROUNDS; round += 1) {
      const start = performance.now();
      await dataOf(askOurs(ours, 'search.find', { text, limit: 20 }, token));
      if (round > 0) took.push(performance.now() - start);
    }
    medians.push(median(took));
  }
  const slowest = Math.max(...medians);
  return [
    {
      ...{ name: `在 ${RECORDS} 条记录中搜索`, ours: median(medians), measured: slowest, goal: 100, unit: 'ms' as const },
      note: asked.map((text, index) => `${text} ${medians[index]!.toFixed(0)}`).join('，'),
    },
  ];
}
