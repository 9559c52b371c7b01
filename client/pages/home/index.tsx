/** Home: what is waiting for me, what is open, the newest notices. One call. */
import { View } from '@tarojs/components';
import { useEffect } from 'react';
import { registrationLifecycle } from '../../../types/event/lifecycle';
import { useMe, useRead } from '@/api/hooks';
import type { Output } from '@/api/call';
import { go, setTabBadge } from '@/platform';
import { Card, Parted, Row, Section } from '@/ui/card';
import { PhaseTag, Places } from '@/ui/event-item';
import { useDeskFigures } from '@/ui/frame';
import { iconOfKind } from '@/ui/kinds';
import { Page } from '@/ui/page';
import { SearchEntry } from '@/ui/search-entry';
import { AsyncView } from '@/ui/states';
import { StatusTag, Tag } from '@/ui/tag';
import { sayDeadline, sayMoment } from '@/ui/time';

type Summary = Output<'home.summary'>;
type Registration = keyof typeof registrationLifecycle.labels;

export default function Home() {
  const summary = useRead('home.summary', {}, { keepLast: true });
  const { data: me } = useMe();
  const unread = summary.data?.unread;
  useEffect(() => {
    if (unread !== undefined) setTabBadge(unread);
  }, [unread]);
  return (
    <Page title={me?.member.unionName ?? '工会'} width="full" header={<SearchEntry />}>
      <AsyncView result={summary}>
        {(data) => (
          <View className="split">
            <View>
              <Desk />
              <Waiting waiting={data.waiting} />
              <Events events={data.events} />
            </View>
            <Notices announcements={data.announcements} />
          </View>
        )}
      </AsyncView>
    </Page>
  );
}

/** For people in office: how much lies on the desk, one tap away. */
function Desk() {
  const desk = useDeskFigures();
  if (!desk || desk.total === 0) return null;
  const { total, overdue, today } = desk;
  const note = [overdue > 0 && `${overdue} 件已逾期`, today > 0 && `${today} 件今天到期`].filter(Boolean).join('，');
  return (
    <Section title="我的工作台">
      <Card className="rows">
        <Row
          icon="clock"
          title={`${total} 件工作要办`}
          note={note || '没有逾期的'}
          end={overdue > 0 ? <Tag tone="accent">已逾期</Tag> : undefined}
          onPress={() => go('/pages/desk/list/index')}
        />
      </Card>
    </Section>
  );
}

function Waiting({ waiting }: Pick<Summary, 'waiting'>) {
  return (
    <Section title="等我办的事" note={waiting.length > 0 ? `${waiting.length} 件` : undefined}>
      <Card className="rows">
        {waiting.length === 0 && <Row icon="check" title="都办好了" note="有新的事会在这里提醒您" />}
        {waiting.map(({ key, kind, title, action, link, dueAt, isStart }) => (
          <Row
            key={key}
            icon={iconOfKind(kind)}
            title={title}
            note={dueAt ? <Parted parts={[action, sayDeadline(dueAt, isStart ? '开始' : '截止')]} /> : action}
            onPress={() => go(link)}
          />
        ))}
      </Card>
    </Section>
  );
}

function Events({ events }: Pick<Summary, 'events'>) {
  if (events.length === 0) return null;
  return (
    <Section title="正在报名" action={{ text: '全部', onPress: () => go('/pages/events/index') }}>
      <View className="stack">
        {events.map(({ id, title, place, startsAt, opensAt, closesAt, capacity, taken, waiting, phase, allocation, registration }) => (
          <Card key={id} label={title} onPress={() => go('/pages/event/detail/index', { id })}>
            <View className="card-head">
              <View className="card-title">{title}</View>
              {registration ? (
                <StatusTag lifecycle={registrationLifecycle} state={registration as Registration} />
              ) : (
                <PhaseTag phase={phase} />
              )}
            </View>
            <View className="card-note">{`${sayMoment(startsAt)} · ${place}`}</View>
            <Places event={{ title, phase, taken, capacity, waiting, allocation }} />
            <View className="card-note">{phase === 'upcoming' ? sayDeadline(opensAt, '开始报名') : sayDeadline(closesAt)}</View>
          </Card>
        ))}
      </View>
    </Section>
  );
}

function Notices({ announcements }: Pick<Summary, 'announcements'>) {
  return (
    <Section title="公告" action={{ text: '全部', onPress: () => go('/pages/announcement/list/index') }}>
      <Card className="rows">
        {announcements.length === 0 && <Row icon="megaphone" title="还没有公告" note="发布后会在这里出现" />}
        {announcements.map(({ id, title, publishAt, isRead, isPinned, mustConfirm }) => (
          <Row
            key={id}
            title={title}
            note={[isPinned && '置顶', sayMoment(publishAt), mustConfirm && '必读'].filter(Boolean).join(' · ')}
            end={isRead ? undefined : <Tag tone="accent">未读</Tag>}
            onPress={() => go('/pages/announcement/detail/index', { id })}
          />
        ))}
      </Card>
    </Section>
  );
}
