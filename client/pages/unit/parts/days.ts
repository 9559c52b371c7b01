/** A term of office in words, for exports and lines of text; in narrow places `DaySpan` draws it. */
import { sayFullDay } from '@/ui/time';

export const sayTerm = (from: string | null, to: string | null, whenOpen = '未定', whenUnknown = '未记载'): string =>
  `${from ? sayFullDay(from) : whenUnknown} 至 ${to ? sayFullDay(to) : whenOpen}`;
