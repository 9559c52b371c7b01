/** The applicant's way back to their application: its id and private token stay on this device, and nowhere else. */
import { storage } from '@/platform';

type Kept = { id: string; token: string };
const KEY = 'application';

export const keptApplication = (): Kept | null => storage.read<Kept>(KEY);
export const keepApplication = (kept: Kept): void => storage.write(KEY, kept);
export const forgetApplication = (): void => storage.remove(KEY);

/** A secret of this device's own making, so that a lost answer is asked for again; where none can be made the server gives one. */
export function newToken(): string | undefined {
  const bytes = globalThis.crypto?.getRandomValues?.(new Uint8Array(32));
  return bytes && [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
