/** The wire as a test sees it: every request is kept, and each operation answers what the test says, or nothing at all. */
import type { Contracts, OperationName } from '../../types/contracts';
import { errorCodes, type ErrorCode, type FieldError } from '../../types/errors';
import type { OutputOf } from '../../types/operation';

type Sent = { operation: string; input: unknown; key: string | null };
type Answer =
  | { ok: true; data: unknown }
  | { ok: false; error: { code: ErrorCode; message: string; fields: FieldError[]; requestId: string } }
  | 'lost';
type Answers = Record<string, (input: never) => Answer>;

export const given = <N extends OperationName>(data: OutputOf<Contracts[N]>): Answer => ({ ok: true, data });
export const refused = (code: ErrorCode, fields: FieldError[] = [], message: string = errorCodes[code].message): Answer => ({
  ok: false,
  error: { code, message, fields, requestId: 'r' },
});

/** Takes the place of the network until the test ends; gives the list of what was sent. */
export function serve(answers: Answers): Sent[] {
  const sent: Sent[] = [];
  globalThis.fetch = ((address: string, { body, headers }: { body: string; headers: Record<string, string> }) => {
    const operation = address.replace('/api/', '');
    const input: unknown = JSON.parse(body);
    sent.push({ operation, input, key: headers['Idempotency-Key'] ?? null });
    const answer = answers[operation]?.(input as never) ?? refused('NOT_FOUND');
    return answer === 'lost' ? Promise.reject(new TypeError('network')) : Promise.resolve({ json: () => Promise.resolve(answer) });
  }) as unknown as typeof fetch;
  return sent;
}
