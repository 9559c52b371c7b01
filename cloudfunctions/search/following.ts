/** The audit trail as a change feed: every command names the records it touched, so the index learns of each change by itself. */
import { searchables } from '../collected.generated';
import type { Context } from '../core/context';
import type { Reach } from '../core/database';
import { begun, indexAgain } from './indexing';
import { findCommands, type Progress } from './store';
import { momentAfter } from '../core/time';

/** A command may commit this long after its moment: so much is looked at again, without what was seen. */
const SETTLED_AFTER_MS = 90_000;
const BATCH = 500;

/** Commands after which nothing of the text can have changed. */
const marksOnly = /\.(read|confirm|remind)$/;
/** Commands that touch more records than they name. */
const widespread = /\.import/;

const earlier = (at: string) => momentAfter(at, -SETTLED_AFTER_MS);
const unseen = (reach: Reach, { unionId, followedTo, seen }: Progress, now: Date, limit: number) =>
  findCommands(
    reach,
    unionId,
    earlier(followedTo),
    now,
    seen.map((one) => one.split(' ')[1]!),
    limit,
  );

export const hasNews = async (reach: Reach, progress: Progress, now: Date): Promise<boolean> =>
  (await unseen(reach, progress, now, 1)).length > 0;

/** Looks again at what was touched since; answers how far it has come. */
export async function follow(ctx: Context, progress: Progress): Promise<{ progress: Progress; indexed: number }> {
  const { unionId, generation } = progress;
  const commands = await unseen(ctx, progress, ctx.now, BATCH);
  const followedTo = commands.length === BATCH ? commands.at(-1)!.at : ctx.at;
  const seen = keptSeen(progress, commands, earlier(followedTo));
  const next: Progress = { ...progress, followedTo, seen, numbers: { ...progress.numbers } };
  if (commands.some(({ operation }) => widespread.test(operation))) return { progress: begun(unionId, next, ctx.at), indexed: 0 };
  let indexed = 0;
  for (const [domain, changed] of touched(commands))
    indexed += await indexAgain(ctx, searchables[domain]!, unionId, generation, changed, next);
  return { progress: next, indexed };
}

type Command = { _id: string; at: string; operation: string; subject: string | null };

/** Ids by domain, each once. */
function touched(commands: Command[]): Map<string, string[]> {
  const byDomain = new Map<string, string[]>();
  for (const { operation, subject } of commands) {
    const domain = operation.split('.')[0]!;
    if (!subject || marksOnly.test(operation) || !Object.hasOwn(searchables, domain)) continue;
    const ids = byDomain.get(domain) ?? [];
    if (!ids.includes(subject)) byDomain.set(domain, [...ids, subject]);
  }
  return byDomain;
}

/** What will be read again next time although it was seen: the moment stands before the id, so that the old can be dropped. */
const keptSeen = ({ seen }: Progress, commands: Command[], horizon: string): string[] =>
  [...seen, ...commands.map(({ at, _id }) => `${at} ${_id}`)].filter((one) => one >= horizon);
