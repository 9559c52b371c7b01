/** Teams: who is in which, a captain who adds, lets go and hands on, and those that are too few when sign-up closes. */
import type { event as contract } from '../../types/event/contract';
import { claimed, type Context, type Handlers } from '../core/context';
import { found, refuse, refuseField } from '../core/refuse';
import { findActorByNumber } from '../member/public';
import { announceAdded, announceCaptain, announceMerged, announceRemoved } from './notices';
import { claimFor, leave, settleAndPromote, settleSignUp, writeSignUp, type SignUp } from './registering';
import { isAddressedTo, mergeTrouble, teamTrouble } from './rules';
import { findEvent, findRegistration, readRegistration, moveTeam, registrationId, type Event } from './store';
import { countShort, findTeam, findTeamByCode, mergeInto, pageTeams, passTeam, type Team } from './team-store';
import { teamsSeen } from './team-view';

type Names = 'event.teams' | 'event.teamByCode' | 'event.addTeammate' | 'event.removeTeammate' | 'event.mergeTeams' | 'event.passCaptain';

export const teamwork: Pick<Handlers<typeof contract>, Names> = {
  'event.teams': async (ctx, { eventId, ...asked }) => {
    const event = found(await findEvent(ctx, eventId), '这项活动');
    const [page, short] = await Promise.all([pageTeams(ctx, eventId, asked), event.team ? countShort(ctx, eventId, event.team.min) : 0]);
    return { ...page, items: await teamsSeen(ctx, event, page.items), title: event.title, short };
  },

  'event.teamByCode': async (ctx, { eventId, code }) => {
    const event = found(await findEvent(ctx, eventId), '这项活动');
    if (!isAddressedTo(event.to, ctx.actor)) refuse('NOT_FOUND', '没有找到这项活动，可能已被移除或不在您可见的范围内');
    const team = await findTeamByCode(ctx, eventId, code);
    if (!team || team.state !== 'open' || !event.team) return refuseField('code', '没有这个邀请码，请向队长核对（6位字母和数字）');
    const captain = team.members.find(({ memberId }) => memberId === team.captainId);
    return { id: team._id, name: team.name, captainName: captain?.name ?? '', size: team.size, max: event.team.max };
  },

  'event.addTeammate': claimed<(typeof contract)['event.addTeammate'], SignUp>({
    claim: async (ctx, { teamId, employeeNo, name }) => {
      const { team, event } = await captained(ctx, teamId);
      const who = await findActorByNumber(ctx, ctx.scope.unionId, employeeNo);
      if (!who || who.name !== name) return refuseField('employeeNo', '没有姓名和工号都相符的会员，请核对后再填');
      if (event.questions.some(({ isRequired }) => isRequired)) refuse('TEAM_CLOSED', '报名要回答问题，请把邀请码发给对方，由本人填写加入');
      const own = await readRegistration(ctx, event._id, ctx.actor.memberId);
      const signed = { itemIds: own?.itemIds ?? [], companions: [], answers: {} };
      return claimFor(ctx, event._id, who, signed, '', { teamCode: team.code });
    },
    write: async (ctx, _input, signUp) => {
      const answer = await writeSignUp(ctx, signUp);
      announceAdded(ctx, signUp.event, signUp.who.memberId, ctx.actor.name);
      return answer;
    },
    settle: (ctx, _input, signUp) => settleSignUp(ctx, signUp),
  }),

  'event.removeTeammate': async (ctx, { teamId, memberId, reason }) => {
    const { team, event } = await captained(ctx, teamId);
    if (memberId === ctx.actor.memberId) refuse('CONFLICT', '您是队长，要离队请在活动页取消报名，队长会自动交给下一位');
    const record = await findRegistration(ctx, registrationId(event._id, memberId));
    if (!record || record.teamId !== teamId) return refuse('NOT_FOUND', '本队没有这位队员，可能已经离队，请刷新查看');
    await leave(ctx, record, 'cancel', `队长${ctx.actor.name}请其离队：${reason}`);
    announceRemoved(ctx, event, record, team.name, reason);
    await settleAndPromote(ctx, event._id);
    ctx.note(event._id, `${record.name}离开${team.name}：${reason}`);
    return { id: teamId };
  },

  'event.mergeTeams': async (ctx, { teamId, intoId }) => {
    const from = found(await findTeam(ctx, teamId), '要并入的队伍');
    const into = found(await findTeam(ctx, intoId), '要并到的队伍');
    const event = found(await findEvent(ctx, from.eventId), '这项活动');
    const trouble = mergeTrouble(event, from, into, ctx.at);
    if (trouble) refuse(trouble.code, trouble.message);
    if (!(await mergeInto(ctx, from, into, event.team?.max ?? 0))) refuse('CONFLICT', '队伍人数刚刚变了，请刷新后再合并');
    await moveTeam(ctx, event, from, into);
    announceMerged(ctx, event, from, into);
    ctx.note(event._id, `${from.name}并入${into.name}`);
    return { id: intoId };
  },

  'event.passCaptain': async (ctx, { teamId, memberId }) => {
    const { team, event } = await captained(ctx, teamId);
    const next = team.members.find((one) => one.memberId === memberId);
    if (!next) return refuse('NOT_FOUND', '本队没有这位队员，可能已经离队，请刷新查看');
    if (memberId === team.captainId) refuse('CONFLICT', '您已经是队长，请选另一位队员');
    if (!(await passTeam(ctx, team, memberId))) refuse('CONFLICT');
    announceCaptain(ctx, event, memberId, team.name);
    ctx.note(event._id, `${team.name}的队长交给${next.name}`);
    return { id: teamId };
  },
};

/** The caller's own team and its event, while teams may still change. */
async function captained(ctx: Context, teamId: string): Promise<{ team: Team; event: Event }> {
  const team = await findTeam(ctx, teamId);
  const isIn = team?.members.some(({ memberId }) => memberId === ctx.actor.memberId);
  const mine = found(team && isIn ? team : null, '这支队伍');
  const event = found(await findEvent(ctx, mine.eventId), '这项活动');
  const trouble = teamTrouble(event, mine, ctx.actor.memberId, ctx.at);
  if (trouble) refuse(trouble.code, trouble.message);
  return { team: mine, event };
}
