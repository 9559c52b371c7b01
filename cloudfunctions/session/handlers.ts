/** Signing in and out, and knowing oneself. */
import type { session } from '../../types/session/contract';
import { contracts, type OperationName } from '../../types/contracts';
import { rolesOf, type Actor } from '../../types/actor';
import { may, type Context, type Handlers } from '../core/context';
import { endSessions, startSession } from '../core/identity';
import { refuse } from '../core/refuse';
import { loadActor } from '../member/public';
import { unitNames } from '../unit/public';
import { countUnread } from '../notification/public';
import { digestPassword, isPassword, nobodysDigest } from './rules';
import { clearFailures, countFailure, findAccount, findAccountOf, setPassword } from './store';

export const handlers: Handlers<typeof session> = {
  'session.login': async (ctx, { account, password }) => {
    const known = await findAccount(ctx, account);
    if (known?.restsUntil && known.restsUntil > ctx.at) refuse('RATE_LIMITED', '密码连续输错多次，请五分钟后再试，或请工会干事重设密码');
    if (!(await isPassword(password, known?.password ?? nobodysDigest)) || !known) {
      if (known) await countFailure(ctx, account, ctx.now);
      refuse('WRONG_PASSWORD');
    }
    const actor = await loadActor(ctx, known.memberId);
    if (!actor) refuse('FORBIDDEN', '您的会籍不在有效状态，请联系工会干事');
    ctx.actAs(actor);
    ctx.note(actor.memberId);
    if (known.failures > 0) await clearFailures(ctx, account);
    return { token: await startSession(ctx, actor.memberId, ctx.now), member: await personOf(ctx, actor) };
  },

  'session.me': async (ctx) => {
    const { actor } = ctx;
    const [member, names, unread] = await Promise.all([personOf(ctx, actor), unitNames(ctx, actor.unionId), countUnread(ctx)]);
    return {
      member,
      unread,
      roles: rolesOf(actor),
      offices: actor.offices.map((office) => ({ ...office, unitName: names.get(office.unitId) ?? '' })),
      operations: (Object.keys(contracts) as OperationName[]).filter((operation) => may(actor, operation)),
    };
  },

  'session.logout': async (ctx, { everywhere }) => {
    const by = everywhere || !ctx.token ? { memberId: ctx.actor.memberId } : { token: ctx.token };
    ctx.note(ctx.actor.memberId, everywhere ? '所有设备' : '本设备');
    return { ended: await endSessions(ctx, by) };
  },

  'session.changePassword': async (ctx, { oldPassword, newPassword }) => {
    const { memberId, unionId } = ctx.actor;
    const account = await findAccountOf(ctx, unionId, memberId);
    if (!account) refuse('CONFLICT', '您在聊天应用内使用，没有密码');
    if (!(await isPassword(oldPassword, account.password))) refuse('WRONG_PASSWORD', '原密码不对，请核对后再试');
    await setPassword(ctx, account._id, await digestPassword(newPassword));
    ctx.note(memberId);
    return { ended: await endSessions(ctx, { memberId, exceptToken: ctx.token }) };
  },
};

async function personOf(ctx: Context, { memberId, name, unionId, groupId }: Actor) {
  const names = await unitNames(ctx, unionId);
  return { id: memberId, name, unionId, groupId, unionName: names.get(unionId) ?? '', groupName: names.get(groupId) ?? '' };
}
