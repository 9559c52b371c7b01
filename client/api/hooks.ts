/** What pages use to read, list and change. Names, inputs and outputs are inferred from the contracts. */
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { toast } from '@/platform';
import { ask, call, isCallError, type CallError, type Input, type OperationName, type Output } from './call';
import { readLast, refreshAfter, writeLast } from './client';

type ReadOptions = {
  /** Ask only when true, e.g. when the person may. */
  enabled?: boolean;
  staleTime?: number;
  /** Ask again every so many milliseconds while the page is shown. */
  refetchInterval?: number;
  /** Keep the last good answer on the device and show it at once. Only for `home.summary` and `session.me`. */
  keepLast?: boolean;
};

/** Reads one operation: `const detail = useRead('announcement.get', { id })`; give it to `AsyncView`. */
export function useRead<N extends OperationName>(
  operation: N,
  input: Input<N>,
  options: ReadOptions = {},
): UseQueryResult<Output<N>, CallError> {
  const { keepLast = false, ...others } = options;
  const result = useQuery<Output<N>, CallError, Output<N>>({
    queryKey: [operation, input],
    queryFn: () => ask(operation, input),
    placeholderData: (keepLast ? () => readLast<Output<N>>(operation) : keepPreviousData) as never,
    ...others,
  }) as UseQueryResult<Output<N>, CallError>;
  const { data, isPlaceholderData, dataUpdatedAt } = result;
  useEffect(() => {
    if (keepLast && data && !isPlaceholderData) writeLast(operation, data);
  }, [keepLast, operation, data, isPlaceholderData, dataUpdatedAt]);
  return result;
}

type PageOf<N extends OperationName> = Output<N> extends { items: (infer T)[] } ? T : never;

export type ListResult<T> = {
  items: T[];
  data: T[] | undefined;
  error: CallError | null;
  isPending: boolean;
  isFetching: boolean;
  hasMore: boolean;
  isLoadingMore: boolean;
  loadMore: () => void;
  refetch: () => void;
};

/** An endless list of an operation with a cursor; give it to `List`. */
export function useList<N extends OperationName>(
  operation: N,
  filters: Omit<Input<N>, 'cursor'>,
  options: { enabled?: boolean; refetchInterval?: number } = {},
): ListResult<PageOf<N>> {
  const query = useInfiniteQuery({
    queryKey: [operation, 'list', filters],
    queryFn: ({ pageParam }) => ask(operation, { ...filters, ...(pageParam ? { cursor: pageParam } : {}) } as Input<N>),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => (page as { nextCursor?: string | null }).nextCursor ?? null,
    ...options,
  });
  const items = (query.data?.pages ?? []).flatMap((page) => (page as { items: PageOf<N>[] }).items);
  return {
    items,
    data: query.data ? items : undefined,
    error: query.error as CallError | null,
    isPending: query.isPending,
    isFetching: query.isFetching,
    hasMore: query.hasNextPage,
    isLoadingMore: query.isFetchingNextPage,
    loadMore: () => void (query.hasNextPage && !query.isFetchingNextPage && query.fetchNextPage()),
    refetch: () => void query.refetch(),
  };
}

type CommandOptions = {
  /** Said when it worked, e.g. «已发布». */
  done?: string;
  /** Say nothing when refused (the page shows `error` itself). */
  isQuiet?: boolean;
};

/**
 * A command: `const publish = useCommand('announcement.publish', { done: '已发布' })`, then `await publish.run({ id })`.
 * `run` gives the output, or null when refused (the sentence is shown; field errors go to `Form error={publish.error}`).
 * A second tap while it runs is ignored; a repeated tap after a lost answer is never done twice.
 */
export function useCommand<N extends OperationName>(operation: N, { done, isQuiet = false }: CommandOptions = {}) {
  const isRunning = useRef(false);
  const mutation = useMutation<Output<N>, CallError, Input<N>>({
    mutationFn: (input) => call(operation, input),
    networkMode: 'always',
    onSuccess: () => refreshAfter(operation),
  });
  const run = async (input: Input<N>): Promise<Output<N> | null> => {
    if (isRunning.current) return null;
    isRunning.current = true;
    try {
      const output = await mutation.mutateAsync(input);
      if (done) toast(done);
      return output;
    } catch (error) {
      if (!isQuiet) toast(sentenceOf(error));
      return null;
    } finally {
      isRunning.current = false;
    }
  };
  return { run, isPending: mutation.isPending, error: mutation.error, reset: mutation.reset };
}

/** The refusal in one sentence; the first field's trouble is more useful than «填写有误». */
const sentenceOf = (error: unknown) => (isCallError(error) ? (error.fields[0]?.message ?? error.message) : '出了点问题，请再试一次');

/** Who I am, my offices, the operations I may call, and how many messages are unread: asked again each minute, so every open device says the same. */
export const useMe = () => useRead('session.me', {}, { staleTime: 60_000, keepLast: true, refetchInterval: 60_000 });

/** True when I may call this operation; false while unknown. Draw what a person may not do not at all. */
export const useCan = (operation: OperationName): boolean => useMe().data?.operations.includes(operation) ?? false;
