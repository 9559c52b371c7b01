/**
 * `npm run draw:verify -- <file.json>`: recomputes a fair draw from its published record alone, as docs/draw.md describes it.
 * It shares no code with the product on purpose: two programs that agree are the proof.
 */
import { createHash, createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';

type Published = {
  format: string;
  title: string;
  commitment: string;
  seed: string;
  listHash: string;
  list: string[];
  result: { code: string; isIn: boolean }[];
};
type Line = { code: string; places: number; isFirst: boolean; items: string[]; ticket: string };

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);
const parts = (text: string | undefined) => (text ? text.split('+') : []);

/** Every trouble found, in words; an empty list means that the draw is as published. */
export function verify(record: Published): string[] {
  const troubles: string[] = [];
  const check = (isGood: boolean, trouble: string) => void (isGood || troubles.push(trouble));
  check(record.format === 'union-draw/1', `不认识的记录格式「${record.format}」`);
  check(sha256(record.seed) === record.commitment, '种子与报名前公布的承诺不符');
  check(sha256(record.list.join('\n')) === record.listHash, '名单与公布的名单校验值不符');
  const [head = '', ...rest] = record.list;
  check([...rest].sort(compare).join() === rest.join(), '名单没有按编码排序');
  check(new Set(rest.map((line) => line.split(',')[0])).size === rest.length, '名单里有重复的编码');

  const [, places, losersFirst, items] = head.split(',');
  const key = sha256(`${record.seed}:${record.listHash}`);
  const lines = rest.map((line): Line => {
    const [code = '', size, isFirst, chosen] = line.split(',');
    const ticket = createHmac('sha256', key).update(code).digest('hex');
    return { code, places: Number(size), isFirst: losersFirst === '1' && isFirst === '1', items: parts(chosen), ticket };
  });
  lines.sort(
    (one, other) => Number(other.isFirst) - Number(one.isFirst) || compare(one.ticket, other.ticket) || compare(one.code, other.code),
  );

  let left = Number(places);
  const leftOf = new Map(parts(items).map((item) => [item.split(':')[0]!, item.split(':')[1] ? Number(item.split(':')[1]) : Infinity]));
  const recomputed = lines.map(({ code, places: size, items: chosen }) => {
    const isIn = size <= left && chosen.every((item) => size <= (leftOf.get(item) ?? Infinity));
    if (isIn) left -= size;
    if (isIn) for (const item of chosen) leftOf.set(item, (leftOf.get(item) ?? Infinity) - size);
    return { code, isIn };
  });
  check(recomputed.length === record.result.length, `名单有${recomputed.length}份申请，结果有${record.result.length}份`);
  const wrong = recomputed.findIndex(({ code, isIn }, index) => code !== record.result[index]?.code || isIn !== record.result[index]?.isIn);
  check(wrong < 0, `从第${wrong + 1}位起与公布的结果不同`);
  return troubles;
}

function main(path: string | undefined): number {
  if (!path) {
    console.error('用法：npm run draw:verify -- <摇号记录.json>');
    return 2;
  }
  const record = JSON.parse(readFileSync(path, 'utf8')) as Published;
  const troubles = verify(record);
  for (const trouble of troubles) console.error(`不符：${trouble}`);
  if (troubles.length === 0)
    console.log(
      `「${record.title}」相符：${record.result.length}份申请，中签${record.result.filter(({ isIn }) => isIn).length}份，与公布的结果完全一致`,
    );
  return troubles.length === 0 ? 0 : 1;
}

if (process.argv[1]?.endsWith('draw-verify.ts')) process.exitCode = main(process.argv[2]);
