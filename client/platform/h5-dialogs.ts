/** The browser's own dialog element for questions, and a live region for short messages: focus and Escape come for free. */
import type { Question } from './kinds';

const make = <T extends keyof HTMLElementTagNameMap>(tag: T, className: string, text = ''): HTMLElementTagNameMap[T] =>
  Object.assign(document.createElement(tag), { className, textContent: text });

/** Resolves to the typed text ('' when none was asked), or null when cancelled. */
export function ask(question: Question & { wantsText?: boolean }): Promise<string | null> {
  const { title, text, confirmText = '确定', cancelText = '取消', isDangerous = false, wantsText = false } = question;
  return new Promise((resolve) => {
    const dialog = make('dialog', 'ask');
    const input = make('input', 'ask-input');
    const cancel = make('button', 'ask-button', cancelText);
    const agree = make('button', `ask-button ask-agree${isDangerous ? ' ask-danger' : ''}`, confirmText);
    const bar = make('div', 'ask-bar');
    bar.append(cancel, agree);
    dialog.setAttribute('aria-label', title);
    dialog.append(make('h2', 'ask-title', title), make('p', 'ask-text', text), ...(wantsText ? [input] : []), bar);
    const settle = (answer: string | null) => {
      dialog.remove();
      resolve(answer);
    };
    cancel.onclick = () => settle(null);
    agree.onclick = () => settle(input.value.trim());
    // A hand scanner types the code and then the Enter key.
    input.onkeydown = ({ key }) => (key === 'Enter' ? settle(input.value.trim()) : undefined);
    dialog.oncancel = () => settle(null);
    document.body.append(dialog);
    dialog.showModal();
    (wantsText ? input : agree).focus();
  });
}

/** A short message that screen readers hear; it leaves by itself. */
export function say(text: string): void {
  document.querySelectorAll('.say').forEach((old) => old.remove());
  const box = make('div', 'say', text);
  box.setAttribute('role', 'status');
  document.body.append(box);
  setTimeout(() => box.remove(), 2500 + text.length * 60);
}
