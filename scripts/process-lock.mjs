/** Who holds a directory or a build: a note with the holder's process, believed only while that very process lives. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** What tells a process from a later one with the same number: when it began. Null when there is none. */
export function identityOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // After the name in brackets, which may hold anything: state is the 1st field, the start time the 20th.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? null : fields[19];
  } catch {
    if (process.platform === 'linux') return null;
    return spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() || null;
  }
}

/** Whether a process was started with this word (a directory) in its command line. */
export function wasStartedWith(pid, word) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(word);
  } catch {
    return (
      process.platform !== 'linux' && spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.includes(word)
    );
  }
}

export const noteOf = (pid) => ({ pid, identity: identityOf(pid) });
export const isAlive = (note) => Boolean(note?.pid > 0 && note.identity && identityOf(note.pid) === note.identity);

export function readNote(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

/** Takes the lock or answers the living process that holds it; what a killed process left is taken over. */
export async function takeLock(path) {
  mkdirSync(dirname(path), { recursive: true });
  const mine = noteOf(process.pid);
  const release = () => readNote(path)?.pid === process.pid && rmSync(path, { force: true });
  for (let attempt = 0; attempt < 5; attempt += 1) {
    try {
      writeFileSync(path, JSON.stringify(mine), { flag: 'wx' });
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      // A note without text may be one that is just being written.
      if (readNote(path) === null) await sleep(100);
      const holder = readNote(path);
      if (isAlive(holder)) return { holder, release: () => {} };
      rmSync(path, { force: true });
      continue;
    }
    // Two that found the same dead note: the one that wrote last holds it.
    await sleep(100);
    const holder = readNote(path);
    if (holder?.pid === process.pid) return { holder: null, release };
  }
  return { holder: readNote(path) ?? { pid: 0 }, release: () => {} };
}

/** Takes the lock, waiting as long as a living process holds it. */
export async function waitForLock(path, onWait = () => {}) {
  for (let waited = 0; ; waited += 1) {
    const { holder, release } = await takeLock(path);
    if (holder === null) return release;
    if (waited === 0) onWait(holder);
    await sleep(500);
  }
}

/** Ends a process that was noted: asks, waits, then kills; never another that got its number later. */
export async function end(note, patienceMs = 15_000) {
  if (!isAlive(note)) return;
  signal(note.pid, 'SIGTERM');
  for (let waited = 0; isAlive(note) && waited < patienceMs; waited += 50) await sleep(50);
  if (!isAlive(note)) return;
  signal(note.pid, 'SIGKILL');
  for (let waited = 0; isAlive(note) && waited < 5000; waited += 50) await sleep(50);
}

function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch {
    // It has just ended by itself.
  }
}
