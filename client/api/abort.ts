/** The chat app's runtime has no AbortController, which the query cache needs; imported first in app.tsx. */
const scope = globalThis as unknown as Record<string, unknown>;

function makeSignal() {
  const listeners = new Set<() => void>();
  return {
    aborted: false,
    reason: undefined as unknown,
    listeners,
    addEventListener: (_: string, f: () => void) => listeners.add(f),
    removeEventListener: (_: string, f: () => void) => listeners.delete(f),
  };
}

if (typeof scope.AbortController === 'undefined')
  scope.AbortController = function AbortController(this: { signal: ReturnType<typeof makeSignal>; abort: (reason?: unknown) => void }) {
    const signal = makeSignal();
    this.signal = signal;
    this.abort = (reason) => {
      if (signal.aborted) return;
      Object.assign(signal, { aborted: true, reason });
      signal.listeners.forEach((listen) => listen());
    };
  };
export {};
