/** Somebody in office at a wide screen: the desk walked by keys, the month and its secret address, a list on paper. */
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { chromium, type Browser, type Page } from 'playwright-core';
import { testHost, type TestHost } from '../../cloudfunctions/core/testing';
import { buildGateway } from '../../gateway/server';
import { DEMO_PASSWORD, plantDemo } from '../../scripts/demo/plant';

const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];
const A4_POINTS = [595, 842];

let host: TestHost | undefined;
let app: FastifyInstance | undefined;
let browser: Browser | undefined;
let address = '';

beforeAll(async () => {
  host = await testHost(new Date().toISOString());
  await plantDemo(host);
  host.clock = () => new Date();
  app = await buildGateway({ host, logger: false, staticDir: 'dist/h5' });
  await app.listen({ port: 0, host: '127.0.0.1' });
  address = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: flags });
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await app?.close();
  await host?.close();
}, 60_000);

/** The page of the officer, on white or on dark. */
async function officerAt(path: string, colorScheme: 'light' | 'dark' = 'light'): Promise<Page> {
  const viewport = { width: 1280, height: 800 };
  const context = await browser!.newContext({ viewport, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', colorScheme });
  context.setDefaultTimeout(15_000);
  await context.request.post(`${address}/api/session.login`, { data: { account: 'officer', password: DEMO_PASSWORD } });
  const page = await context.newPage();
  await page.goto(`${address}/pages/${path}/index`);
  return page;
}

test('the desk is counted in the menu as it is listed, and the second line opens by keys', async () => {
  const page = await officerAt('desk/list');
  const rows = page.locator('tbody tr');
  await rows.first().waitFor();
  const badge = page
    .getByRole('navigation')
    .getByRole('link', { name: /我的工作台/ })
    .getByRole('status');
  expect(await badge.textContent()).toBe(String(await rows.count()));
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  expect(await rows.nth(1).evaluate((row) => row.className)).toContain('table-active');
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => !url.pathname.startsWith('/pages/desk/'));
  await page.context().close();
});

test('the month is walked by arrows, and its address is read by anybody who has it until it is closed', async () => {
  const page = await officerAt('calendar/month');
  const chosen = page.locator('[role=gridcell][aria-selected=true]');
  await chosen.focus();
  const before = await chosen.getAttribute('aria-label');
  await page.keyboard.press('ArrowDown');
  await page.waitForFunction((label) => document.activeElement?.getAttribute('aria-label') !== label, before);
  await page.goto(`${address}/pages/calendar/feed/index`);
  await page.getByRole('button', { name: '开启订阅' }).click();
  const feed = await page.locator('.feed-address').textContent();
  const read = await fetch(feed!);
  expect([read.status, (await read.text()).slice(0, 15)]).toEqual([200, 'BEGIN:VCALENDAR']);
  await page.getByRole('button', { name: '关闭订阅' }).click();
  await page.getByRole('button', { name: '关闭', exact: true }).click();
  await page.getByRole('button', { name: '开启订阅' }).waitFor();
  expect((await fetch(feed!)).status).toBe(404);
  await page.context().close();
});

test('a list prints whole on sheets of A4, black on white from a dark screen, without menus', async () => {
  const page = await officerAt('member/list', 'dark');
  await page.locator('tbody tr').nth(49).waitFor();
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  expect(pdf.match(/\/Type\s*\/Page\b/g)!.length).toBeGreaterThan(1);
  const box = /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/.exec(pdf)!.slice(1).map(Number);
  expect(box.map(Math.round)).toEqual(A4_POINTS);
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('.side-menu').isVisible()).toBe(false);
  expect(await page.locator('.print-title').textContent()).toBe('会员名册');
  expect(await page.locator('thead').evaluate((head) => getComputedStyle(head).display)).toBe('table-header-group');
  expect(await page.locator('.frame').evaluate((frame) => getComputedStyle(frame).backgroundColor)).toBe('rgb(255, 255, 255)');
  await page.context().close();
});
