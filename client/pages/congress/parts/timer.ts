/** Clocks of the hall: seconds that go on between two answers, counted by the server's clock and not by the device's. */
import { useEffect, useMemo, useState } from 'react';

/** The server's present, each second: the answer's moment and what has passed on the device since it came. */
export function useServerNow(answered: string | undefined): number {
  const ahead = useMemo(() => (answered ? new Date(answered).getTime() - Date.now() : 0), [answered]);
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return now + ahead;
}

export type Timed = { minutes: number | null; calledAt: string | null };

/** What is left of a speech; minus when it is over time. */
export function leftOf({ minutes, calledAt }: Timed, now: number): { text: string; isOver: boolean; isNear: boolean } {
  const seconds = Math.ceil(((minutes ?? 0) * 60_000 - (now - new Date(calledAt ?? now).getTime())) / 1000);
  const whole = Math.abs(seconds);
  const clock = `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
  return seconds < 0 ? { text: `超 ${clock}`, isOver: true, isNear: true } : { text: clock, isOver: false, isNear: seconds <= 30 };
}
