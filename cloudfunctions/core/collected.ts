/** What a domain may tell of itself from its `public.ts`; the generator collects every domain that exports one of these. */
import type { kindLabels } from '../../types/notification/labels';
import type { Context } from './context';
import type { Reach } from './database';

/** `deadlinesFor(ctx)`: everything this person must act on in their office, by role and reach, for the officers' desk. */
export type Deadline = {
  /** Stable key of the matter. */
  key: string;
  kind: keyof typeof kindLabels;
  title: string;
  /** Where the deadline comes from, e.g. «提案办理期限». */
  source: string;
  /** The next action, e.g. «催办». */
  action: string;
  link: string;
  /** Moment, or null when the matter waits without a date. */
  dueAt: string | null;
  /** How many stand behind it, e.g. 12 waiting for review. */
  count?: number;
};
export type DeadlinesFor = (ctx: Context) => Promise<Deadline[]>;

/** `calendarFor(ctx, from, to)`: what the caller may see of this domain between two moments. */
export type CalendarItem = {
  key: string;
  kind: keyof typeof kindLabels;
  title: string;
  startsAt: string;
  /** Null for a point in time. */
  endsAt: string | null;
  isDeadline: boolean;
  place: string | null;
  link: string;
};
export type CalendarFor = (ctx: Context, from: string, to: string) => Promise<CalendarItem[]>;

export const searchKinds = ['announcement', 'event', 'proposal', 'suggestion', 'person'] as const;
export type SearchKind = (typeof searchKinds)[number];
export type Found = { id: string; title: string; subtitle: string; at: string; link: string };
/** `searchable`: how one domain's records are found by text. */
export type Searchable = {
  kind: SearchKind;
  /** Every id of a union, oldest first, after a given one: the index is built from nothing with it. */
  idsAfter: (reach: Reach, unionId: string, after: string | null, limit: number) => Promise<string[]>;
  /** The text of a record; null when nobody should find it (a draft, an erased person). */
  entryOf: (reach: Reach, unionId: string, id: string) => Promise<{ title: string; text: string; at: string } | null>;
  /** Of these ids those the caller may see, by the domain's own visibility query, in any order. */
  visible: (ctx: Context, ids: string[]) => Promise<Found[]>;
};

/** `ownDataOf(ctx)`: what this domain keeps of the caller, for the export of one's own data. */
export type OwnData = { title: string; columns: string[]; rows: string[][] };
export type OwnDataOf = (ctx: Context) => Promise<OwnData[]>;
