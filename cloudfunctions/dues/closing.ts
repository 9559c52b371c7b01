/** When a month should be closed. */
import { addMonths } from '../core/time';

/** The day a month should be closed by: so many days into the next one. */
export const closeBy = (month: string, day: number): string => `${addMonths(month, 1)}-${String(day).padStart(2, '0')}`;
