/**
 * Takes pictures of pages as a person of a role sees them: `npx tsx scripts/look.ts <address> <account> <page path>… [--out folder] [--only narrow-light,…]`.
 * Phone and desk width, light, dark and large text; prints what the page wrote to the console as errors.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';

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
const views = [
  { name: 'narrow-light', width: 375, height: 812, dark: false, large: false },
  { name: 'narrow-dark', width: 375, height: 812, dark: true, large: false },
  { name: 'narrow-large', width: 375, height: 812, dark: false, large: true },
  { name: 'wide-light', width: 1280, height: 800, dark: false, large: false },
  { name: 'wide-dark', width: 1280, height: 800, dark: true, large: false },
];

async function main(): Promise<void> {
  const args = process.argv.slice(2);
  const option = (name: string, otherwise: string) => {
    const at = args.indexOf(name);
    return at < 0 ? otherwise : (args.splice(at, 2)[1] ?? otherwise);
  };
  const out = option('--out', 'dist/look');
  const only = option('--only', '');
  const [address = 'http://127.0.0.1:8080', account = 'member', ...pages] = args;
  mkdirSync(out, { recursive: true });
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: flags });
  try {
    for (const view of views.filter(({ name }) => only === '' || only.split(',').includes(name))) {
      const context = await browser.newContext({
        viewport: view,
        colorScheme: view.dark ? 'dark' : 'light',
        deviceScaleFactor: 1,
        locale: 'zh-CN',
        timezoneId: 'Asia/Shanghai',
      });
      if (view.large) await context.addInitScript(() => localStorage.setItem('text-size', JSON.stringify({ data: 'large' })));
      if (account !== '-') await context.request.post(`${address}/api/session.login`, { data: { account, password: 'demo1234' } });
      for (const path of pages)
        await picture(await context.newPage(), address, path, join(out, `${nameOf(path)}.${account}.${view.name}.png`));
      await context.close();
    }
  } finally {
    await browser.close();
  }
}

const nameOf = (path: string) =>
  path
    .replace(/^\/?pages\//, '')
    .replace(/\/index/, '')
    .replace(/[/?=&]/g, '-');

async function picture(page: Page, address: string, path: string, file: string): Promise<void> {
  page.on('console', (message) => message.type() === 'error' && console.log(`${path}: ${message.text().slice(0, 300)}`));
  page.on('pageerror', (error) => console.log(`${path}: ${String(error).slice(0, 300)}`));
  await page.goto(address + (path.startsWith('/') ? path : `/pages/${path}/index`), { waitUntil: 'networkidle' });
  await page.waitForTimeout(400);
  await page.screenshot({ path: file, fullPage: false });
  await page.close();
}

void main();
