/** What the form holds, from a record and back onto the wire. */
import type { categoryLabels } from '../../../../types/announcement/labels';
import type { Audience } from '../../../../types/common';
import type { Output } from '@/api/call';
import type { UploadedFile } from '@/platform';

export type Editing = Output<'announcement.get'>;
export type Values = {
  title: string;
  body: string;
  category: keyof typeof categoryLabels;
  audience: Audience;
  publishAt: string | null;
  expireAt: string | null;
  mustConfirm: boolean;
  isPinned: boolean;
  pinnedUntil: string | null;
  cover: UploadedFile[];
  files: UploadedFile[];
  confirmAgain: boolean;
  changeNote: string;
};

export const blank: Values = {
  title: '',
  body: '',
  category: 'notice',
  audience: {},
  publishAt: null,
  expireAt: null,
  mustConfirm: false,
  isPinned: false,
  pinnedUntil: null,
  cover: [],
  files: [],
  confirmAgain: false,
  changeNote: '',
};

export function valuesOf(record: Editing): Values {
  const { title, body, category, audience, publishAt, expireAt, mustConfirm, isPinned, pinnedUntil, cover, files } = record;
  return {
    ...{ title, body, category, audience, publishAt, expireAt, mustConfirm, isPinned, pinnedUntil, files },
    cover: cover ? [cover] : [],
    confirmAgain: false,
    changeNote: '',
  };
}

/** Everything the form shows is sent; what belongs to the change of a published one only then. */
export function inputOf(value: Values, editing: Editing | null) {
  const { cover, files, confirmAgain, changeNote, publishAt, ...rest } = value;
  const isOut = editing?.state === 'published';
  return {
    ...rest,
    coverId: cover[0]?.id ?? null,
    fileIds: files.map(({ id }) => id),
    ...(isOut ? {} : { publishAt }),
    ...(isOut && confirmAgain ? { confirmAgain } : {}),
    ...(isOut && changeNote.trim() ? { changeNote } : {}),
  };
}
