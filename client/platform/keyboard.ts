/** What a browser at a desk has and the chat app has not: keys anywhere on a page, the keyboard's place, paper, a head that stays. */
import { useDidHide, useDidShow } from '@tarojs/taro';
import { useEffect, useRef, useState } from 'react';

const isWeapp = process.env.TARO_ENV === 'weapp';

/** Moves the keyboard's place to the element of this id. */
export function focusOn(id: string): void {
  if (isWeapp) return;
  const element = document.getElementById(id);
  element?.focus();
  element?.scrollIntoView?.({ block: 'nearest' });
}

/** Moves it to the first field inside what carries this class, on the page that the element of this id stands on. */
export function focusFieldIn(className: string, besideId: string): boolean {
  if (isWeapp) return false;
  const field = document.getElementById(besideId)?.closest('.frame')?.querySelector<HTMLElement>(`.${className} input`);
  field?.focus();
  return Boolean(field);
}

/** Scrolls each box of this class so that the line of that class inside it is seen; the page itself stays where it is. */
export function keepInSight(boxClass: string, lineClass: string): void {
  if (isWeapp) return;
  for (const line of document.querySelectorAll<HTMLElement>(`.${boxClass} .${lineClass}`)) {
    const box = line.closest<HTMLElement>(`.${boxClass}`)!;
    const top = line.getBoundingClientRect().top - box.getBoundingClientRect().top;
    if (top < 0 || top + line.offsetHeight > box.clientHeight) box.scrollTop += top - box.clientHeight / 2;
  }
}

/** Whether this page is the one on top. */
function useIsShown(): boolean {
  const [isShown, setIsShown] = useState(true);
  useDidShow(() => setIsShown(true));
  useDidHide(() => setIsShown(false));
  return isShown;
}

const typing = ['INPUT', 'TEXTAREA', 'SELECT'];

/**
 * Hears keys for the part of the page with this id and class: those pressed inside it, and, for the first such part of the
 * page, those pressed while nothing has the keyboard's place. Keys somebody else has used, and shortcuts, are left alone.
 * `listen` answers whether it used the key.
 */
export function useKeys(id: string, className: string, listen: (key: string, isTyping: boolean) => boolean): void {
  const isShown = useIsShown();
  const latest = useRef(listen);
  useEffect(() => {
    latest.current = listen;
  });
  useEffect(() => {
    if (isWeapp || !isShown) return undefined;
    const hear = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      const part = document.getElementById(id);
      const target = event.target as HTMLElement;
      const isInside = part?.contains(target) ?? false;
      const isFirst = part?.closest('.frame')?.querySelector(`.${className}`) === part;
      const isTyping = typing.includes(target.tagName);
      if (!isInside && !(isFirst && (target === document.body || (isTyping && event.key === 'Escape')))) return;
      if (latest.current(event.key, isTyping)) event.preventDefault();
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, [id, className, isShown]);
}

/** Takes the keyboard's place away from a field. */
export function leaveField(): void {
  if (!isWeapp) (document.activeElement as HTMLElement | null)?.blur();
}

/** Keeps the height of a page's head that is not scrolled away as `--header`, for what sticks beneath it. */
export function useHeaderHeight(id: string): void {
  const isShown = useIsShown();
  useEffect(() => {
    if (isWeapp || !isShown) return undefined;
    const measure = () => document.documentElement.style.setProperty('--header', `${document.getElementById(id)?.offsetHeight ?? 0}px`);
    measure();
    const element = document.getElementById(id);
    if (!element || typeof ResizeObserver === 'undefined') return undefined;
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  });
}

export const canPrint = !isWeapp;
export function printPage(): void {
  if (!isWeapp) window.print();
}
