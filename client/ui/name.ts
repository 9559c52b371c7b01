/** Accessible names: the chat app reads aria-* under Taro's own prop names, the browser under the standard ones. */
import { isWeapp } from '@/platform';

/** `<View {...named('关闭', 'button')}>`; without a label only the role is given. */
export function named(label?: string, role?: string): Record<string, string> {
  const both = { ...(label ? { 'aria-label': label } : {}), ...(role ? { role } : {}) };
  return isWeapp ? { ...(label ? { ariaLabel: label } : {}), ...(role ? { ariaRole: role } : {}) } : both;
}

/** Decoration that a screen reader should skip. */
export const unspoken: Record<string, string | boolean> = isWeapp ? { ariaHidden: 'true' } : { 'aria-hidden': true };

/** Joins class names, leaving out what is not there. */
export const join = (...names: (string | false | null | undefined)[]): string => names.filter(Boolean).join(' ');
