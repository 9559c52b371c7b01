/** Markdown is drawn, never executed. */
import { render, screen } from '@testing-library/react';
import { Markdown } from '@/ui/markdown';
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
