/** What the chat platform reports by itself: believed only with its signature, and only while it is fresh. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Verdict } from './platform';

const FRESH_MS = 10 * 60_000;
type Signed = { signature?: string; timestamp?: string; nonce?: string };

/** `signature` is SHA-1 over the token agreed with the platform, the time and the chance number, sorted and joined. */
export function isFromPlatform(token: string, { signature = '', timestamp = '', nonce = '' }: Signed, now: Date): boolean {
  const expected = Buffer.from(createHash('sha1').update([token, timestamp, nonce].sort().join('')).digest('hex'));
  const given = Buffer.from(signature);
  const isSame = token !== '' && expected.length === given.length && timingSafeEqual(expected, given);
  return isSame && Math.abs(now.getTime() - Number(timestamp) * 1000) <= FRESH_MS;
}

/** The verdict on a picture; `suggest` null: the platform could not load it. Anything else than such a report is null. */
export type MediaReport = { traceId: string; openid: string; suggest: Verdict['suggest'] | null; label: number | null };

export function mediaReportOf(body: unknown, appId: string): MediaReport | null {
  const report = (body ?? {}) as Record<string, unknown>;
  const { Event: event, appid, trace_id: traceId, FromUserName: openid } = report;
  if (event !== 'wxa_media_check' || appid !== appId || typeof traceId !== 'string' || typeof openid !== 'string') return null;
  const { suggest, label } = (report.result ?? {}) as { suggest?: unknown; label?: unknown };
  const known = (['pass', 'review', 'risky'] as const).find((one) => one === suggest) ?? null;
  // The label comes as a number or as digits.
  return { traceId, openid, suggest: known, label: label === undefined ? null : Number(label) };
}
