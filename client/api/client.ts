/** The query cache and its ties to the host: focus and network come from the chat app or the browser. */
import { QueryClient, focusManager, onlineManager } from '@tanstack/react-query';
import { host, storage } from '@/platform';
import { isCallError } from './call';

const LAST = 'last:';

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      gcTime: 10 * 60_000,
      networkMode: 'always',
      retry: (failures, error) => failures < 2 && isCallError(error) && error.isUnanswered,
      retryDelay: (attempt) => 600 * 2 ** attempt,
    },
  },
});

/** Called once by the app. */
export function tieToHost(): void {
  focusManager.setEventListener((setFocused) => host.onFocusChange(setFocused));
  onlineManager.setEventListener((setOnline) => host.onNetworkChange(setOnline));
}

/** After a command: what the domain shows, and what every page shows, is asked again. */
export function refreshAfter(operation: string): void {
  const touched = [operation.split('.')[0]!, 'home', 'desk', 'calendar', 'notification', 'session'];
  void queryClient.invalidateQueries({ predicate: ({ queryKey }) => touched.includes(String(queryKey[0]).split('.')[0]!) });
}

/** The last good answer, shown at once on a weak network. */
export const readLast = <T>(operation: string): T | undefined => storage.read<{ data: T }>(LAST + operation)?.data;
export const writeLast = (operation: string, data: unknown): void => storage.write(LAST + operation, { data });

/** Another person, or nobody: nothing of the former one stays on this device. */
export function forgetPerson(): void {
  ['home.summary', 'session.me'].forEach((operation) => storage.remove(LAST + operation));
  ['check-in-lists', 'my-check-in-code'].forEach((key) => storage.remove(key));
  storage.remove('drafts');
  storage.remove('searched');
  storage.remove('unanswered');
  queryClient.clear();
}
