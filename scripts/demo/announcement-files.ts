/** The files of the demo announcements: covers, a picture for the text, and a sheet. */
import { sheetOf } from '../../cloudfunctions/core/paper/sheet';
import { saveFile } from '../../cloudfunctions/file/store';
import type { Demo } from './demo';
import { pictureOf, scenes } from './picture';

export type Kept = { pictures: Record<keyof typeof scenes, string>; sheet: string };

const rates = [
  { shift: '一线夜班', before: 1500, after: 2000 },
  { shift: '二线夜班', before: 1500, after: 2000 },
  { shift: '连续工作超过 12 小时', before: 0, after: 2000 },
];

export async function plantFiles({ db, unionId, now }: Demo, ownerId: string): Promise<Kept> {
  const keep = async (name: string, type: 'png' | 'xlsx', bytes: Buffer) =>
    (await saveFile({ db }, { unionId, ownerId, name, type, uploadedAt: now.toISOString(), expireAt: null }, bytes))._id;
  const pictures = {} as Kept['pictures'];
  for (const name of Object.keys(scenes) as (keyof typeof scenes)[])
    pictures[name] = await keep('工会剪影.png', 'png', pictureOf(scenes[name]));
  const sheet = await sheetOf(
    '餐补标准',
    [
      { title: '班次', width: 24, value: ({ shift }) => shift },
      { title: '原标准（元）', value: ({ before }) => before, as: 'fen' },
      { title: '新标准（元）', value: ({ after }) => after, as: 'fen' },
    ],
    rates,
  );
  return { pictures, sheet: await keep('值班餐补标准.xlsx', 'xlsx', sheet) };
}
