/** The check list of one session, line by line from its data against the region's rules. No database, no clock. */
import { agendaLabels, type Verdict } from '../../types/congress/labels';
import { isReached, sayArithmetic, sayThreshold } from '../../types/congress/threshold';
import { presidiumTrouble, quorumOf, sayLate, type CheckedSession, type Line } from '../congress/public';
import { dayOf, sayDay, sayFullDay } from '../core/time';
import type { Group } from './rules';

const verdictOf = (isMet: boolean, isDecided = true): Verdict => (isDecided ? (isMet ? 'met' : 'broken') : 'pending');
const isHeld = ({ session }: CheckedSession) => session.openedAt !== null;
const isOver = ({ session }: CheckedSession) => session.closedAt !== null;

export function sessionGroups(facts: CheckedSession): Group[] {
  return [
    {
      title: '召集与材料',
      lines: [frequencyLine(facts), ...occasionLine(facts), ...clockLines(facts, ['notice', 'papers']), readersLine(facts)],
    },
    { title: '代表与主席团', lines: [...facts.checked.makeUp, presidiumLine(facts)] },
    { title: '到会与表决', lines: [quorumLine(facts), secretLine(facts), ...ballotLines(facts), ...handsLines(facts)] },
    { title: '会后', lines: [minutesLine(facts), ...clockLines(facts, ['publish', 'posted', 'report'])] },
  ].filter(({ lines }) => lines.length > 0);
}

function frequencyLine({ inYear, checked: { profile } }: CheckedSession): Line {
  const { value, source } = profile.sessionsPerYear;
  return {
    ...{ key: 'frequency', title: `每年至少召开 ${value} 次`, source },
    measured: `连同本次，一年内召开 ${inYear} 次`,
    verdict: verdictOf(inYear >= value),
    todo: inYear >= value ? '' : '请按时召开会议',
  };
}

/** Who may ask for an extraordinary session. */
function occasionLine({ session, petitioners, checked: { profile }, figures }: CheckedSession): Line[] {
  if (session.kind !== 'extraordinary') return [];
  const { extraSession } = profile;
  const line = { key: 'occasion', title: `临时会议由单位、工会或${sayThreshold(extraSession)}提议`, source: extraSession.source };
  if (petitioners === null) return [{ ...line, measured: `由${session.occasion}提出`, verdict: 'met', todo: '' }];
  const isMet = isReached(extraSession, petitioners, { all: figures.due });
  return [
    {
      ...line,
      measured: sayArithmetic(extraSession, petitioners, { all: figures.due }, '联名'),
      verdict: verdictOf(isMet),
      todo: isMet ? '' : '联名不足的，可以由单位或工会提出',
    },
  ];
}

const todos = {
  notice: '请向代表说明，并在纪要中注明；下次提前编排议程',
  papers: '请给代表留出阅读时间，必要时改期；下次按时发出',
  publish: '请到会议页公布结果',
  posted: '',
  report: '请上报后到会议页登记',
} as const;

/** Papers that went out late, each with its days. */
const lateItems = ({ session, checked: { profile } }: CheckedSession): string[] =>
  session.agenda.flatMap(({ title, sentAt }) => {
    const late = sentAt === null ? '' : sayLate(profile, sentAt, session.startsAt);
    return late ? [`「${title}」${late}`] : [];
  });

function clockLines(facts: CheckedSession, keys: (keyof typeof todos)[]): Line[] {
  const saidDone = (key: keyof typeof todos, doneOn: string | null) =>
    doneOn === null ? (key === 'posted' ? '公示中' : '还没有办理') : `${sayFullDay(doneOn)}${key === 'posted' ? '期满' : '办理'}`;
  return facts.clocks
    .filter(({ key }) => keys.includes(key))
    .map(({ key, title, dueOn, doneOn, isLate, source }) => ({
      ...{ key, title, source },
      measured: [`期限 ${sayFullDay(dueOn)}`, saidDone(key, doneOn), ...(key === 'papers' ? lateItems(facts) : [])].join('；'),
      verdict: doneOn === null && !isLate ? ('pending' as const) : verdictOf(!isLate),
      todo: doneOn !== null && !isLate ? '' : todos[key],
    }));
}

function readersLine({ readers, figures, session }: CheckedSession): Line {
  const isSent = session.agenda.some(({ sentAt, fileIds }) => sentAt !== null && fileIds.length > 0);
  const isAll = readers >= figures.due;
  return {
    ...{ key: 'readers', title: '代表会前读过材料', source: '实务：预告制，书面材料会前由代表阅读' },
    measured: isSent ? `全体代表 ${figures.due} 名，读完的 ${Math.min(readers, figures.due)} 名` : '材料还没有发出',
    // No regulation asks for a mark, so a missing one breaks none.
    verdict: isSent && isAll ? 'met' : 'pending',
    todo: isSent && !isAll && session.state === 'papersOut' ? '请到「阅读情况」提醒' : '',
  };
}

function presidiumLine({ session, checked: { profile }, figures }: CheckedSession): Line {
  const { presidium } = session;
  const trouble = presidiumTrouble(profile, figures.due, presidium);
  const front = presidium.filter(({ staffKind }) => staffKind === 'frontLine').length;
  return {
    ...{ key: 'presidium', title: '主席团人数与一线职工比例', source: profile.presidium.source },
    measured: presidium.length > 0 ? `主席团 ${presidium.length} 人，其中一线职工 ${front} 人` : '还没有确定主席团',
    verdict: verdictOf(trouble === null, presidium.length > 0 || session.openedAt !== null),
    todo: trouble === null ? '' : trouble,
  };
}

function quorumLine(facts: CheckedSession): Line {
  const { figures, checked } = facts;
  const { arithmetic, isQuorate, least, source } = quorumOf(checked.profile, figures);
  return {
    ...{ key: 'quorum', title: `${sayThreshold(checked.profile.quorum)}到会`, source },
    measured: isHeld(facts) ? arithmetic : `全体代表 ${figures.due} 名，至少要 ${least} 名；已签到 ${figures.present} 名`,
    verdict: verdictOf(isQuorate, isHeld(facts)),
    todo: isHeld(facts) && !isQuorate ? '到会不足的会议所作决议无效，请重新召开' : '',
  };
}

/** What is to be passed was passed in secret: no show of hands where the region allows none, a ballot for each item to be voted on. */
function secretLine(facts: CheckedSession): Line {
  const { session, hands, ballots, checked } = facts;
  const { secretBallot } = checked.profile;
  const due = session.agenda.filter(({ kind }) => kind === 'ballot');
  const byHands = hands.filter(({ itemId }) => secretBallot.isForAllResolutions || due.some(({ id }) => id === itemId));
  const voted = ballots.filter(({ state }) => state !== 'draft').length;
  const isMissing = due.length > 0 && voted === 0;
  return {
    ...{ key: 'secret', title: secretBallot.text, source: secretBallot.source },
    measured: `${agendaLabels.ballot}议题 ${due.length} 项，无记名投票 ${voted} 次，举手表决 ${hands.length} 项`,
    verdict: byHands.length > 0 ? 'broken' : verdictOf(!isMissing, isOver(facts)),
    todo: byHands.length > 0 ? `请改为无记名投票：${byHands.map(({ title }) => title).join('、')}` : isMissing ? '请起草无记名投票' : '',
  };
}

/** Each question of a ballot that is public: held to its own threshold, with the reckoning. */
function ballotLines({ ballots, checked: { profile } }: CheckedSession): Line[] {
  return ballots.flatMap(({ title, state, results, due, boxCount }, at): Line[] =>
    results.length > 0
      ? results.map(({ text, isPassed, arithmetic }, index) => ({
          ...{ key: `ballot${at}.${index}`, title: `「${text}」的表决`, source: profile.passing.source },
          measured: `${arithmetic}（${isPassed ? '通过' : '未通过'}；名册 ${due ?? 0} 人，收回 ${boxCount ?? 0} 张）`,
          ...{ verdict: 'met' as const, todo: '' },
        }))
      : [
          {
            ...{ key: `ballot${at}`, title: `「${title}」的结果`, source: profile.passing.source },
            measured: state === 'draft' ? '还没有开始投票' : state === 'open' ? '正在投票' : '还没有公布',
            ...{ verdict: 'pending' as const, todo: '请按步骤计票、签名、公布' },
          },
        ],
  );
}

const handsLines = ({ hands }: CheckedSession): Line[] =>
  hands.map(({ _id, title, arithmetic, isPassed, source }) => ({
    ...{ key: `hands${_id}`, title: `「${title}」的举手表决`, source, measured: `${arithmetic}（${isPassed ? '通过' : '未通过'}）` },
    ...{ verdict: 'met' as const, todo: '' },
  }));

function minutesLine(facts: CheckedSession): Line {
  const { minutes, session } = facts;
  const said = { drafted: '整理中', inReview: '待主席团审定', fixed: '已审定' } as const;
  const closedOn = session.closedAt ? `${sayDay(dayOf(session.closedAt))}闭会，` : '';
  return {
    ...{ key: 'minutes', title: '会议纪要由主席团审定', source: '实务：会议应有纪要，由主席团审定后存档' },
    measured: isOver(facts) ? `${closedOn}纪要${minutes ? said[minutes] : '还没有起草'}` : '会议还没有闭会',
    verdict: minutes === 'fixed' ? 'met' : 'pending',
    todo: isOver(facts) && minutes !== 'fixed' ? '请到「会议纪要」起草并提请审定' : '',
  };
}
