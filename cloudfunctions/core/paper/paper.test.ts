/** Papers read back: what stands in a spreadsheet, how many pages a PDF has, what a calendar program is told. */
import { inflateSync } from 'node:zlib';
import readWorkbook from 'read-excel-file/node';
import { icsOf } from './calendar';
import { chineseFont } from './font';
import { pdfOf } from './pdf';
import { sheet, sheetOf, workbookOf } from './sheet';

test('a spreadsheet keeps numbers of persons as text, money as yuan, and runs nothing a person typed', async () => {
  type Row = { name: string; no: string; fen: number };
  const bytes = await sheetOf<Row>(
    '名单',
    [
      { title: '姓名', value: ({ name }) => name },
      { title: '工号', value: ({ no }) => ({ value: no, isWrong: true }) },
      { title: '金额', value: ({ fen }) => fen, as: 'fen' },
      { title: '备注', value: () => null },
    ],
    [{ name: '=HYPERLINK("http://x")', no: '000123456789012345', fen: 1540 }],
  );
  const [first] = await readWorkbook(bytes);
  expect(first!.data).toEqual([
    ['姓名', '工号', '金额', '备注'],
    ['=HYPERLINK("http://x")', '000123456789012345', 15.4, null],
  ]);
  expect(bytes.includes(Buffer.from('<f>'))).toBe(false);
});

test('several tables make one workbook with names that spreadsheet programs take', async () => {
  const column = [{ title: '值', value: (row: number) => row }];
  const sheets = await readWorkbook(await workbookOf([sheet('收支[1/2]', column, [1]), sheet('很'.repeat(40), column, [2, 3])]));
  expect(sheets.map(({ sheet: name, data }) => [name, data.length])).toEqual([
    ['收支 1 2 ', 2],
    ['很'.repeat(31), 3],
  ]);
});

/** The packed streams of a PDF, unpacked, as text. */
function streamsOf(pdf: Buffer): string[] {
  const found: string[] = [];
  for (let at = pdf.indexOf('stream\n'); at >= 0; at = pdf.indexOf('stream\n', at + 1)) {
    if (pdf.subarray(at - 3, at).toString() === 'end') continue;
    const end = pdf.indexOf('endstream', at);
    try {
      found.push(inflateSync(pdf.subarray(at + 7, end)).toString('latin1'));
    } catch {
      // Not packed.
    }
  }
  return found;
}

test('a long table goes over several pages, each numbered, with the glyphs of its Chinese text and no more', async () => {
  const rows = Array.from({ length: 60 }, (_, index) => [String(index + 1), '欧阳会员', '']);
  const columns = [
    { title: '序号', width: 1 },
    { title: '姓名', width: 3 },
    { title: '签名', width: 3 },
  ];
  const pdf = await pdfOf({
    title: '签到表',
    footer: '示例工会',
    blocks: [
      { kind: 'title', text: '签到表' },
      { kind: 'table', columns, rows, rowHeight: 26 },
    ],
  });
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  expect(pdf.toString('latin1').match(/\/Type \/Page\b(?!s)/g)).toHaveLength(3);
  expect(pdf.length).toBeLessThan(60_000);
  const unicode = streamsOf(pdf).find((stream) => stream.includes('beginbfrange')) ?? '';
  for (const character of '签到表欧阳会员示例工会第页共')
    expect(unicode.toLowerCase()).toContain(character.charCodeAt(0).toString(16).padStart(4, '0'));
});

test('the font is a plain one with the common characters', () => {
  expect(chineseFont().readUInt32BE(0)).toBe(0x00010000);
  expect(chineseFont()).toBe(chineseFont());
});

test('a calendar file tells moments in UTC, deadlines as the day in Shanghai, and what is called off', () => {
  const text = icsOf('工会日历', [
    {
      id: 'a',
      title: '运动会；开幕',
      startsAt: '2026-11-24T02:00:00.000Z',
      endsAt: '2026-11-24T04:00:00.000Z',
      place: '体育馆',
      isCancelled: true,
    },
    { id: 'b', title: '报名截止', startsAt: '2026-11-24T16:30:00.000Z', endsAt: null },
  ]);
  expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(2);
  for (const line of ['UID:a@union-platform', 'DTSTART:20261124T020000Z', 'DTEND:20261124T040000Z', 'STATUS:CANCELLED'])
    expect(text).toContain(`${line}\r\n`);
  expect(text).toContain('DTSTART;VALUE=DATE:20261125');
  expect(text).toContain('DTEND;VALUE=DATE:20261126');
});

test('an empty calendar is one, not nothing', () => expect(icsOf('工会日历', [])).toContain('END:VCALENDAR'));
