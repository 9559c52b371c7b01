/** The files that go with demo proposals: a picture of the place, a plan, a table. */
import { pdfOf } from '../../cloudfunctions/core/paper/pdf';
import { sheetOf } from '../../cloudfunctions/core/paper/sheet';
import { saveFile } from '../../cloudfunctions/file/store';
import type { Proposal } from '../../cloudfunctions/proposal/store';
import type { Demo } from './demo';
import { pictureOf, scenes } from './picture';

const places = [
  { place: 'B2 层东区', now: 6, planned: 20 },
  { place: 'B2 层西区', now: 0, planned: 0 },
  { place: '门诊楼前', now: 4, planned: 4 },
];

/** Gives some of the planted proposals files, each with the step it was handed in with. */
export async function addFiles(demo: Demo, proposals: Proposal[]): Promise<void> {
  const one = (matter: string) => proposals.find((record) => record.unionId === demo.unionId && record.matter === matter)!;
  const keep = async (ownerId: string, name: string, type: 'png' | 'pdf' | 'xlsx', bytes: Buffer) =>
    (
      await saveFile(
        { db: demo.db },
        { unionId: demo.unionId, ownerId, name, type, uploadedAt: demo.now.toISOString(), expireAt: null },
        bytes,
      )
    )._id;
  const parking = one('地下停车场增设职工充电车位');
  const author = parking.authorIds[0]!;
  parking.fileIds = [
    await keep(author, '停车场现状.png', 'png', pictureOf(scenes.evening)),
    await keep(
      author,
      '充电车位测算.xlsx',
      'xlsx',
      await sheetOf(
        '充电车位',
        [
          { title: '位置', width: 20, value: ({ place }) => place },
          { title: '现有', value: ({ now }) => now, as: 'count' },
          { title: '建议', value: ({ planned }) => planned, as: 'count' },
        ],
        places,
      ),
    ),
  ];
  parking.steps[0]!.fileIds = parking.fileIds;

  const care = one('寒假职工子女托管班扩容');
  const answer = care.answers[0]!;
  const plan = await pdfOf({
    title: '寒假托管班安排',
    blocks: [
      { kind: 'title', text: '寒假职工子女托管班安排' },
      { kind: 'text', text: '增加到三个班，每班二十五人；一月二十日至二月十五日，七点半到十七点半，午餐由职工食堂提供。' },
      {
        kind: 'table',
        columns: [
          { title: '班次', width: 1 },
          { title: '年级', width: 2 },
          { title: '地点', width: 2 },
        ],
        rows: [
          ['一班', '小学一、二年级', '职工之家二楼'],
          ['二班', '小学三、四年级', '职工之家三楼'],
          ['三班', '小学五、六年级', '图书阅览室'],
        ],
      },
    ],
  });
  answer.fileIds = [await keep(care.authorIds[0]!, '寒假托管班安排.pdf', 'pdf', plan)];
  care.steps.find(({ action }) => action === 'answer')!.fileIds = answer.fileIds;
}
