/** Numbers and addresses of members: sealed when written, masked when shown, opened one by one. */
import type { Reach } from '../core/database';
import { openField, ringOf, sealFields, type Ring } from '../core/secret';
import { sealedLabels, type SealedField } from '../../types/member/labels';
import { maskOf } from './rules';
import type { Member } from './store';

export type Texts = { [field in SealedField]?: string | null };
type Sealed = Pick<Member, 'sealed' | 'sealedWith' | 'phoneMark' | 'idNumberMark' | 'bankAccountMark'>;

const marked = { phone: 'phoneMark', idNumber: 'idNumberMark', bankAccount: 'bankAccountMark' } as const;
export const isSealedField = (field: string): field is SealedField => Object.hasOwn(sealedLabels, field);

/** Blind indexes of these texts, only for the fields given. */
export function marksOf(ring: Ring, texts: Texts): Omit<Sealed, 'sealed' | 'sealedWith'> {
  const marks: Omit<Sealed, 'sealed' | 'sealedWith'> = {};
  for (const [field, mark] of Object.entries(marked) as [keyof typeof marked, (typeof marked)[keyof typeof marked]][]) {
    const text = texts[field];
    if (text !== undefined) marks[mark] = text ? ring.mark(field, text) : null;
  }
  return marks;
}

/** What to set in a record so that it holds these texts; `record` is what it holds now. Nothing to set when no text is given. */
export function sealedSet(ring: Ring, record: Pick<Member, '_id' | 'sealed' | 'sealedWith'>, texts: Texts): Partial<Sealed> {
  const given = Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== undefined)) as Record<string, string | null>;
  if (Object.keys(given).length === 0) return {};
  return { ...(sealFields(ring, record, given) as Partial<Sealed>), ...marksOf(ring, texts) };
}

/** Everything a record keeps sealed, in the open: for the person, and for a record that goes to another union. */
export function openAll(ring: Ring, record: Pick<Member, '_id' | 'sealed'>): Texts {
  return Object.fromEntries(
    (Object.keys(sealedLabels) as SealedField[]).flatMap((field) => {
      const text = openField(ring, record, field);
      return text === null ? [] : [[field, text]];
    }),
  );
}

export type Masked = Record<SealedField, string | null>;

/** What anybody may see of the sealed fields. */
export function maskedOf(ring: Ring, record: Pick<Member, '_id' | 'sealed'>): Masked {
  const texts = openAll(ring, record);
  return Object.fromEntries(
    (Object.keys(sealedLabels) as SealedField[]).map((field) => [field, maskOf(field, texts[field] ?? null)]),
  ) as Masked;
}

export const maskedPhone = (ring: Ring, record: Pick<Member, '_id' | 'sealed'>): string | null =>
  maskOf('phone', openField(ring, record, 'phone'));

/** Puts sensitive texts of new records under seal: for demo data and for records that bring them along in the open. */
export async function sealNew<T extends { _id: string }>(reach: Reach, records: (T & Texts)[]): Promise<(T & Sealed)[]> {
  const ring = await ringOf(reach);
  return records.map((record) => {
    const texts: Texts = {};
    const rest: Record<string, unknown> = { ...record };
    for (const field of Object.keys(sealedLabels) as SealedField[]) {
      texts[field] = record[field] ?? null;
      delete rest[field];
    }
    return { ...(rest as T), ...sealedSet(ring, { _id: record._id }, texts) };
  });
}
