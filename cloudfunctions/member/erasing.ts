/** Erasing the data of somebody who left: after the keeping time, by an officer with a reason; ids in other records stay and name nobody. */
import type { transferOperations } from '../../types/member/contract-transfer';
import type { Context, Handlers } from '../core/context';
import { endSessions } from '../core/identity';
import { found, refuse } from '../core/refuse';
import { dayOf, sayFullDay } from '../core/time';
import { removeAccounts } from '../session/public';
import { scrubCorrections } from './correction-store';
import { removeOpenings, scrubSteps } from './history-store';
import { keepingOf, setKeeping } from './keeping-store';
import { erasableFrom } from './rules';
import { noteStep } from './steps';
import { findMember, moveMember, type Member } from './store';
import { scrubTransfers } from './transfer-store';

type Ours = 'member.erase' | 'member.keeping' | 'member.setKeeping';
export const NOBODY = '已注销会员';

export const handlers: Handlers<Pick<typeof transferOperations, Ours>> = {
  'member.erase': async (ctx, { id, reason }) => {
    const record = found(await findMember(ctx, ctx.actor.unionId, id), '这位会员');
    const { months } = await keepingOf(ctx, record.unionId);
    const from = erasableFrom(record.leftOn ?? dayOf(record.updatedAt), record.state === 'rejected' ? 1 : months);
    if (['left', 'transferred', 'rejected'].includes(record.state) && from > dayOf(ctx.now))
      refuse('CONFLICT', `保管期未满，${sayFullDay(from)}起可以注销；保管期由主席设定`);
    await moveMember(ctx, record, 'erase', { ...blank(id), reason });
    await endSessions(ctx, { memberId: id });
    await removeAccounts(ctx, { memberId: id, unionId: record.unionId }, ctx.now);
    await scrub(ctx, record);
    await noteStep(ctx, record, '注销个人资料', reason);
    ctx.note(id, reason);
    return { id };
  },

  'member.keeping': (ctx) => keepingOf(ctx, ctx.actor.unionId),

  'member.setKeeping': async (ctx, { months, source }) => {
    await setKeeping(ctx, ctx.actor.unionId, { months, source, byName: ctx.actor.name, at: ctx.at });
    ctx.note(ctx.actor.unionId, `${months} 个月：${source}`);
    return { months };
  },
};

const blank = (id: string): Partial<Member> => ({
  ...{ name: NOBODY, employeeNo: `注销-${id}`, sealed: {}, sealedWith: null },
  ...{ phoneMark: null, idNumberMark: null, bankAccountMark: null },
  ...{ gender: null, birthOn: null, departmentId: null, offices: [], tags: [], application: null },
});

/** What hung on the file goes with it: proposals of correction, remarks of the history, the log of openings, the transfer's papers. */
async function scrub(ctx: Context, { unionId, _id }: Member): Promise<void> {
  await scrubCorrections(ctx, unionId, _id, NOBODY);
  await scrubSteps(ctx, unionId, _id);
  await removeOpenings(ctx, unionId, _id);
  await scrubTransfers(ctx, unionId, _id, NOBODY);
}
