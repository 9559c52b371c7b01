/** In a demonstration a browser plays the phone that the chat app runs on: whose it is, and the one-time codes it gives. */
import type { PlayedPhone } from './kinds';

const HELD = 'played-phone';

export const playedPhones = async (): Promise<PlayedPhone[]> =>
  ((await (await fetch('/simulator/people')).json()) as { people: PlayedPhone[] }).people;

/** Takes a phone in hand and opens the mini-program on it. */
export async function codeOfPhone(key: string): Promise<string | null> {
  sessionStorage.setItem(HELD, key);
  return (await codesOf(key)).code ?? null;
}

/** The phone button of the phone in hand. */
export async function phoneButtonCode(): Promise<string | null> {
  const held = sessionStorage.getItem(HELD);
  return held ? ((await codesOf(held)).phoneCode ?? null) : null;
}

const codesOf = async (key: string) =>
  (await (await fetch(`/simulator/login?person=${encodeURIComponent(key)}`, { method: 'POST' })).json()) as {
    code?: string;
    phoneCode?: string;
  };
