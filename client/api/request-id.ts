/** One request id for one intention: the same command with the same input keeps its id until an answer came, even after leaving the page. */
import { storage } from '@/platform';

const KEY = 'unanswered';
const DAY_MS = 86_400_000;
type Kept = Record<string, { requestId: string; at: number }>;

/** A random UUID (version 4); the chat app has no crypto.randomUUID. */
export function newRequestId(): string {
  const digit = (mask: number, base: number) => ((Math.floor(Math.random() * 16) & mask) | base).toString(16);
  return 'xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx'.replace(/[xy]/g, (place) => (place === 'x' ? digit(15, 0) : digit(3, 8)));
}

/** Secrets must not lie in storage, not even as a fingerprint. */
const isSecret = (operation: string) => /^(session|ballot|election|appraisal|survey)\./.test(operation);
let secrets: Kept = {};

const readKept = (): Kept => ({ ...(storage.read<Kept>(KEY) ?? {}), ...secrets });

function writeKept(kept: Kept): void {
  const fresh = Object.entries(kept).filter(([, { at }]) => Date.now() - at < DAY_MS);
  secrets = Object.fromEntries(fresh.filter(([key]) => isSecret(key)));
  storage.write(KEY, Object.fromEntries(fresh.filter(([key]) => !isSecret(key))));
}

/** The id under which this command goes out now: a new one, or that of the same command still unanswered. */
export function requestIdFor(operation: string, input: unknown): string {
  const key = keyOf(operation, input);
  const kept = readKept();
  const requestId = kept[key]?.requestId ?? newRequestId();
  writeKept({ ...kept, [key]: { requestId, at: Date.now() } });
  return requestId;
}

/** Forgets the id once the server has decided: the next tap is a new intention. */
export function settleRequest(operation: string, input: unknown): void {
  const { [keyOf(operation, input)]: _settled, ...others } = readKept();
  writeKept(others);
}

/** Operation, length and a 53-bit fingerprint (cyrb53) of the input: inputs may be long lists of rows. */
function keyOf(operation: string, input: unknown): string {
  const text = JSON.stringify(input) ?? '';
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < text.length; index += 1) {
    high = Math.imul(high ^ text.charCodeAt(index), 2654435761);
    low = Math.imul(low ^ text.charCodeAt(index), 1597334677);
  }
  return `${operation} ${text.length} ${(high >>> 0).toString(36)}${(low >>> 0).toString(36)}`;
}
