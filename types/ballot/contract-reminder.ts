/** Reminding those who have not voted: everybody gets their own message, officers a number. */
import { z } from 'zod';
import { done, id } from '../common';
import { command } from '../operation';

const reminded = z.object({
  /** How many were reminded; who they are is said to nobody. */
  reminded: z.number(),
});

export const ballotReminders = {
  'ballot.remind': command({
    summary: '提醒还没有投票的人，一天最多一次；只告诉人数，不告诉是谁',
    access: { officer: 'union', chair: 'union' },
    input: { id: id('投票') },
    output: reminded,
    audit: '提醒投票',
    example: { id: 'b1' },
  }),
  'ballot.remindDue': command({
    summary: '截止前由系统提醒还没有投票的人一次',
    access: 'system',
    input: { id: id('投票') },
    output: done,
    audit: '截止前提醒投票',
    example: { id: 'b1' },
  }),
};
