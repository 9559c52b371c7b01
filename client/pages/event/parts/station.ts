/** An organiser's device on the day: the list, what it has marked, and what still waits to be sent. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { call, isCallError } from '@/api/call';
import { refreshAfter } from '@/api/client';
import { useRead } from '@/api/hooks';
import { host } from '@/platform';
import {
  nextOf,
  personOf,
  readList,
  readWaiting,
  without,
  withWaiting,
  writeList,
  writeWaiting,
  type Mark,
  type Result,
} from './scan-queue';

const LIST_MS = 15_000;
const RETRY_MS = 10_000;
const RECENT = 8;
export type Recent = Pick<Result, 'key' | 'outcome' | 'name' | 'message'>;

let counter = 0;
const newKey = () => `${Date.now().toString(36)}-${(counter += 1)}-${Math.random().toString(36).slice(2, 8)}`;

export function useStation(eventId: string) {
  const read = useRead('event.checkInList', { eventId }, { refetchInterval: LIST_MS, staleTime: 0 });
  const [waiting, setWaiting] = useState(() => readWaiting(eventId));
  const [recent, setRecent] = useState<Recent[]>([]);
  const [trouble, setTrouble] = useState<string | null>(null);
  const isSending = useRef(false);
  const list = read.data ?? readList(eventId) ?? undefined;
  useEffect(() => {
    if (read.data?.isWhole) writeList(eventId, read.data);
  }, [eventId, read.data]);

  const keep = useCallback(
    (marks: Mark[]) => {
      writeWaiting(eventId, marks);
      setWaiting(marks);
    },
    [eventId],
  );
  const send = useCallback(async () => {
    const scans = nextOf(readWaiting(eventId));
    if (isSending.current || scans.length === 0) return;
    isSending.current = true;
    try {
      const { results } = await call('event.syncCheckIns', { eventId, scans });
      keep(without(readWaiting(eventId), results));
      setRecent((before) =>
        [...[...results].reverse(), ...before.filter(({ key }) => !results.some((one) => one.key === key))].slice(0, RECENT),
      );
      setTrouble(null);
      refreshAfter('event.syncCheckIns');
    } catch (error) {
      // Unanswered: it stays and is sent again. Refused as a whole: it stays too, and the sentence says what to do.
      setTrouble(isCallError(error) && !error.isUnanswered ? error.message : '没有网络，已记在这台设备上，连上后自动上传');
    } finally {
      isSending.current = false;
    }
  }, [eventId, keep]);

  useEffect(() => {
    void send();
    const timer = setInterval(() => void send(), RETRY_MS);
    const stop = host.onNetworkChange((isOnline) => void (isOnline && send()));
    return () => {
      clearInterval(timer);
      stop();
    };
  }, [send]);

  const mark = (what: Pick<Mark, 'code' | 'registrationId' | 'proxyName'>) => {
    const made: Mark = { ...what, key: newKey(), scannedAt: new Date().toISOString() };
    const name = personOf(list?.people ?? [], made)?.name ?? null;
    keep([...readWaiting(eventId), made]);
    setRecent((before) => [{ key: made.key, outcome: 'checkedIn' as const, name, message: '已记下，待上传' }, ...before].slice(0, RECENT));
    void send();
  };
  return { read, list, people: withWaiting(list?.people ?? [], waiting), waiting, recent, trouble, mark, send };
}
