/** In the chat app: entering, binding one's chat account to one's file, choosing between unions, letting go. */
import type { chatOperations } from '../../types/session/contract-chat';
import type { BindingWay } from '../../types/session/labels';
import { startChat, memberOfOpenid, pointOpenid } from '../core/chat-identity';
import { claimed, type Context, type Handlers } from '../core/context';
import { openidOfCode, phoneOfCode, type Trouble } from '../core/platform/platform';
import { hasPhoneButton, isSimulated } from '../core/platform/settings';
import { found, refuse, refuseField } from '../core/refuse';
import { ringOf } from '../core/secret';
import { findByPhone, findNamesakes, invitationInForce, loadActor, type Namesake } from '../member/public';
import { findUnionsNamed, findUnitAnywhere, unitNames } from '../unit/tree-public';
import { letGo, tellBound, tie } from './binding';
import { codeTrouble, isMistyped, judge, type Judged } from './chat-rules';
import {
  findBinding,
  findBindings,
  findFilesOf,
  findRequest,
  findRequestsOf,
  insertRequest,
  moveRequest,
  requestId,
  takeChatTry,
  type ChatRequest,
} from './chat-store';
import { personOf } from './person';

type Ours = Exclude<
  keyof typeof chatOperations,
  'session.bindingOf' | 'session.bindings' | 'session.decideBinding' | 'session.unbindMember'
>;
const OUTSIDE = '请在聊天应用里打开小程序后再操作；在浏览器里请用账号登录';
/** In an hour: of one account, and for one name of a union whoever tries. */
const MOST_OF_ACCOUNT = 8;
const MOST_FOR_NAME = 20;

export const handlers: Handlers<Pick<typeof chatOperations, Ours>> = {
  'session.enter': claimed<(typeof chatOperations)['session.enter'], { openid: string; isToken: boolean }>({
    // A code is good once: it is used outside the transaction, which may run again.
    claim: async (ctx, { code }) => {
      if (!code) return { openid: accountOf(ctx), isToken: false };
      const answer = await openidOfCode(code);
      return answer.ok ? { openid: answer.data, isToken: true } : refuseCode(answer);
    },
    write: async (ctx, _input, { openid, isToken }) => {
      const memberId = await memberOfOpenid(ctx, openid);
      const actor = memberId ? await loadActor(ctx, memberId) : null;
      const token = isToken ? await startChat(ctx, openid, ctx.now) : null;
      return { token, member: actor && (await personOf(ctx, actor)) };
    },
    settle: () => Promise.resolve(),
  }),

  'session.chat': async (ctx) => {
    const { openid } = ctx;
    const flags = { isHere: Boolean(openid), hasPhoneButton: hasPhoneButton(), isSimulated: isSimulated() };
    if (!openid) return { ...flags, files: [], requests: [] };
    const [kept, asked, current] = await Promise.all([findFilesOf(ctx, openid), findRequestsOf(ctx, openid), memberOfOpenid(ctx, openid)]);
    const files = await Promise.all(
      kept.map(async ({ _id: memberId, unionId, boundAt }) => {
        const [actor, names] = await Promise.all([loadActor(ctx, memberId), unitNames(ctx, unionId)]);
        const groupName = names.get(actor?.groupId ?? '') ?? '';
        const shown = { memberId, name: actor?.name ?? '', unionName: names.get(unionId) ?? '', groupName, boundAt };
        return { ...shown, isCurrent: current === memberId, isActive: actor !== null };
      }),
    );
    const requests = await Promise.all(
      asked.map(async ({ _id: id, unionId, ...rest }) => ({ ...rest, id, unionName: (await unitNames(ctx, unionId)).get(unionId) ?? '' })),
    );
    return { ...flags, files, requests: requests.sort((a, b) => (a.at < b.at ? 1 : -1)) };
  },

  'session.findUnions': async (ctx, { search }) => ({
    items: (await findUnionsNamed(ctx, search, 20)).map(({ _id: id, name }) => ({ id, name })),
  }),

  'session.bindByInvitation': async (ctx, { code, name, ending }) => {
    const openid = accountOf(ctx);
    await takeTries(ctx, openid);
    const { groupId, unionId } = await invitationInForce(ctx, code);
    await takeNameTry(ctx, unionId, name);
    const namesakes = (await findNamesakes(ctx, unionId, name)).filter((one) => one.groupId === groupId);
    const judged = await judgedOf(ctx, namesakes, openid, ending);
    if (isMistyped(judged)) refuseField('ending', '小组里没有姓名和末六位都对得上的会员，请核对；对不上的可请干事核对');
    const bound = await bindOrAsk(ctx, { unionId, openid, name, ending, judged, way: 'invitation', remark: '凭小组的入会码' });
    if (bound.state === 'bound') tellLeaders(ctx, unionId, groupId, name);
    return bound;
  },

  'session.bindByPhone': claimed<(typeof chatOperations)['session.bindByPhone'], string>({
    claim: async (ctx, { code }) => {
      const openid = accountOf(ctx);
      if (!hasPhoneButton()) refuse('FORBIDDEN', '本小程序没有开通手机号绑定，请用入会码或请干事核对');
      await takeTries(ctx, openid);
      const answer = await phoneOfCode({ db: ctx.db, now: () => ctx.now }, code, openid);
      return answer.ok ? answer.data : refuseCode(answer);
    },
    write: async (ctx, { unionId }, phone) => {
      const openid = accountOf(ctx);
      const [member] = await findByPhone(ctx, unionId, phone);
      if (!member) refuse('NOT_FOUND', '本会名册里没有这个手机号；号码换过的，请用入会码绑定或请干事核对');
      const ending = phone.slice(-6);
      const judged = await judgedOf(ctx, [member], openid, ending);
      const { name } = member;
      return bindOrAsk(ctx, { unionId, openid, name, ending, judged, way: 'phone', remark: '手机号与名册一致' });
    },
    settle: () => Promise.resolve(),
  }),

  'session.askBinding': async (ctx, { unionId, name, ending, remark = '' }) => {
    const openid = accountOf(ctx);
    await takeTries(ctx, openid);
    const union = await findUnitAnywhere(ctx, unionId);
    if (union?.kind !== 'union' || union.closedOn) refuseField('unionId', '没有这个工会，请重新选择');
    return { id: await ask(ctx, { unionId, openid, name, ending, remark }) };
  },

  'session.withdrawBinding': async (ctx, { id }) => {
    const request = await findRequest(ctx, id);
    const own = found(request?.openid === accountOf(ctx) ? request : null, '您的绑定请求');
    actFor(ctx, own);
    await moveRequest(ctx, own, 'withdraw');
    ctx.note(id);
    return { id };
  },

  'session.chooseFile': async (ctx, { memberId }) => {
    const openid = accountOf(ctx);
    const binding = await findBinding(ctx, memberId);
    const own = found(binding?.openid === openid ? binding : null, '您绑定的档案');
    const actor = await loadActor(ctx, own._id);
    if (!actor) refuse('CONFLICT', '您在这个工会的会籍不在有效状态，请联系那里的工会干事');
    ctx.actAs(actor);
    await pointOpenid(ctx, openid, memberId, ctx.now);
    ctx.note(memberId);
    return { member: await personOf(ctx, actor) };
  },

  'session.unbind': async (ctx) => {
    const { memberId } = ctx.actor;
    const binding = await findBinding(ctx, memberId);
    ctx.note(memberId);
    if (binding) await letGo(ctx, binding, ctx.now);
    return { isUnbound: binding !== null };
  },
};

/** The platform's word for who calls; an input never holds it. */
const accountOf = (ctx: Context): string => ctx.openid ?? refuse('CONFLICT', OUTSIDE);

function refuseCode({ errcode }: Trouble): never {
  const [code, sentence] = codeTrouble(errcode);
  return refuse(code, sentence);
}

/** Counted whether right or wrong: eight an hour are enough for anybody who knows their own number. */
async function takeTries(ctx: Context, openid: string): Promise<void> {
  if (!(await takeChatTry(ctx, `account:${openid}`, MOST_OF_ACCOUNT, ctx.now)))
    refuse('RATE_LIMITED', '试得太多了，请一小时后再试，或请工会干事当面办理');
}
/** However many accounts somebody has, one name is not tried through. */
async function takeNameTry(ctx: Context, unionId: string, name: string): Promise<void> {
  if (!(await takeChatTry(ctx, `name:${unionId}:${name}`, MOST_FOR_NAME, ctx.now)))
    refuse('RATE_LIMITED', '这个姓名一小时内试得太多了，请稍后再试，或请工会干事当面办理');
}

async function judgedOf(ctx: Context, namesakes: Namesake[], openid: string, ending: string): Promise<Judged> {
  const ids = namesakes.map(({ memberId }) => memberId);
  const bound = new Map((await findBindings(ctx, ids)).map((binding) => [binding._id, binding.openid]));
  const candidates = namesakes.map(({ memberId, hasOffice, endings }) => ({
    memberId,
    hasOffice,
    isMatch: endings.includes(ending),
    boundTo: bound.get(memberId) ?? null,
  }));
  return judge(candidates, openid);
}

type Wish = { unionId: string; openid: string; name: string; ending: string; remark: string };

async function bindOrAsk(ctx: Context, { judged, way, ...wish }: Wish & { judged: Judged; way: BindingWay }) {
  const { fits, doubt } = judged;
  const actor = fits && doubt === null ? await loadActor(ctx, fits.memberId) : null;
  if (!actor) {
    await ask(ctx, wish);
    return { state: 'checking' as const, member: null };
  }
  const other = (await findFilesOf(ctx, wish.openid)).find((one) => one.unionId === wish.unionId && one._id !== actor.memberId);
  if (other) refuse('ALREADY_BOUND', '您的聊天账号在本会已绑定另一份档案；绑错了的，请先解除，或请工会干事办理');
  ctx.actAs(actor);
  await tie(ctx, actor, wish.openid, way);
  ctx.note(actor.memberId);
  tellBound(ctx, actor, '聊天应用已绑定', '以后打开小程序就是登录的。不是您本人操作的，请在「登录的设备」里解除并告诉工会干事');
  return { state: 'bound' as const, member: await personOf(ctx, actor) };
}

/** Puts a request before the officers; asked again it takes the same place. */
async function ask(ctx: Context, { unionId, openid, name, ending, remark }: Wish): Promise<string> {
  const _id = requestId(openid, unionId);
  const former = await findRequest(ctx, _id);
  if (former?.state === 'open') refuse('CONFLICT', '您的请求已经在等干事核对；要改姓名或末六位，请先撤回再提');
  const endingMark = (await ringOf(ctx)).mark('chat-ending', ending);
  const blank = { memberId: null, decidedByName: null, decidedAt: null, reason: null };
  const asked = { name, endingMark, remark, at: ctx.at, ...blank };
  actFor(ctx, { unionId, name });
  if (former) await moveRequest(ctx, former, 'again', asked);
  else await insertRequest(ctx, { _id, unionId, openid, state: 'open', ...asked });
  ctx.note(_id);
  ctx.later('notification.send', {
    unionId,
    audience: { roles: ['officer'] },
    matter: `session:binding:${_id}:${ctx.at}`,
    kind: 'member',
    title: `${name} 请核对聊天应用绑定`,
    body: '请核对是本人后绑定',
    link: '/pages/session/bindings/index',
  });
  return _id;
}

/** A stranger acts in the union they ask, under the name they say. */
const actFor = (ctx: Context, { unionId, name }: Pick<ChatRequest, 'unionId' | 'name'>): void =>
  ctx.actAs({ ...ctx.actor, memberId: '', unionId, name });

const tellLeaders = (ctx: Context, unionId: string, groupId: string, name: string): void =>
  ctx.later('notification.send', {
    unionId,
    audience: { unitIds: [groupId], roles: ['groupLeader'] },
    matter: `session:bound:${requestId(name, groupId)}:${ctx.at}`,
    kind: 'member',
    title: `${name} 已绑定聊天应用`,
    body: '凭您小组的入会码绑定；不是本人的，请告诉工会干事解除',
    link: '/pages/member/list/index',
  });
