/** Work that takes longer than a call waits: it goes on while its page is left, is asked for again after a lost answer, and is found again from anywhere. */
import { useMutation, useMutationState, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { create } from 'zustand';
import { call, isCallError, type CallError, type Input, type OperationName, type Output } from './call';
import { refreshAfter } from './client';
import { newRequestId } from './request-id';

/** Operations that answer how far a request has come. */
type Progress = {
  [N in OperationName]: Output<N> extends { done: number; total: number } ? (Input<N> extends { requestId: string } ? N : never) : never;
}[OperationName];

export type LongWork = { operation: OperationName; title: string; page: string; progress?: Progress };
type Job<N extends OperationName> = { input: Input<N>; requestId: string };
type State<N extends OperationName> = {
  status: 'idle' | 'pending' | 'success' | 'error';
  data: Output<N> | undefined;
  error: CallError | null;
  variables: Job<N> | undefined;
};

const LONG = 'long-work';
const KEPT_MS = 30 * 60_000;
const PAUSE_MS = 2000;
const MAX_ATTEMPTS = 8;

/** Under the same request id the server does the work once, however often it is asked. */
async function untilAnswered<N extends OperationName>(operation: N, { input, requestId }: Job<N>, attempt = 1): Promise<Output<N>> {
  try {
    return await call(operation, input, requestId);
  } catch (error) {
    if (!isCallError(error) || !error.isUnanswered || attempt >= MAX_ATTEMPTS) throw error;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    return untilAnswered(operation, { input, requestId }, attempt + 1);
  }
}

const useSeen = create<{ seen: string[]; see: (requestId: string) => void }>((set) => ({
  seen: [],
  see: (requestId) => set(({ seen }) => (seen.includes(requestId) ? { seen } : { seen: [...seen, requestId] })),
}));

/**
 * `const { last, start, forget } = useLongWork({ operation: 'member.import', title: '导入名册', page: '/pages/member/import/index' })`:
 * `last` is the state of the newest one of this visit, whichever page started it; `forget` makes room for the next.
 */
export function useLongWork<N extends OperationName>(work: LongWork & { operation: N }) {
  const queries = useQueryClient();
  const key = [LONG, work.operation];
  const mutation = useMutation<Output<N>, CallError, Job<N>>({
    mutationKey: key,
    mutationFn: (job) => untilAnswered(work.operation, job),
    meta: work,
    gcTime: KEPT_MS,
    networkMode: 'always',
    onSuccess: () => refreshAfter(work.operation),
  });
  const states = useMutationState({ filters: { mutationKey: key }, select: ({ state }) => state as unknown as State<N> });
  const last = states.at(-1);
  const see = useSeen((store) => store.see);
  const requestId = last?.status === 'success' || last?.status === 'error' ? last.variables?.requestId : undefined;
  useEffect(() => {
    if (requestId) see(requestId);
  }, [requestId, see]);
  const cache = queries.getMutationCache();
  return {
    last,
    start: (input: Input<N>) => mutation.mutate({ input, requestId: newRequestId() }),
    forget: () => cache.findAll({ mutationKey: key }).forEach((one) => cache.remove(one)),
  };
}

export type RunningWork = LongWork & { requestId: string; status: 'pending' | 'success' | 'error' };

/** What is under way, and what has ended since somebody last looked at it; newest last. */
export function useRunningWork(): RunningWork[] {
  const seen = useSeen((store) => store.seen);
  const all = useMutationState({
    filters: { mutationKey: [LONG] },
    select: ({ state, options }) => ({
      ...(options.meta as unknown as LongWork),
      status: state.status,
      requestId: (state.variables as Job<OperationName> | undefined)?.requestId ?? '',
    }),
  });
  return all.filter((work): work is RunningWork => work.status !== 'idle' && (work.status === 'pending' || !seen.includes(work.requestId)));
}
