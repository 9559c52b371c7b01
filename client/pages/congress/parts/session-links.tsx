/** Where a session leads: the hall, the door, its groups, proposals, minutes and check list. */
import type { Output } from '@/api/call';
import { useCan } from '@/api/hooks';
import { go } from '@/platform';
import { Card, Row, Section } from '@/ui/card';

type Session = Output<'congress.session'>;

export function SessionLinks({ id, state, canEnter, callId, moves, agenda }: Session) {
  const isKeeper = useCan('congress.signInCode');
  const isAuditing = useCan('congress.readers');
  const canCheck = useCan('compliance.session');
  const isCalled = !['preparing', 'postponed', 'cancelled'].includes(state);
  const isHeld = ['open', 'closed', 'published'].includes(state);
  const isDay = state === 'papersOut' || isHeld;
  const hasPapers = agenda.some(({ sentAt }) => sentAt !== null);
  const to = (page: string) => () => go(`/pages/congress/${page}/index`, { id });
  return (
    <Section title="会议事项">
      <Card className="rows">
        {canEnter && isHeld ? <Row icon="megaphone" title="会场" note="到会、议题、发言、表决" onPress={to('meeting')} /> : null}
        {isKeeper && (state === 'papersOut' || state === 'open') ? (
          <Row icon="code" title="会场签到" note="大屏上的签到码与人工登记" onPress={to('door')} />
        ) : null}
        {isAuditing && !isKeeper && isDay ? <Row icon="code" title="签到名册" note="谁到会、怎样签到" onPress={to('door')} /> : null}
        {isKeeper && (state === 'closed' || state === 'published') ? (
          <Row icon="code" title="签到名册" note="谁到会、怎样签到" onPress={to('door')} />
        ) : null}
        {isKeeper && isDay ? <Row icon="chart" title="会场大屏" note="投到大屏，自动更新" onPress={to('screen')} /> : null}
        {isAuditing && hasPapers ? <Row icon="book" title="阅读情况" note="哪些代表还没有读完" onPress={to('readers')} /> : null}
        {(canEnter || isAuditing) && isCalled ? (
          <Row icon="people" title="讨论组" note="召集人、汇报人与汇报" onPress={to('groups')} />
        ) : null}
        {callId ? <Row icon="proposal" title="本次会议的提案" note="每件的办理情况与结转" onPress={to('called')} /> : null}
        {isKeeper && isHeld ? (
          <Row icon="vote" title="无记名投票" note="本会的投票，可起草会上表决" onPress={() => go('/pages/ballot/list/index')} />
        ) : null}
        {(canEnter || isAuditing) && (state === 'closed' || state === 'published') ? (
          <Row icon="file" title="会议纪要" note="整理、审定、打印" onPress={to('minutes')} />
        ) : null}
        {canCheck ? (
          <Row
            icon="check"
            title="合规检查"
            note="逐条依据、实际数值、怎么办"
            onPress={() => go('/pages/compliance/session/index', { id })}
          />
        ) : null}
        {moves.length === 0 && !canEnter && !canCheck ? (
          <Row icon="people" title="职代会届次与代表" onPress={() => go('/pages/congress/terms/index')} />
        ) : null}
      </Card>
    </Section>
  );
}
