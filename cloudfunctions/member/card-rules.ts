/** The code on a member's card: who, and a half minute of the clock, signed; a picture of it is worth a minute. */
import type { Ring } from '../core/secret';

const STEP_MS = 30_000;

export const cardStep = (now: Date): number => Math.floor(now.getTime() / STEP_MS);
export const renewsAt = (now: Date): string => new Date((cardStep(now) + 1) * STEP_MS).toISOString();
export const cardCode = (ring: Pick<Ring, 'sign'>, memberId: string, now: Date): string => {
  const body = `${memberId}.${cardStep(now)}`;
  return `M.${body}.${ring.sign('card', body)}`;
};

/** What a code says when its signature is ours; null otherwise. Whether it is still the time is the caller's question. */
export function readCard(ring: Pick<Ring, 'isSigned'>, code: string): { memberId: string; step: number } | null {
  const [, memberId = '', step = '', signature = ''] = /^M\.([\w:-]{1,64})\.(\d{1,12})\.([\w-]{22})$/.exec(code.trim()) ?? [];
  return memberId && ring.isSigned('card', `${memberId}.${step}`, signature) ? { memberId, step: Number(step) } : null;
}
