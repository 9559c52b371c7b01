/** The chat app: entering by the platform's one-time code, binding the chat account to a member's file, its check, its end. */
import { z } from 'zod';
import { Id, Moment, choice, done, flag, id, page, pageInput, text } from '../common';
import { command, query } from '../operation';
import { bindingDoubtLabels, bindingWayLabels } from './labels';
import { chatRequestLifecycle } from './lifecycle';
import { Person } from './person';

const keepers = { officer: 'union', chair: 'union' } as const;
const State = z.enum(chatRequestLifecycle.states);
export const Way = z.enum(Object.keys(bindingWayLabels) as [keyof typeof bindingWayLabels]);
const Doubt = z.enum(Object.keys(bindingDoubtLabels) as [keyof typeof bindingDoubtLabels]);
const platformCode = (label: string) =>
  z.string(`请重新打开小程序，${label}由聊天应用给出`).regex(/^[\x21-\x7e]{1,256}$/, `${label}不对，请关闭小程序后重新打开`);
const name = text('姓名', { max: 30 });
const ending = z
  .string('请填写手机号或工号的末六位')
  .trim()
  .toUpperCase()
  .regex(/^[A-Z0-9]{4,6}$/, '请填写手机号或工号的末六位（工号不足六位的写全）');

const Request = z.object({
  id: Id,
  state: State,
  unionName: z.string(),
  name: z.string(),
  at: Moment,
  reason: z.string().nullable(),
});
/** `bound`: done; `checking`: somebody looks at it first. */
const Outcome = z.object({ state: z.enum(['bound', 'checking']), member: Person.nullable() });

export const chatOperations = {
  'session.enter': command({
    summary: '小程序启动时用聊天应用的一次性凭证换取会话；在云函数里身份由平台给出，不用凭证',
    access: 'public',
    input: { code: platformCode('登录凭证').optional() },
    /** The token is null where the platform itself says who calls. */
    output: z.object({ token: z.string().nullable(), member: Person.nullable() }),
    // Each start of the app; what is audited is the binding.
    audit: null,
    isSecret: true,
    example: { code: 'from-the-chat-app' },
  }),
  'session.chat': query({
    summary: '这个聊天账号绑定了哪些会员档案、现在用哪一个、有没有正在核对的请求',
    access: 'public',
    input: {},
    output: z.object({
      /** Whether the call comes from the chat app. */
      isHere: z.boolean(),
      hasPhoneButton: z.boolean(),
      /** Only in a demonstration: the chat app can be played in a browser. */
      isSimulated: z.boolean(),
      files: z.array(
        z.object({
          memberId: Id,
          name: z.string(),
          unionName: z.string(),
          groupName: z.string(),
          isCurrent: z.boolean(),
          /** False after leaving: the file stays bound, but lets nobody in. */
          isActive: z.boolean(),
          boundAt: Moment,
        }),
      ),
      requests: z.array(Request),
    }),
    example: {},
  }),
  'session.findUnions': query({
    summary: '按名称找工会，绑定时选择自己的工会；无须登录',
    access: 'public',
    input: { search: text('工会名称', { min: 2, max: 30 }) },
    output: z.object({ items: z.array(z.object({ id: Id, name: z.string() })) }),
    example: { search: '工会' },
  }),
  'session.bindByInvitation': command({
    summary: '在聊天应用里凭小组的入会码、姓名和末六位绑定；只对上一位、未绑定且不任职的当场绑定，其余转干事核对',
    access: 'public',
    input: { code: text('入会码', { max: 40 }), name, ending },
    output: Outcome,
    audit: '凭入会码绑定聊天应用',
    isSecret: true,
    example: { code: 'ABCDEFGH-123456', name: '测试职工', ending: '009999' },
  }),
  'session.bindByPhone': command({
    summary: '在聊天应用里凭手机号按钮绑定；默认不开，只对上一位、未绑定且不任职的当场绑定',
    access: 'public',
    input: { code: platformCode('手机号凭证'), unionId: id('工会') },
    output: Outcome,
    audit: '凭手机号绑定聊天应用',
    isSecret: true,
    example: { code: 'from-the-phone-button', unionId: 'union1' },
  }),
  'session.askBinding': command({
    summary: '在聊天应用里没有入会码的，填写姓名和末六位请本会干事核对后绑定；换了手机的也这样办',
    access: 'public',
    input: { unionId: id('工会'), name, ending, remark: text('说明', { min: 0, max: 100 }).optional() },
    output: done,
    audit: '请干事核对聊天应用绑定',
    isSecret: true,
    example: { unionId: 'union1', name: '测试职工', ending: '009999' },
  }),
  'session.withdrawBinding': command({
    summary: '撤回自己的绑定请求',
    access: 'public',
    input: { id: id('请求') },
    output: done,
    audit: '撤回绑定请求',
    example: { id: 'r1' },
  }),
  'session.chooseFile': command({
    summary: '在几个工会都有档案的，选择现在用哪一个',
    access: 'public',
    input: { memberId: id('会员档案') },
    output: z.object({ member: Person }),
    audit: '切换到本会',
    example: { memberId: 'm1' },
  }),
  'session.unbind': command({
    summary: '解除自己的聊天应用绑定',
    access: 'anyMember',
    input: {},
    output: z.object({ isUnbound: z.boolean() }),
    audit: '解除聊天应用绑定',
    example: {},
  }),
  'session.unbindMember': command({
    summary: '干事解除一位会员的聊天应用绑定（手机遗失、账号被盗、绑错了人），写明理由，本人会收到通知',
    access: { ...keepers, admin: 'union' },
    input: { memberId: id('会员'), reason: text('理由', { max: 200 }) },
    output: z.object({ isUnbound: z.boolean() }),
    audit: '解除会员的聊天应用绑定',
    example: { memberId: 'm1', reason: '手机遗失' },
  }),
  'session.bindingOf': query({
    summary: '干事看一位会员有没有绑定聊天应用',
    access: { ...keepers, admin: 'union' },
    input: { memberId: id('会员') },
    output: z.object({ chat: z.object({ boundAt: Moment, way: Way }).nullable() }),
    example: { memberId: 'm1' },
  }),
  'session.bindings': query({
    summary: '干事看要核对的绑定请求：姓名对上了谁、末六位对不对、是否已绑定别的聊天账号',
    access: keepers,
    input: { ...pageInput, state: choice('状态', chatRequestLifecycle.labels).optional() },
    output: page(
      z.object({
        id: Id,
        state: State,
        name: z.string(),
        remark: z.string(),
        at: Moment,
        /** Why nobody was bound at once; null when one member fits in everything. */
        doubt: Doubt.nullable(),
        candidates: z.array(
          z.object({
            memberId: Id,
            name: z.string(),
            groupName: z.string(),
            employeeNo: z.string(),
            isMatch: z.boolean(),
            hasOffice: z.boolean(),
            /** Bound to another chat account since. */
            boundAt: Moment.nullable(),
          }),
        ),
        memberName: z.string().nullable(),
        decidedByName: z.string().nullable(),
        decidedAt: Moment.nullable(),
        reason: z.string().nullable(),
        moves: z.array(z.enum(['bind', 'decline'])),
      }),
    ),
    example: {},
  }),
  'session.decideBinding': command({
    summary: '干事核对本人后绑定，或写明理由不通过；会员已绑定别的聊天账号的，要写明是换手机（takesOver）',
    access: keepers,
    input: {
      id: id('请求'),
      decision: choice('决定', { bind: '绑定', decline: '不通过' }),
      memberId: id('会员').optional(),
      takesOver: flag('换到新手机').optional(),
      reason: text('理由', { min: 0, max: 200 }).optional(),
    },
    output: z.object({ id: Id, state: State }),
    audit: '核对聊天应用绑定',
    example: { id: 'r1', decision: 'decline', reason: '请先到工会核对' },
  }),
};
