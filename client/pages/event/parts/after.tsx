/** What the day leaves on the event's page: the way in, the calendar, the closing note with its pictures. */
import { View } from '@tarojs/components';
import { useDownload } from '@/api/download';
import { addToCalendar, go } from '@/platform';
import { Attachments } from '@/ui/attachments';
import { Button } from '@/ui/button';
import { Card, Section } from '@/ui/card';
import { Markdown } from '@/ui/markdown';
import { sayMoment } from '@/ui/time';
import type { Detail } from './filled';

export function ClosingNote({ event: { closing } }: { event: Detail }) {
  if (!closing) return null;
  return (
    <Section title="活动小结" note={`${closing.byName}，${sayMoment(closing.at)}`}>
      <Card>
        <Markdown text={closing.text} />
        <Attachments files={closing.files} />
      </Card>
    </Section>
  );
}

/** Into the phone's own calendar in the chat app; a calendar file everywhere else. */
export function DayButtons({ event: { id, title, place, startsAt, endsAt, moves, phase } }: { event: Detail }) {
  const calendar = useDownload('event.calendarFile');
  const isAhead = !['ended', 'cancelled', 'draft'].includes(phase);
  const add = async () => {
    if (!(await addToCalendar({ title, place, startsAt, endsAt }))) await calendar.run({ eventId: id });
  };
  if (!isAhead && !moves.includes('myCode')) return null;
  return (
    <View className="actions">
      {moves.includes('myCode') ? (
        <Button icon="code" onPress={() => go('/pages/event/code/index', { id })}>
          我的签到码
        </Button>
      ) : null}
      {isAhead ? (
        <Button icon="event" isPending={calendar.isPending} onPress={() => void add()}>
          加入日历
        </Button>
      ) : null}
    </View>
  );
}
