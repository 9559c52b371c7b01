/** Signing up, changing it, leaving, and the place that is offered to those who wait. */
import { choice, id, text } from '../common';
import { command } from '../operation';
import { registered, signFields, writers } from './contract-parts';

const { remark, itemIds, companions, answers } = signFields;

export const signing = {
  'event.register': command({
    summary: '报名：选项目、带家属、答问题、组队；有名额即确认，满员且允许候补则按先后候补',
    access: 'anyMember',
    input: {
      eventId: id('活动'),
      remark: remark.default(''),
      itemIds: itemIds.default([]),
      companions: companions.default([]),
      answers: answers.default({}),
      /** Team events: found a team under this name, or join one by its code. */
      teamName: text('队名', { max: 20 }).optional(),
      teamCode: text('邀请码', { max: 10 }).optional(),
    },
    output: registered,
    audit: '报名活动',
    example: { eventId: 'e1' },
  }),
  'event.changeRegistration': command({
    summary: '修改本人报名的项目、家属、回答或备注，不写的不变；多占名额须有空位',
    access: 'anyMember',
    input: {
      eventId: id('活动'),
      remark: remark.optional(),
      itemIds: itemIds.optional(),
      companions: companions.optional(),
      answers: answers.optional(),
    },
    output: registered,
    audit: '修改报名',
    example: { eventId: 'e1', remark: '不吃辣' },
  }),
  'event.cancelRegistration': command({
    summary: '取消本人的报名或候补，空出的名额自动给候补第一位',
    access: 'anyMember',
    input: { eventId: id('活动'), reason: text('取消原因', { min: 0, max: 200 }).default('') },
    output: registered,
    audit: '取消报名',
    example: { eventId: 'e1', reason: '临时值班' },
  }),
  'event.acceptOffer': command({
    summary: '候补会员在保留时限内确认为其保留的名额',
    access: 'anyMember',
    input: { eventId: id('活动') },
    output: registered,
    audit: '确认候补名额',
    example: { eventId: 'e1' },
  }),
  'event.declineOffer': command({
    summary: '候补会员放弃为其保留的名额，立即给下一位',
    access: 'anyMember',
    input: { eventId: id('活动'), reason: text('放弃原因', { min: 0, max: 200 }).default('') },
    output: registered,
    audit: '放弃候补名额',
    example: { eventId: 'e1' },
  }),
  'event.review': command({
    summary: '审核一份报名：通过，或写明理由不通过并退回名额',
    access: writers,
    input: {
      registrationId: id('报名'),
      decision: choice('结论', { approve: '通过', reject: '不通过' }),
      reason: text('理由', { min: 0, max: 200 }).default(''),
    },
    output: registered,
    audit: '审核报名',
    example: { registrationId: 'e1:m1', decision: 'approve' },
  }),
};
