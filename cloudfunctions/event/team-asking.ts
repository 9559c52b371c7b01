/** Which team a sign-up asks for: a new one under a name, or a standing one by its code. */
import type { Context } from '../core/context';
import { refuse, refuseField } from '../core/refuse';
import type { Event } from './store';
import { findTeamByCode, type Team } from './team-store';

export type TeamAsked = { name: string } | { team: Team } | null;

export async function teamAsked(
  ctx: Context,
  event: Event,
  { teamName, teamCode }: { teamName?: string; teamCode?: string },
): Promise<TeamAsked> {
  if (!event.team) return teamName || teamCode ? refuseField(teamCode ? 'teamCode' : 'teamName', '这项活动不组队，直接报名即可') : null;
  if (teamName && teamCode) refuseField('teamCode', '新建队伍和加入队伍请只选一样');
  if (teamName) return { name: teamName };
  if (!teamCode) return refuseField('teamCode', '本活动须组队报名：填写队长给的邀请码，或新建一支队伍');
  const team = await findTeamByCode(ctx, event._id, teamCode);
  if (!team || team.state !== 'open') return refuseField('teamCode', '没有这个邀请码，请向队长核对（6位字母和数字）');
  if (team.size >= event.team.max) refuse('TEAM_FULL', `「${team.name}」已满${event.team.max}人，请加入其他队伍，或自己新建一队`);
  return { team };
}
