/** Petitions for an extraordinary session: delegates sign in the app until the region's share of them is reached. */
import { z } from 'zod';
import { Day, Id, Moment, done, id, text } from '../common';
import { command, query } from '../operation';
import { petitionLifecycle } from './lifecycle';

const delegates = { delegate: 'union' } as const;
const readers = { delegate: 'union', officer: 'union', chair: 'union' } as const;

export const petitionOperations = {
  'congress.petitions': query({
    summary: '提议召开临时会议的联名：事由、已联名人数、还差几名；代表、干事、主席可见',
    access: readers,
    input: {},
    output: z.object({
      canStart: z.boolean(),
      rule: z.string(),
      items: z.array(
        z.object({
          id: Id,
          matter: z.string(),
          reason: z.string(),
          byName: z.string(),
          startedOn: Day,
          state: z.enum(petitionLifecycle.states),
          signers: z.array(z.string()),
          count: z.number(),
          least: z.number().nullable(),
          arithmetic: z.string(),
          reachedAt: Moment.nullable(),
          answer: z.string().nullable(),
          hasSigned: z.boolean(),
          moves: z.array(z.string()),
        }),
      ),
    }),
    example: {},
  }),
  'congress.startPetition': command({
    summary: '在任代表提议召开临时会议，提议人即第一个联名；一届内同时只有一件',
    access: delegates,
    input: { matter: text('事由', { max: 60 }), reason: text('理由', { max: 500 }) },
    output: done,
    audit: '提议召开临时职代会',
    example: { matter: '讨论绩效分配办法的修改', reason: '涉及全体职工切身利益，不宜等到下次会议' },
  }),
  'congress.signPetition': command({
    summary: '在任代表联名；达到规定人数即告知主席',
    access: delegates,
    input: { petitionId: id('联名') },
    output: done,
    audit: '联名提议召开临时职代会',
    example: { petitionId: 'p1' },
  }),
  'congress.unsignPetition': command({
    summary: '在达到人数之前撤回自己的联名',
    access: delegates,
    input: { petitionId: id('联名') },
    output: done,
    audit: '撤回联名',
    example: { petitionId: 'p1' },
  }),
  'congress.answerPetition': command({
    summary: '主席对达到人数的提议作出安排：何时召开',
    access: { chair: 'union' },
    input: { petitionId: id('联名'), answer: text('安排', { max: 300 }) },
    output: done,
    audit: '安排临时职代会',
    example: { petitionId: 'p1', answer: '定于 12 月 20 日召开临时会议' },
  }),
};
