/** The first draft of minutes, written from what the session's records say. No database, no clock. */
import { agendaLabels, resolutionLabels } from '../../types/congress/labels';
import { dayOf, sayFullDay, sayMoment } from '../core/time';
import type { Group } from './floor-store';
import type { Outcome } from './meeting-view';
import type { Session } from './session-store';
import type { Speech } from './speech-store';

export type Told = {
  name: string;
  session: Pick<Session, 'startsAt' | 'place' | 'agenda' | 'presidium' | 'recorder' | 'openedAt' | 'closedAt'>;
  quorum: { due: number; present: number; arithmetic: string; source: string };
  groups: Pick<Group, 'name' | 'convenerName' | 'report'>[];
  speeches: Pick<Speech, 'name' | 'constituencyName' | 'topic' | 'state'>[];
  resolutions: Pick<Outcome, 'title' | 'how' | 'approve' | 'against' | 'abstain' | 'void' | 'isPassed' | 'arithmetic'>[];
};

/** More than half of the presidium fixes the minutes. */
export const approvalsNeeded = (presidium: number): number => (presidium - (presidium % 2)) / 2 + 1;

export function draftText({ name, session, quorum, groups, speeches, resolutions }: Told): string {
  const { startsAt, place, agenda, presidium, recorder, openedAt, closedAt } = session;
  const spoken = speeches.filter(({ state }) => state === 'done');
  const reported = groups.filter(({ report }) => report !== null);
  const parts: [string, string[]][] = [
    [
      '会议情况',
      [
        `${name}于${sayFullDay(dayOf(openedAt ?? startsAt))}在${place}召开${closedAt ? `，${sayMoment(closedAt)} 闭会` : ''}。`,
        `应到代表 ${quorum.due} 名，实到 ${quorum.present} 名。${quorum.arithmetic}（${quorum.source}）。`,
        `主席团：${presidium.map((one) => one.name).join('、') || '未定'}。${recorder ? `记录：${recorder.name}。` : ''}`,
      ],
    ],
    [
      '议程',
      agenda.map(({ title, kind, reporter }, at) => `${at + 1}. ${title}（${agendaLabels[kind]}${reporter ? `，${reporter}` : ''}）`),
    ],
    ['分组讨论', reported.map((one) => `${one.name}（召集人${one.convenerName}，${one.report!.byName}汇报）：${one.report!.text}`)],
    ['代表发言', spoken.map((one) => `${one.name}（${one.constituencyName}）：${one.topic}`)],
    ['表决结果', resolutions.map(sayResolution)],
  ];
  return parts
    .filter(([, lines]) => lines.length > 0)
    .map(([title, lines]) => `【${title}】\n${lines.join('\n')}`)
    .join('\n\n');
}

function sayResolution(one: Told['resolutions'][number], at: number): string {
  const spoilt = one.void > 0 ? `，废票 ${one.void}` : '';
  const votes = `赞成 ${one.approve}，反对 ${one.against}，弃权 ${one.abstain}${spoilt}`;
  return `${at + 1}. ${one.title}：${resolutionLabels[one.how]}，${votes}，${one.isPassed ? '通过' : '未通过'}。${one.arithmetic}。`;
}

/** The text cut at its headings, for the printed paper. */
export const sectionsOf = (text: string): { title: string | null; lines: string[] }[] =>
  text.split(/\n{2,}/).map((part) => {
    const [first = '', ...rest] = part.split('\n');
    const title = /^【(.+)】$/.exec(first.trim())?.[1] ?? null;
    return { title, lines: (title === null ? [first, ...rest] : rest).filter((line) => line.trim() !== '') };
  });
