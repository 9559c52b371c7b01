/** What people come for, done in a real browser against the real gateway and the whole demo data: every step by tapping. */
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { chromium, type Browser, type BrowserContext, type Locator, type Page } from 'playwright-core';
import writeWorkbook from 'write-excel-file/node';
import type { Contracts, OperationName } from '../../types/contracts';
import type { InputOf, OutputOf } from '../../types/operation';
import { rosterColumns } from '../../types/member/labels';
import { testHost, type TestHost } from '../../cloudfunctions/core/testing';
import { buildGateway } from '../../gateway/server';
import { startClock, type Clock } from '../../gateway/jobs';
import { DEMO_PASSWORD, plantDemo } from '../../scripts/demo/plant';

const WAIT_MS = 10_000;
const phone = { width: 375, height: 812 };
const desk = { width: 1280, height: 800 };
const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const MUST_CONFIRM = '秋冬季值班餐补调整告知';
const EVENT = '第十二届职工乒乓球赛';

let host: TestHost | undefined;
let app: FastifyInstance | undefined;
let clock: Clock | undefined;
let browser: Browser | undefined;
let address = '';
const open: BrowserContext[] = [];
/** What pages wrote to the console as errors, threw, or showed as broken text; empty at the end of every test. */
let troubles: string[] = [];

beforeAll(async () => {
  // The demo data is dated from today, because pages compare it with the browser's own clock.
  host = await testHost(new Date().toISOString());
  host.onError = (error, { operation }) => void troubles.push(`${operation}: ${String(error)}`);
  await plantDemo(host);
  host.clock = () => new Date();
  app = await buildGateway({ host, logger: false, staticDir: 'dist/h5' });
  await app.listen({ port: 0, host: '127.0.0.1' });
  address = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  clock = startClock(host);
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: flags });
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await app?.close();
  await clock?.stop();
  await host?.close();
}, 60_000);

beforeEach(() => {
  troubles = [];
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((context) => context.close()));
  expect(troubles).toEqual([]);
});

/** A browser of one's own, at the size of a phone or a desk. */
async function visitor(viewport: typeof phone): Promise<Page> {
  const context = await browser!.newContext({ viewport, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  open.push(context);
  context.setDefaultTimeout(WAIT_MS);
  const page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(`${page.url()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => troubles.push(`${page.url()}: ${String(error)}`));
  return page;
}

/** A browser in which that account has signed in already. */
async function person(account: string, viewport = phone): Promise<Page> {
  const page = await visitor(viewport);
  await call(page, 'session.login', { account, password: DEMO_PASSWORD });
  return page;
}

async function call<N extends OperationName>(page: Page, operation: N, input: InputOf<Contracts[N]>): Promise<OutputOf<Contracts[N]>> {
  const answer = await page.request.post(`${address}/api/${operation}`, { data: input, headers: { 'Idempotency-Key': randomUUID() } });
  const envelope = (await answer.json()) as { ok: boolean; data: OutputOf<Contracts[N]> };
  if (!envelope.ok) throw new Error(`${operation}: ${JSON.stringify(envelope)}`);
  return envelope.data;
}

/** Goes to an address, waits for its title, and reads it. */
async function visit(page: Page, path: string, title: string): Promise<void> {
  await page.goto(`${address}/pages/${path}`);
  await arrived(page, title);
}

/** The page of that title has its data and shows no broken words. */
async function arrived(page: Page, title: string): Promise<void> {
  await shown(page.getByRole('heading', { level: 1, name: title, exact: true }));
  await read(page);
}

async function read(page: Page): Promise<void> {
  await page.waitForFunction(() => [...document.querySelectorAll<HTMLElement>('.skeleton')].every((one) => one.offsetParent === null));
  const text = await page.locator('body').innerText();
  const broken = /.{0,20}(undefined|NaN|\[object |Invalid Date).{0,20}/.exec(text);
  if (broken) troubles.push(`${page.url()} shows «${broken[0]}»`);
}

const shown = (place: Locator) => place.filter({ visible: true }).first().waitFor({ state: 'visible' });
const gone = (place: Locator) => place.filter({ visible: true }).first().waitFor({ state: 'hidden' });
const button = (page: Page | Locator, name: string | RegExp) =>
  page.getByRole('button', { name, exact: true }).filter({ visible: true }).first();
const link = (page: Page | Locator, name: string | RegExp) => page.getByRole('link', { name }).filter({ visible: true }).first();
/** A part of a page by its heading. */
const part = (page: Page, title: string) =>
  page
    .locator('.section')
    .filter({ visible: true, has: page.getByRole('heading', { level: 2, name: title, exact: true }) })
    .first();
const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true }).filter({ visible: true }).first();

/** The browser's own dialog asks; the answer is yes. */
async function agree(page: Page, title: string, answer: string): Promise<void> {
  await page.getByRole('dialog', { name: title, exact: true }).getByRole('button', { name: answer, exact: true }).click();
}

/** The number above that name on the readers page. */
async function figure(page: Page, label: string): Promise<number> {
  const stat = page
    .locator('.stat')
    .filter({ visible: true, has: page.getByText(label, { exact: true }) })
    .first();
  return Number(await stat.locator('.stat-value').innerText());
}

test('a member signs in, reads and confirms the notice from home; it waits no longer, and the officer sees one more', async () => {
  const officer = await person('officer');
  await visit(officer, 'announcement/list/index', '公告');
  await link(officer, MUST_CONFIRM).click();
  await arrived(officer, '公告');
  await button(officer, '阅读情况').click();
  await arrived(officer, '阅读情况');
  const before = { read: await figure(officer, '已读'), confirmed: await figure(officer, '已确认') };

  const member = await visitor(phone);
  await member.goto(`${address}/pages/session/login/index`);
  await field(member, '账号').fill('member');
  await read(member);
  await member.getByLabel('密码', { exact: true }).filter({ visible: true }).first().fill(DEMO_PASSWORD);
  await button(member, '登录').click();
  await arrived(member, '云溪医院工会');
  await link(part(member, '等我办的事'), MUST_CONFIRM).click();
  await arrived(member, '公告');
  await shown(member.getByText('每班 15 元'));
  await button(member, '我已阅读并确认').click();
  await shown(member.getByText(/^您已于 .+ 确认$/));
  await button(member, '返回').click();
  await arrived(member, '云溪医院工会');
  await gone(link(part(member, '等我办的事'), MUST_CONFIRM));
  await member.reload();
  await arrived(member, '云溪医院工会');
  expect(await link(part(member, '等我办的事'), MUST_CONFIRM).count()).toBe(0);

  await officer.reload();
  await arrived(officer, '阅读情况');
  expect({ read: await figure(officer, '已读'), confirmed: await figure(officer, '已确认') }).toEqual({
    read: before.read + 1,
    confirmed: before.confirmed + 1,
  });
}, 90_000);

test.each([
  ['phone', phone],
  ['desk', desk],
])(
  'on a %s a member signs up in two taps from the events and cancels again',
  async (_, viewport) => {
    const member = await person('member', viewport);
    await visit(member, 'events/index', '活动');
    await link(member, `${EVENT}，报名中`).click();
    await button(member, '报名').click();
    await shown(member.getByText(/^您已报名，名额已确认/));
    await read(member);
    await button(member, '返回').click();
    await arrived(member, '活动');
    await shown(link(member, `${EVENT}，报名中`).getByText('已报名', { exact: true }));
    await link(member, `${EVENT}，报名中`).click();
    await button(member, '取消报名').click();
    await agree(member, '取消报名', '取消报名');
    await shown(button(member, '报名'));
    await gone(member.getByText(/^您已报名/));
    await read(member);
  },
  90_000,
);

test('the treasurer records a payment; the member finds it in my dues, with its receipt', async () => {
  const member = await person('member');
  const { member: me } = await call(member, 'session.me', {});
  const treasurer = await person('treasurer', desk);
  const month = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit' }).format(new Date());
  await owe(treasurer, member, me.id, month);

  await visit(treasurer, `dues/month/index?month=${month}`, `${month.slice(0, 4)}年${Number(month.slice(5))}月会费`);
  await collect(treasurer, me.name);
  await arrived(treasurer, '登记缴费');
  await button(treasurer, /^登记 ¥/).click();
  const done = link(treasurer, new RegExp(`已登记：${me.name}`));
  await shown(done);
  const receiptNo = /收据 (\S+?)，/.exec(await done.innerText())?.[1] ?? 'no receipt';
  await read(treasurer);

  await visit(member, 'dues/mine/index', '我的会费');
  await link(part(member, '缴费记录'), receiptNo).click();
  await arrived(member, '收据');
  await shown(member.getByText(receiptNo, { exact: true }));
  await shown(member.getByText(me.name, { exact: true }));
}, 90_000);

/** Whatever the demo data holds, the month is open and this member still owes in it. */
async function owe(treasurer: Page, member: Page, memberId: string, month: string): Promise<void> {
  if ((await call(member, 'dues.myYear', {})).wageFen === null)
    await call(treasurer, 'dues.setWage', { memberId, fromMonth: month, wageFen: 600_000 });
  await call(treasurer, 'dues.openMonth', { month });
  const paid = (await call(member, 'dues.myYear', {})).payments.filter((one) => one.month === month && one.reversedAt === null);
  for (const { id } of paid) await call(treasurer, 'dues.reverse', { id, reason: '登记有误，重新登记' });
}

/** Goes down the bills until that person's is there, and takes the payment. */
async function collect(page: Page, name: string): Promise<void> {
  const mine = button(page, `收${name}的会费`);
  const more = button(page, /更多/);
  await shown(page.getByRole('table', { name: '账单' }));
  while ((await mine.count()) === 0) {
    const rows = page.getByRole('row').filter({ visible: true });
    const count = await rows.count();
    await more.click();
    await rows.nth(count).waitFor();
  }
  await mine.click();
}

test('a delegate drafts a proposal, two others second it, it is handed in, and the officer files it', async () => {
  const matter = '门诊夜间值班室加装独立空调';
  const author = await person('delegate');
  await visit(author, 'proposal/list/index', '提案');
  await button(author, '起草提案').click();
  await arrived(author, '起草提案');
  await field(author, '案由').fill(matter);
  await field(author, '理由').fill('值班室与走廊共用一台空调，夜里冷热不均，值班职工休息不好。');
  await field(author, '措施').fill('为三间值班室各装一台独立空调，本季度内完成。');
  await button(author, '保存').click();
  await arrived(author, '提案');
  await shown(author.getByText('附议 0/2', { exact: true }));

  for (const account of ['delegate2', 'delegate3']) {
    const other = await person(account);
    await visit(other, 'proposal/list/index', '提案');
    await link(other, matter).click();
    await arrived(other, '提案');
    await button(other, '附议').click();
    await shown(other.getByText('您已附议', { exact: true }));
    await read(other);
  }

  await author.reload();
  await arrived(author, '提案');
  await button(author, '提交').click();
  await agree(author, '提交提案', '提交');
  await shown(author.getByText('待审查', { exact: true }));
  await read(author);

  const officer = await person('officer', desk);
  await visit(officer, 'proposal/list/index?state=submitted', '提案');
  await officer.getByRole('row', { name: matter }).filter({ visible: true }).click();
  await button(officer, '审查').click();
  const sheet = officer.getByRole('dialog', { name: '审查提案' });
  await sheet.getByRole('radio', { name: '立案', exact: true }).click();
  await sheet.getByRole('textbox', { name: '理由' }).fill('属于职工普遍关心的事项，切实可行');
  await button(sheet, '作出决定').click();
  await shown(officer.getByText('已立案', { exact: true }));
  await read(officer);

  await author.reload();
  await arrived(author, '提案');
  await shown(author.getByText('已立案', { exact: true }));
}, 120_000);

test('an officer imports a roster from a workbook: a wrong row is named, the right file goes in at once', async () => {
  const officer = await person('officer', desk);
  await visit(officer, 'member/import/index', '导入名册');
  await give(officer, '名册-有误.xlsx', [
    ['T9001', '测试甲', '没有这个小组'],
    ['T9002', '测试乙', '内科小组'],
  ]);
  await button(officer, '核对').click();
  await shown(officer.getByText(/没有这个小组/).or(officer.getByText('第 2 行')));
  await shown(officer.getByText('要改的地方', { exact: true }).first());
  await read(officer);

  await visit(officer, 'member/import/index', '导入名册');
  await give(officer, '名册.xlsx', [
    ['T9001', '测试甲', '内科小组'],
    ['T9002', '测试乙', '内科小组'],
  ]);
  await button(officer, '核对').click();
  await button(officer, '导入 2 人').click();
  await agree(officer, '导入名册', '导入');
  await shown(officer.getByText(/已导入：新增 2 人，更新 0 人/));
  await read(officer);
  const { items } = await call(officer, 'member.list', { search: 'T9002' });
  expect(items.map(({ name }) => name)).toEqual(['测试乙']);
}, 90_000);

/** Chooses a workbook with those rows through the page's own button. */
async function give(page: Page, name: string, rows: [employeeNo: string, person: string, group: string][]): Promise<void> {
  const { employeeNo, name: called, group } = rosterColumns;
  const titles = [employeeNo[0], called[0], group[0]];
  const buffer = await writeWorkbook([titles, ...rows].map((row) => row.map((value) => ({ value, type: String })))).toBuffer();
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button(page, '名册文件：选择文件').click()]);
  await chooser.setFiles({ name, mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer });
  await shown(button(page, `移除${name}`));
}
