/** Signing in and out, and knowing oneself. */
import type { session } from '../../types/session/contract';
import { contracts, type OperationName } from '../../types/contracts';
import { rolesOf } from '../../types/actor';
import { may, type Handlers } from '../core/context';
import { endSession, endSessions, identitiesOf, isOfToken, startSession } from '../core/identity';
import { found, refuse } from '../core/refuse';
import { loadActor } from '../member/public';
import { unitNames } from '../unit/public';
import { personOf } from './person';
import { countUnread } from '../notification/public';
import { handlers as chat } from './chat';
import { findBinding } from './chat-store';
import { handlers as checking } from './checking';
import { handlers as coded } from './coded';
import { deviceOf, digestPassword, isPassword, nobodysDigest } from './rules';
import { clearFailures, countFailure, findAccount, findAccountOf, setPassword } from './store';

export const handlers: Handlers<typeof session> = {
  ...coded,
  ...chat,
  ...checking,

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
    return {
      token: await startSession(ctx, actor.memberId, ctx.now, { device: deviceOf(ctx.device) }),
      member: await personOf(ctx, actor),
    };
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

  'session.list': async (ctx) => {
    const { memberId } = ctx.actor;
    const [all, bound] = await Promise.all([identitiesOf(ctx, memberId), findBinding(ctx, memberId)]);
    const live = all.filter(({ kind, expireAt }) => kind === 'session' && (!expireAt || expireAt > ctx.now));
    const items = live.map((one) => ({
      id: one.sessionId ?? 'unnamed',
      device: one.device || '其他设备',
      startedAt: one.createdAt.toISOString(),
      lastSeenAt: (one.lastSeenAt ?? one.createdAt).toISOString(),
      isThis: isOfToken(one, ctx.token),
      isByCode: one.begunBy === 'code',
    }));
    const chat = bound && { boundAt: bound.boundAt, way: bound.way };
    return { chat, items: items.sort((a, b) => Number(b.isThis) - Number(a.isThis) || (a.lastSeenAt < b.lastSeenAt ? 1 : -1)) };
  },

  'session.end': async (ctx, { id }) => {
    found((await endSession(ctx, ctx.actor.memberId, id)) || null, '这台设备的登录');
    ctx.note(ctx.actor.memberId);
    return { id };
  },
};
