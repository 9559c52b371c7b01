/** Markdown is drawn, never executed. */
import { render, screen } from '@testing-library/react';
import { Markdown } from '@/ui/markdown';
import fc from 'fast-check';
import { plainLine } from '@/pages/announcement/parts/plain-line';
import { isSafeLink, parseMarkdown } from '@/ui/markdown-parse';

it('draws headings, lists, quotes and bold text', () => {
  render(<Markdown text={'# 餐补调整\n\n自下月起 **20 元**\n\n- 一线夜班\n- 二线夜班\n\n> 以正式通知为准'} />);
  expect(screen.getByRole('heading', { name: '餐补调整' })).toBeTruthy();
  expect(screen.getByText('20 元').className).toContain('md-bold');
  expect(screen.getByText('二线夜班')).toBeTruthy();
  expect(screen.getByText('以正式通知为准').closest('.md-quote')).toBeTruthy();
});

it('leaves HTML the text it is', () => {
  const { container } = render(<Markdown text={'<script>alert(1)</script> <img src=x onerror=alert(1)>'} />);
  expect(container.querySelector('script, img')).toBeNull();
  expect(container.textContent).toContain('<script>alert(1)</script>');
});

it.each([
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'data:text/html,x',
  '//elsewhere.example',
  '/api/session.logout',
  '/pages/../api',
  'vbscript:x',
])('draws no link to %s', (href) => {
  expect(isSafeLink(href)).toBe(false);
  const { container } = render(<Markdown text={`[点这里](${href})`} />);
  expect(container.querySelector('a, [role=link]')).toBeNull();
  expect(container.textContent).toContain('点这里');
});

it('links to the web and to pages of this app', () => {
  render(<Markdown text={'[说明](https://union.example/a?b=1) [我的会费](/pages/dues/mine/index?year=2026)'} />);
  expect(screen.getByText('说明').getAttribute('rel')).toContain('noopener');
  expect(screen.getByText('我的会费').getAttribute('role')).toBe('link');
});

it('takes the longest text an officer may write in no time', () => {
  const started = Date.now();
  expect(parseMarkdown('*[(`_'.repeat(4000)).length).toBe(1);
  expect(Date.now() - started).toBeLessThan(1000);
});

const marksOf = (text: string) =>
  [...render(<Markdown text={text} />).container.querySelectorAll('.md-mark')].map((mark) => mark.textContent);

it.each(['3.5 万元预算', '11.20 前提交', '12.5%'])('«%s» is a figure, not the first point of a list', (text) => {
  expect(render(<Markdown text={text} />).container.textContent).toBe(text);
});

it.each(['1. 时间\n\n2. 地点\n\n3. 人员', '1、时间\n周五下午\n2、地点\n3、人员', '1) 时间\n2) 地点\n3) 人员'])(
  'keeps the numbers of points, whatever stands between them',
  (text) => {
    expect(marksOf(text)).toEqual(['1.', '2.', '3.']);
  },
);

it('draws a table with its head, whatever its rows lack', () => {
  render(<Markdown text={'| 小组 | 人数 |\n| --- | ---: |\n| 内科 | **12** |\n| 外科 |\n\n以上'} />);
  expect(screen.getAllByRole('columnheader').map(({ textContent }) => textContent)).toEqual(['小组', '人数']);
  expect(screen.getAllByRole('cell').map(({ textContent }) => textContent)).toEqual(['内科', '12', '外科', '']);
  expect(screen.getByText('以上').closest('.md-table')).toBeNull();
});

const picture = { id: 'f1', name: '合影.jpg', size: 9, type: 'jpg', url: '/files/f1?signature=x', thumbUrl: null };

it('draws pictures of the record’s own files, and of nothing else', () => {
  const text = '![合影](file:f1)\n\n![别处](https://elsewhere.example/a.png)\n\n![没有](file:f2)\n\n![数据](data:image/png;base64,x)';
  const { container } = render(<Markdown text={text} files={[picture]} />);
  expect([...container.querySelectorAll('img')].map((image) => image.getAttribute('src'))).toEqual([picture.url]);
  expect(container.textContent).toContain('（图片：没有）');
});

it('telephones and bare addresses can be tapped', () => {
  const { container } = render(<Markdown text={'电话 [值班室](tel:0512-55550100)，见 https://union.example/a?b=1。'} />);
  expect([...container.querySelectorAll('a')].map((link) => link.getAttribute('href'))).toEqual([
    'tel:0512-55550100',
    'https://union.example/a?b=1',
  ]);
});

const pieces = fc.constantFrom(
  ...[
    '<script>',
    '</a>',
    '<img src=x onerror=alert(1)>',
    '[',
    ']',
    '(',
    ')',
    '!',
    '|',
    '---',
    '\n',
    ' ',
    '**',
    '`',
    '# ',
    '- ',
    '1. ',
    '> ',
    '\\',
  ],
  ...[
    'javascript:alert(1)',
    'data:text/html,x',
    'file:f1',
    'file:../x',
    'tel:1',
    '//a.cn',
    'https://a.cn',
    '/pages/x',
    '"',
    "'",
    '\u202e',
    '工会',
  ],
);

it('whatever is written, only safe links and own pictures come of it, and it never fails', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, fc.string({ maxLength: 4 })), { maxLength: 40 }), (parts) => {
      const { container, unmount } = render(<Markdown text={parts.join('')} files={[picture]} />);
      const tags = new Set([...container.querySelectorAll('*')].map(({ tagName }) => tagName));
      for (const tag of tags) expect(['DIV', 'SPAN', 'A', 'IMG']).toContain(tag);
      for (const link of container.querySelectorAll('a')) expect(link.getAttribute('href')).toMatch(/^(https?:\/\/|tel:)/i);
      for (const image of container.querySelectorAll('img')) expect(image.getAttribute('src')).toBe(picture.url);
      for (const one of container.querySelectorAll('*')) for (const { name } of one.attributes) expect(name).not.toMatch(/^on/);
      unmount();
    }),
    { numRuns: 300 },
  );
});

it.each([
  ['## 领取方式', '领取方式'],
  ['- **周五** 前', '• 周五 前'],
  ['| 内科 | 12 |', '内科 · 12'],
  ['| --- | ---: |', null],
  ['---', null],
  ['见 [说明](https://a.cn) ![图](file:f1)', '见 说明 （图片：图）'],
])('an edition’s line «%s» is compared as «%s»', (line, plain) => expect(plainLine(line)).toBe(plain));
