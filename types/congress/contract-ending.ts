/** The end of a congress term: told in time, put off once for a reason, done by the clock when nobody does it. */
import { day, done, id, text } from '../common';
import { command } from '../operation';

export const endingOperations = {
  'congress.extendTerm': command({
    summary: '延期换届一次，不超过一年：届满前写明理由与新的届满日，代表的任期随之延长',
    access: { chair: 'union' },
    input: { termId: id('届次'), endsOn: day('新的届满日'), reason: text('理由', { max: 300 }) },
    output: done,
    audit: '职代会延期换届',
    example: { termId: 't1', endsOn: '2027-06-30', reason: '单位正在改制，经上一级工会同意' },
  }),
  'congress.remindTermEnd': command({
    summary: '届满前由系统提醒干事与主席筹备换届，每届一次',
    access: 'system',
    input: { termId: id('届次') },
    output: done,
    audit: '提醒筹备换届',
    example: { termId: 't1' },
  }),
};
