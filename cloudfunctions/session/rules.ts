/** Passwords: scrypt with a salt of their own; compared in constant time. */
import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto';

// 16 MB and about 40 ms a check: slow for a thief, unnoticed by a member.
const COST: ScryptOptions = { N: 2 ** 14, r: 8, p: 1 };
const LENGTH = 32;

const derive = (password: string, salt: Buffer) =>
  new Promise<Buffer>((resolve, reject) =>
    scrypt(password.normalize('NFKC'), salt, LENGTH, COST, (error, key) => (error ? reject(error) : resolve(key))),
  );

/** `scrypt$<salt>$<key>`, both base64url. */
export async function digestPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  return `scrypt$${salt.toString('base64url')}$${(await derive(password, salt)).toString('base64url')}`;
}

export async function isPassword(password: string, digest: string): Promise<boolean> {
  const [, salt = '', key = ''] = digest.split('$');
  const expected = Buffer.from(key, 'base64url');
  const given = await derive(password, Buffer.from(salt, 'base64url'));
  return expected.length === given.length && timingSafeEqual(expected, given);
}

/** Checked when the account does not exist, so that the answer takes as long. */
export const nobodysDigest = `scrypt$${'A'.repeat(22)}$${'A'.repeat(43)}`;

const systems: [RegExp, string][] = [
  [/iPad/, 'iPad'],
  [/iPhone/, 'iPhone'],
  [/Android/, '安卓手机'],
  [/Windows/, 'Windows 电脑'],
  [/Macintosh/, '苹果电脑'],
  [/Linux|X11/, 'Linux 电脑'],
];
const browsers: [RegExp, string][] = [
  [/Edg\//, 'Edge'],
  [/Firefox\//, '火狐'],
  [/HeadlessChrome\/|Chrome\//, '谷歌浏览器'],
  [/Safari\//, 'Safari'],
];

/** «Windows 电脑，Edge» from what a browser calls itself. */
export function deviceOf(agent = ''): string {
  const named = [systems, browsers].map((table) => table.find(([pattern]) => pattern.test(agent))?.[1]).filter(Boolean);
  return named.join('，') || '其他设备';
}
