/** Teams inside an event: the captain founds one when signing up, others join by its code or are added by the captain. */
import { z } from 'zod';
import { done, Id, id, page, pageInput, text } from '../common';
import { command, query } from '../operation';
import { registered, TeamSeen, writers } from './contract-parts';

export const teams = {
  'event.teams': query({
    summary: '一场活动的队伍、人数和队员，人数不足的标明',
    access: writers,
    input: { ...pageInput, eventId: id('活动') },
    output: page(TeamSeen).extend({ title: z.string(), short: z.number() }),
    example: { eventId: 'e1' },
  }),
  'event.teamByCode': query({
    summary: '凭邀请码看要加入的队伍：队名、队长和还差几人',
    access: 'anyMember',
    input: { eventId: id('活动'), code: text('邀请码', { max: 10 }) },
    output: z.object({ id: Id, name: z.string(), captainName: z.string(), size: z.number(), max: z.number() }),
    example: { eventId: 'e1', code: 'K7M2QP' },
  }),
  'event.addTeammate': command({
    summary: '队长把一位会员直接加入本队，本人会收到通知并可退出',
    access: 'anyMember',
    input: { teamId: id('队伍'), employeeNo: text('工号', { max: 30 }), name: text('姓名', { max: 20 }) },
    output: registered,
    audit: '加入队员',
    example: { teamId: 't1', employeeNo: '10023', name: '李小明' },
  }),
  'event.removeTeammate': command({
    summary: '队长请一位队员离队并写明理由，名额随之退回',
    access: 'anyMember',
    input: { teamId: id('队伍'), memberId: id('队员'), reason: text('理由', { max: 200 }) },
    output: done,
    audit: '队员离队',
    example: { teamId: 't1', memberId: 'm2', reason: '本人请求' },
  }),
  'event.mergeTeams': command({
    summary: '干事把人数不足的队并入另一队，两队合起来不能超过上限，队员都会收到通知',
    access: writers,
    input: { teamId: id('要并入的队'), intoId: id('并到哪一队') },
    output: done,
    audit: '队伍合并',
    example: { teamId: 't1', intoId: 't2' },
  }),
  'event.passCaptain': command({
    summary: '队长把队长交给本队另一位队员',
    access: 'anyMember',
    input: { teamId: id('队伍'), memberId: id('新队长') },
    output: done,
    audit: '更换队长',
    example: { teamId: 't1', memberId: 'm2' },
  }),
};
