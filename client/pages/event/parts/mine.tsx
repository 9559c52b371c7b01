/** My own place in an event: what became of it in a sentence, what I filled in, and the team I am in. */
import { View } from '@tarojs/components';
import { relationLabels } from '../../../../types/event/labels';
import { Card, Facts, Section } from '@/ui/card';
import { sayMoment } from '@/ui/time';
import type { Detail } from './filled';
import { TeamCard } from './team';

/** What became of my own registration, in a sentence. */
export function MyPlace({ event: { registration, phase, allocation } }: { event: Detail }) {
  if (!registration) return null;
  const { status, place, at, checkedInAt, reason } = registration;
  if (status === 'cancelled') return reason ? <View className="notice notice-info">{`报名已取消：${reason}`}</View> : null;
  const isDraw = allocation === 'draw';
  const said: Record<typeof status, [text: string, tone: string]> = {
    confirmed: [`您已报名，名额已确认（${sayMoment(at)}）`, 'good'],
    waitlisted: [phase === 'ended' ? '您在候补名单中' : `您在候补第 ${place ?? '—'} 位，轮到时会通知您`, 'warn'],
    offered: ['轮到您了，名额已为您保留，请确认是否参加', 'warn'],
    pending: [isDraw ? '您已申请，报名截止后统一摇号，结果会通知您' : '您的报名正在审核，名额已为您保留', 'info'],
    attended: [checkedInAt ? `您已签到（${sayMoment(checkedInAt)}）` : '您已签到', 'good'],
    absent: ['记录为未到场；确已到场请联系活动负责人', 'warn'],
    rejected: [`报名未通过${reason ? `：${reason}` : ''}`, 'warn'],
  };
  const [text, tone] = said[status];
  return <View className={`notice notice-${tone}`}>{text}</View>;
}

const sayAnswer = (answer: string | number | string[]) => (Array.isArray(answer) ? answer.join('、') : String(answer));

/** What I filled in, shown while I am in; nothing for an event that asks for a tap only. */
export function MySignUp({ event }: { event: Detail }) {
  const { registration, items, questions } = event;
  if (!registration || ['cancelled', 'rejected'].includes(registration.status)) return null;
  const { itemIds, companions, answers, remark, team } = registration;
  const chosen = items.filter(({ id }) => itemIds.includes(id)).map(({ title }) => title);
  const family = companions.map(({ name, relation, isChild }) => `${name}（${relationLabels[relation]}${isChild ? '，儿童' : ''}）`);
  const facts: [string, string][] = [
    ['项目', chosen.join('、')],
    ['家属', family.join('、')],
    ...questions.map(({ id, title }): [string, string] => [title, answers[id] === undefined ? '' : sayAnswer(answers[id])]),
    ['备注', remark],
  ];
  const hasFacts = facts.some(([, value]) => value !== '');
  if (!hasFacts && !team) return null;
  return (
    <Section title="我的报名">
      {hasFacts ? (
        <Card>
          <Facts items={facts} />
        </Card>
      ) : null}
      {team ? <TeamCard event={event} team={team} /> : null}
    </Section>
  );
}
