/** An import under way: it goes on while the page is left, and is asked for again when the answer was lost. */
import { useMutation, useMutationState, useQueryClient } from '@tanstack/react-query';
import { call, isCallError, type CallError, type Input, type Output } from '@/api/call';
import { refreshAfter } from '@/api/client';
import { newRequestId } from '@/api/request-id';

export type Report = Output<'member.import'>;
type Job = { input: Input<'member.import'>; requestId: string };
type State = { status: string; data: Report | undefined; error: CallError | null; variables: Job | undefined };

const KEY = ['member.import'];
const KEPT_MS = 30 * 60_000;
const PAUSE_MS = 2000;
const MAX_ATTEMPTS = 8;

/** Ten thousand rows may take longer than one call waits; under the same request id the server does the work once. */
async function untilAnswered({ input, requestId }: Job, attempt = 1): Promise<Report> {
  try {
    return await call('member.import', input, requestId);
  } catch (error) {
    if (!isCallError(error) || !error.isUnanswered || attempt >= MAX_ATTEMPTS) throw error;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    return untilAnswered({ input, requestId }, attempt + 1);
  }
}

/** The last import of this visit, whichever page started it. */
export function useImport() {
  const queries = useQueryClient();
  const mutation = useMutation<Report, CallError, Job>({
    mutationKey: KEY,
    mutationFn: (job) => untilAnswered(job),
    gcTime: KEPT_MS,
    networkMode: 'always',
    onSuccess: () => refreshAfter('member.import'),
  });
  const states = useMutationState({ filters: { mutationKey: KEY }, select: ({ state }) => state as unknown as State });
  const cache = queries.getMutationCache();
  return {
    last: states.at(-1),
    start: (input: Input<'member.import'>) => mutation.mutate({ input, requestId: newRequestId() }),
    forget: () => cache.findAll({ mutationKey: KEY }).forEach((one) => cache.remove(one)),
  };
}
