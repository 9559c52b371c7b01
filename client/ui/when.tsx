/** A moment on a page. */
import { Text } from '@tarojs/components';
import { join } from './name';
import { sayAgo, sayDay, sayDeadline, sayFullDay, sayMoment } from './time';

type WhenProps = {
  /** ISO moment, or a day `YYYY-MM-DD` with `as="day"`. */
  at: string;
  /** `moment` «11月20日 周五 18:00», `deadline` «… 截止，还有3天», `ago` «3小时前», `day` «11月20日 周五». */
  as?: 'moment' | 'deadline' | 'ago' | 'day';
  /** For deadlines: 截止 by default. */
  verb?: string;
};

const SOON_MS = 48 * 3_600_000;

/** Says a date as people do; a deadline within two days is set in the accent and bold. */
export function When({ at, as = 'moment', verb }: WhenProps) {
  const left = new Date(at).getTime() - Date.now();
  const isSoon = as === 'deadline' && left > 0 && left < SOON_MS;
  const text = as === 'deadline' ? sayDeadline(at, verb) : as === 'ago' ? sayAgo(at) : as === 'day' ? sayDay(at) : sayMoment(at);
  return <Text className={join('when', isSoon && 'when-soon')}>{text}</Text>;
}

type DaySpanProps = {
  from: string | null;
  to: string | null;
  /** Said for a beginning nobody wrote down, and for an end that has not come. */
  whenUnknown?: string;
  whenOpen?: string;
};

/** «2025年7月13日 至 2028年7月12日»; a narrow place breaks it between the days, never within one. */
export const DaySpan = ({ from, to, whenUnknown = '未记载', whenOpen = '未定' }: DaySpanProps) => (
  <Text>
    <Text className="nowrap">{from ? sayFullDay(from) : whenUnknown}</Text>{' '}
    <Text className="nowrap">{`至 ${to ? sayFullDay(to) : whenOpen}`}</Text>
  </Text>
);
