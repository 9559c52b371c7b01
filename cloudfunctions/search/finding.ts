/** Finding: the rarest key names the candidates, the other keys thin them out, the text itself and the domain have the last word. */
import { searchables } from '../collected.generated';
import { contracts, type OperationName } from '../../types/contracts';
import { scopeFor } from '../../types/actor';
import { reachOf, type Context } from '../core/context';
import type { Found, Searchable, SearchKind } from '../core/collected';
import { excerptOf, marksIn, type Plan } from './rules';
import { findListings, findNumbered, findPieces, findShown, type Entry, type Listing, type Space } from './store';

export type Hit = Found & { kind: SearchKind; marks: [number, number][]; excerpt: ReturnType<typeof excerptOf> };
/** Where a list goes on: in which plan, below which number. */
export type Place = { plan: number; below: number };
type Placed = { hit: Hit; place: Place };

/** Keys of more entries than this do not thin out: reading their lists costs more than looking at the candidates. */
const TOO_COMMON = 20_000;
/** Candidates looked at before a search gives up: words that everybody uses, in what is addressed to others. */
const MOST_CANDIDATES = 4000;
const FIRST_BATCH = 40;

/** The source of a kind, with the context its own list would be asked in; null when this person has no such list. */
export function sourceOf(ctx: Context, kind: SearchKind): { searchable: Searchable; ctx: Context } | null {
  const [domain, searchable] = Object.entries(searchables).find(([, one]) => one.kind === kind) ?? [];
  const list = `${domain}.list` as OperationName;
  if (!domain || !searchable || !Object.hasOwn(contracts, list)) return null;
  const level = scopeFor(contracts[list].access, ctx.actor);
  if (level === null) return null;
  const unitIds = level === 'group' ? reachOf(ctx.actor, list) : [];
  return { searchable, ctx: { ...ctx, operation: list, scope: { ...ctx.scope, level, unitIds } } };
}

/** Hits of one kind after a place, better ones and newer ones first; at most `limit`. */
export async function findOfKind(
  ctx: Context,
  space: Space,
  words: string[],
  plans: Plan[],
  after: Place,
  limit: number,
): Promise<Placed[]> {
  const source = sourceOf(ctx, space.kind);
  if (!source) return [];
  const found: Placed[] = [];
  for (let plan = after.plan; plan < plans.length && found.length < limit; plan += 1) {
    const below = plan === after.plan ? after.below : Number.POSITIVE_INFINITY;
    const isNew = (entry: Entry) => plans[plan]!.isHit(entry) && !plans.slice(0, plan).some(({ isHit }) => isHit(entry));
    for await (const entries of candidates(ctx, space, plans[plan]!.keys, below)) {
      const fitting = entries.filter(isNew);
      const shown = new Map((await visibleOf(source, fitting)).map((one) => [one.id, one]));
      for (const entry of fitting) {
        const one = shown.get(entry.recordId);
        if (one) found.push({ hit: hitOf(one, space.kind, words), place: { plan, below: entry.number } });
      }
      if (found.length >= limit) break;
    }
  }
  return withExcerpts(ctx, space, found.slice(0, limit), words);
}

/** What the title does not show is shown from the text. */
async function withExcerpts(ctx: Context, space: Space, found: Placed[], words: string[]): Promise<Placed[]> {
  const ids = found.filter(({ hit }) => hit.marks.length === 0).map(({ hit }) => hit.id);
  const shown = await findShown(ctx, space, ids);
  return found.map(({ hit, place }) => ({ place, hit: { ...hit, excerpt: excerptOf(shown.get(hit.id) ?? '', words) } }));
}

const visibleOf = ({ ctx, searchable }: { ctx: Context; searchable: Searchable }, entries: Entry[]): Promise<Found[]> =>
  entries.length === 0
    ? Promise.resolve([])
    : searchable.visible(
        ctx,
        entries.map(({ recordId }) => recordId),
      );

const hitOf = (one: Found, kind: SearchKind, words: string[]): Hit => ({
  ...one,
  kind,
  marks: marksIn(one.title, words, true),
  excerpt: null,
});

/** Entries that have all keys, newest first, in batches that grow. */
async function* candidates(ctx: Context, space: Space, keys: string[], below: number): AsyncGenerator<Entry[]> {
  const wanted = [...new Set(keys)];
  const listings = (await findListings(ctx, space, wanted)).sort((a, b) => a.total - b.total);
  const [rarest, ...others] = listings;
  if (!rarest || listings.length < wanted.length) return;
  const sets = await Promise.all(others.filter(({ total }) => total <= TOO_COMMON).map((listing) => numbersOf(ctx, space, listing)));
  let size = FIRST_BATCH;
  let looked = 0;
  for (let piece = rarest.full; piece >= 0 && looked < MOST_CANDIDATES; piece -= 1) {
    const numbers = piece === rarest.full ? rarest.newest : await findPieces(ctx, space, rarest.key, [piece + 1]);
    const left = numbers.filter((number) => number < below && sets.every((set) => set.has(number))).reverse();
    for (let start = 0; start < left.length && looked < MOST_CANDIDATES; size = Math.min(size * 2, 640)) {
      const batch = left.slice(start, start + size);
      start += batch.length;
      looked += batch.length;
      yield (await findNumbered(ctx, space, batch)).sort((a, b) => b.number - a.number);
    }
  }
}

async function numbersOf(ctx: Context, space: Space, { key, newest, full }: Listing): Promise<Set<number>> {
  const older = await findPieces(
    ctx,
    space,
    key,
    Array.from({ length: full }, (_, index) => index + 1),
  );
  return new Set([...older, ...newest]);
}
