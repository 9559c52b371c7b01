/** The day of a session: delegates sign in themselves, the quorum is counted from who is in, the hall's screen shows it. */
import { z } from 'zod';
import { Id, Moment, done, id, text } from '../common';
import { Exported } from '../file/contract';
import { command, query } from '../operation';
import { Quorum, SessionItem } from './contract-session';
import { Resolution, Speech } from './contract-floor';
import { keepers } from './contract-term';
import { agendaLabels, signInLabels, staffLabels } from './labels';

const keys = <T extends string>(labels: Record<T, string>) => Object.keys(labels) as [T, ...T[]];
const session = { sessionId: id('会议') };
const delegates = { delegate: 'union' } as const;
const inside = { delegate: 'union', auditor: 'union', ...keepers } as const;
export const chairing = { delegate: 'union', ...keepers } as const;

const Item = z.object({
  id: Id,
  place: z.number(),
  title: z.string(),
  kind: z.enum(keys(agendaLabels)),
  reporter: z.string(),
  minutes: z.number(),
  isNow: z.boolean(),
});
/** A secret ballot of the session: how far it is; figures only once they are public. */
const Voting = z.object({
  id: Id,
  title: z.string(),
  state: z.string(),
  stateName: z.string(),
  questions: z.array(z.string()),
  due: z.number(),
});
const presence = { memberId: id('代表'), reason: text('原因', { max: 100 }) };

export const meetingOperations = {
  'congress.meeting': query({
    summary: '会场：到会与法定人数、正在进行的议题、发言、表决；代表、主席团、会务与经审可见',
    access: 'anyMember',
    input: session,
    output: SessionItem.extend({
      /** The server's clock, for timers. */
      now: Moment,
      quorum: Quorum,
      agenda: z.array(Item),
      speaking: Speech.nullable(),
      line: z.array(Speech),
      spoken: z.array(Speech),
      resolutions: z.array(Resolution),
      votings: z.array(Voting),
      signIn: z.object({ isOpen: z.boolean(), isIn: z.boolean() }).nullable(),
      canAsk: z.boolean(),
      moves: z.array(z.string()),
    }),
    example: { sessionId: 's1' },
  }),
  'congress.screen': query({
    summary: '会场大屏：法定人数、议题、发言人与计时、正在进行的投票和结果，自动更新',
    access: inside,
    input: session,
    output: z.object({
      name: z.string(),
      unionName: z.string(),
      state: SessionItem.shape.state,
      startsAt: Moment,
      place: z.string(),
      now: Moment,
      quorum: Quorum,
      item: Item.nullable(),
      items: z.number(),
      speaking: Speech.nullable(),
      waiting: z.array(z.string()),
      votings: z.array(Voting),
      results: z.array(Resolution),
    }),
    example: { sessionId: 's1' },
  }),
  'congress.signInCode': query({
    summary: '会场门口的签到码，每30秒更换，附到会人数',
    access: keepers,
    input: session,
    output: z.object({
      name: z.string(),
      place: z.string(),
      startsAt: Moment,
      code: z.string(),
      validUntil: Moment,
      signInFrom: Moment,
      isOpen: z.boolean(),
      /** Why nobody can sign in now; empty when they can. */
      trouble: z.string(),
      quorum: Quorum,
    }),
    example: { sessionId: 's1' },
  }),
  'congress.signIn': command({
    summary: '代表本人扫或输入会场的签到码签到；重复签到只算一次，不能代签',
    access: delegates,
    input: {
      ...session,
      code: z
        .string('签到码应为6位数字')
        .trim()
        .regex(/^\d{6}$/, '签到码应为6位数字'),
    },
    output: z.object({ id: Id, at: Moment, quorum: Quorum }),
    audit: '代表签到',
    example: { sessionId: 's1', code: '123456' },
  }),
  'congress.signInByHand': command({
    summary: '会务为到会但不便扫码的代表登记，写明原因；只能为到会的本人登记',
    access: keepers,
    input: { ...session, ...presence },
    output: done,
    audit: '登记代表到会',
    example: { sessionId: 's1', memberId: 'm1', reason: '手机没电，本人到场' },
  }),
  'congress.signOut': command({
    summary: '登记代表离会或更正误登：不再计入到会人数，写明原因',
    access: keepers,
    input: { ...session, ...presence },
    output: done,
    audit: '登记代表离会',
    example: { sessionId: 's1', memberId: 'm1', reason: '下午请假' },
  }),
  'congress.attendance': query({
    summary: '签到名册：全体代表，谁到会、什么时候、怎样签到',
    access: { auditor: 'union', ...keepers },
    input: session,
    output: z.object({
      name: z.string(),
      quorum: Quorum,
      canEnter: z.boolean(),
      items: z.array(
        z.object({
          memberId: Id,
          name: z.string(),
          constituencyName: z.string(),
          staffKind: z.enum(keys(staffLabels)),
          at: Moment.nullable(),
          how: z.enum(keys(signInLabels)).nullable(),
          note: z.string(),
          isPresent: z.boolean(),
        }),
      ),
    }),
    example: { sessionId: 's1' },
  }),
  'congress.exportAttendance': command({
    summary: '导出签到名册（表格）',
    access: { auditor: 'union', ...keepers },
    input: session,
    output: Exported,
    audit: '导出签到名册',
    example: { sessionId: 's1' },
  }),
  'congress.goToItem': command({
    summary: '主席团或会务转到一项议题，会场与大屏随之更新',
    access: chairing,
    input: { ...session, itemId: id('议题') },
    output: done,
    audit: '进行议题',
    example: { sessionId: 's1', itemId: 'i1' },
  }),
};
