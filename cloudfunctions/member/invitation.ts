/** A group's code: how it is made, and whether one is in force; for joining, and for tying a chat account to a file. */
import type { Reach } from '../core/database';
import { refuseField } from '../core/refuse';
import { ringOf, type Ring } from '../core/secret';
import { dayOf, sayDay } from '../core/time';
import { findJoinCode, type JoinCode } from './joining-store';

const ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
export const letters = (bytes: Buffer) => [...bytes].map((byte) => ALPHABET[byte % ALPHABET.length]).join('');

/** Eight letters and six of a signature: short enough for the chat app's codes, and not to be guessed. */
export const signedCode = (ring: Ring, body: string) => `${body}-${letters(Buffer.from(ring.sign('join', body))).slice(0, 6)}`;

/** The code's group while the code is in force; a made-up one is told by its signature, without asking the database. */
export async function invitationInForce(reach: Reach & { now: Date }, given: string): Promise<JoinCode> {
  const code = given.trim().toUpperCase();
  const ring = await ringOf(reach);
  const kept = code === signedCode(ring, code.slice(0, 8)) ? await findJoinCode(reach, code) : null;
  if (!kept) refuseField('code', '这个入会码不对或已作废，请扫小组长现在出示的二维码');
  if (kept.expiresOn < dayOf(reach.now)) refuseField('code', `这个入会码已过期（${sayDay(kept.expiresOn)}），请小组长出示新的`);
  return kept;
}
