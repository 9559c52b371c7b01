/** What a person has typed survives leaving the page, a lost network and a restart, until it is sent. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { storage } from '@/platform';

type Drafts = Record<string, unknown>;
const KEY = 'drafts';
const PAUSE_MS = 300;

const readDraft = <T>(key: string) => storage.read<Drafts>(KEY)?.[key] as T | undefined;

function writeDraft(key: string, value: unknown): void {
  const { [key]: _old, ...others } = storage.read<Drafts>(KEY) ?? {};
  storage.write(KEY, value === undefined ? others : { ...others, [key]: value });
}

export type Draft<T> = {
  value: T;
  /** Merges the changed fields. */
  change: (patch: Partial<T>) => void;
  /** After sending: nothing is kept. */
  clear: () => void;
  /** True when the value came from an earlier visit. */
  isRestored: boolean;
};

/** `const draft = useDraft('announcement.create', { title: '', body: '' })`; `draft.change({ title })`; `draft.clear()` once sent. */
export function useDraft<T extends object>(key: string, initial: T): Draft<T> {
  const [isRestored] = useState(() => readDraft<T>(key) !== undefined);
  const [value, setValue] = useState<T>(() => ({ ...initial, ...readDraft<T>(key) }));
  const unsaved = useRef<T | null>(null);
  const latest = useRef(value);
  const flush = useCallback(() => {
    if (unsaved.current) writeDraft(key, unsaved.current);
    unsaved.current = null;
  }, [key]);
  useEffect(() => flush, [flush]);
  useEffect(() => {
    const timer = setTimeout(flush, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value, flush]);
  const change = useCallback((patch: Partial<T>) => setValue((unsaved.current = latest.current = { ...latest.current, ...patch })), []);
  const clear = useCallback(() => {
    unsaved.current = null;
    writeDraft(key, undefined);
  }, [key]);
  return { value, change, clear, isRestored };
}
