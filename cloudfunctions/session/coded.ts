/** One-time codes: given by an officer who knows the person, used once, and then a password of one's own or the chat app. */
import { randomInt } from 'node:crypto';
import type { session } from '../../types/session/contract';
import type { Actor } from '../../types/actor';
import type { Context, Handlers } from '../core/context';
import { endSessions, identitiesOf, isOfToken, startSession } from '../core/identity';
import { found, refuse } from '../core/refuse';
import { ringOf } from '../core/secret';
import { loadActor } from '../member/public';
import { tellBound, tie } from './binding';
import { personOf } from './person';
import { deviceOf, digestPassword } from './rules';
import { clearFailures, findAccount, findAccountOf, findCode, insertAccount, putCode, removeCode, setPassword, takeTry } from './store';
import { MINUTE_MS, momentAfter } from '../core/time';

type Ours = 'session.issueCode' | 'session.loginWithCode' | 'session.bind' | 'session.setPassword';
const VALID_MS = 15 * MINUTE_MS;
const WRONG = '账号或登录码不对，或登录码已过期、已用过；请核对，或请工会干事重新发一个';

export const handlers: Handlers<Pick<typeof session, Ours>> = {
  'session.issueCode': async (ctx, { memberId }) => {
    const person = await loadActor(ctx, memberId);
    const { unionId } = ctx.actor;
    const known = found(person?.unionId === unionId ? person : null, '这位会员（须为在册、保留会籍或退休）');
    const account = await accountFor(ctx, known);
    const code = String(randomInt(0, 100_000_000)).padStart(8, '0');
    const expiresAt = momentAfter(ctx.now, VALID_MS);
    await putCode(ctx, { _id: memberId, unionId, signature: await signatureOf(ctx, memberId, code), expiresAt });
    await clearFailures(ctx, account);
    ctx.note(memberId, '十五分钟内有效');
    return { account, code, expiresAt };
  },

  'session.loginWithCode': async (ctx, { account, code }) => {
    const actor = await codeTaken(ctx, account, code);
    const token = await startSession(ctx, actor.memberId, ctx.now, { device: deviceOf(ctx.device), begunBy: 'code' });
    return { token, member: await personOf(ctx, actor) };
  },

  'session.bind': async (ctx, { account, code }) => {
    if (!ctx.openid) refuse('CONFLICT', '请在聊天应用里打开小程序后再绑定；在浏览器里请直接用登录码登录');
    const actor = await codeTaken(ctx, account, code);
    await tie(ctx, actor, ctx.openid, 'code');
    tellBound(ctx, actor, '聊天应用已绑定', '用干事给的登录码绑定，以后打开小程序就是登录的。不是您本人操作的，请马上告诉工会');
    return { member: await personOf(ctx, actor) };
  },

  'session.setPassword': async (ctx, { newPassword }) => {
    const { memberId, unionId } = ctx.actor;
    const here = (await identitiesOf(ctx, memberId)).find((one) => isOfToken(one, ctx.token));
    if (here?.begunBy !== 'code') refuse('FORBIDDEN', '改密码请填写原密码；忘记了请工会干事发一次性登录码，用它登录后再设');
    const account = found(await findAccountOf(ctx, unionId, memberId), '您的账号');
    await setPassword(ctx, account._id, await digestPassword(newPassword));
    ctx.note(memberId);
    return { account: account._id, ended: await endSessions(ctx, { memberId, exceptToken: ctx.token }) };
  },
};

const signatureOf = async (ctx: Context, memberId: string, code: string) => (await ringOf(ctx)).sign('login-code', `${memberId}:${code}`);

/** Checks a code, counting the try, and uses it up; whatever is wrong gets the same answer. */
async function codeTaken(ctx: Context, name: string, code: string): Promise<Actor> {
  const account = await findAccount(ctx, name);
  const kept = account && (await findCode(ctx, account.memberId));
  if (!account || !kept || kept.expiresAt <= ctx.at || !(await takeTry(ctx, account.memberId))) refuse('WRONG_PASSWORD', WRONG);
  if (kept.signature !== (await signatureOf(ctx, account.memberId, code))) refuse('WRONG_PASSWORD', WRONG);
  const actor = await loadActor(ctx, account.memberId);
  if (!actor) refuse('FORBIDDEN', '您的会籍不在有效状态，请联系工会干事');
  ctx.actAs(actor);
  ctx.note(actor.memberId);
  await removeCode(ctx, account.memberId);
  return actor;
}

/** The person's account, or a new one that no password opens yet. */
async function accountFor(ctx: Context, { memberId, unionId }: Actor): Promise<string> {
  const had = await findAccountOf(ctx, unionId, memberId);
  if (had) return had._id;
  const account = `u${randomInt(10_000_000, 100_000_000)}`;
  await insertAccount(ctx, { _id: account, memberId, unionId, password: '', failures: 0, restsUntil: null });
  return account;
}
