/** The beginning of an installation: without it nobody could sign in and nobody could be appointed. */
import { randomBytes } from 'node:crypto';
import type { beginOperations } from '../../types/founding/contract-begin';
import type { Handlers } from '../core/context';
import { refuse } from '../core/refuse';
import { dayOf } from '../core/time';
import { admitNewcomers } from '../member/public';
import { createAccounts } from '../session/public';
import { foundUnion, foundUpper, hasAnyUnit, seatAdministrator } from '../unit/public';

export const handlers: Handlers<typeof beginOperations> = {
  'founding.begin': async (ctx, { upperName, unionName, groupName, name, phone, employeeNo, account, ...entry }) => {
    const { unionId } = ctx.actor;
    if (await hasAnyUnit(ctx)) refuse('CONFLICT', '系统里已经有工会了；新的工会由上级工会在「建会」里办理，管理员由现任管理员任命');
    const parentId = await foundUpper(ctx, upperName);
    const register = { ...entry, contactName: name, contactPhone: phone, foundedOn: null };
    const groupId = await foundUnion(ctx, { unionId, parentId, name: unionName, groupName, entry: register });
    const admitted = await admitNewcomers(ctx, [{ name, phone, employeeNo }], { unionId, groupId }, dayOf(ctx.now));
    const memberId = admitted.get(name)!;
    await seatAdministrator(ctx, { unionId, memberId, name });
    const password = randomBytes(9).toString('base64url');
    await createAccounts(ctx, [{ account, memberId, unionId }], password);
    ctx.note(unionId, unionName);
    return { unionId, memberId, account, password };
  },
};
