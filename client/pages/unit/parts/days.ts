/** A term of office in words. */
import { sayFullDay } from '@/ui/time';

export const sayTerm = (from: string | null, to: string | null, whenOpen = '未定'): string =>
  `${from ? sayFullDay(from) : '未记载'} 至 ${to ? sayFullDay(to) : whenOpen}`;
