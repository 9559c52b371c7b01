/** Home: «what is waiting for me», the newest notices and what is open, in one call. */
import { z } from 'zod';
import { Id, Moment } from '../common';
import { query } from '../operation';
import { allocationLabels, type Allocation, phaseLabels, type Phase } from '../event/labels';
import { kindLabels } from '../notification/labels';

export const Waiting = z.object({
  /** Stable key of the matter, for the list. */
  key: z.string(),
  kind: z.enum(Object.keys(kindLabels) as [keyof typeof kindLabels]),
  title: z.string(),
  /** What to do, e.g. «请确认». */
  action: z.string(),
  link: z.string(),
  dueAt: Moment.nullable(),
  /** It begins at that moment; otherwise it has to be done by then. */
  isStart: z.boolean().optional(),
});
export type Waiting = z.output<typeof Waiting>;

export const home = {
  'home.summary': query({
    summary: '首页一次取回：等我办的事、最新公告、可报名的活动、未读数',
    access: 'anyMember',
    input: {},
    output: z.object({
      waiting: z.array(Waiting),
      announcements: z.array(
        z.object({
          id: Id,
          title: z.string(),
          category: z.string(),
          publishAt: Moment,
          mustConfirm: z.boolean(),
          isRead: z.boolean(),
          isPinned: z.boolean(),
        }),
      ),
      events: z.array(
        z.object({
          id: Id,
          title: z.string(),
          place: z.string(),
          startsAt: Moment,
          opensAt: Moment,
          closesAt: Moment,
          capacity: z.number(),
          taken: z.number(),
          waiting: z.number(),
          phase: z.enum(Object.keys(phaseLabels) as [Phase, ...Phase[]]),
          allocation: z.enum(Object.keys(allocationLabels) as [Allocation, ...Allocation[]]),
          registration: z.string().nullable(),
        }),
      ),
      unread: z.number(),
    }),
    example: {},
  }),
};
