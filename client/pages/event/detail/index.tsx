/** One event: what, when and where, my place in it, and one button. */
import { View } from '@tarojs/components';
import { useRead } from '@/api/hooks';
import { addressOf, useRouteParams, useShare } from '@/platform';
import { Card } from '@/ui/card';
import { Markdown } from '@/ui/markdown';
import { Page } from '@/ui/page';
import { AsyncView } from '@/ui/states';
import { Hero, Items, Rules } from '../parts/about';
import { ClosingNote, DayButtons } from '../parts/after';
import { Footer } from '../parts/footer';
import { DrawPart } from '../parts/lot';
import { MySignUp } from '../parts/mine';
import { OfficerPart } from '../parts/officer';
import { ShareButton, shareTitle } from '../parts/share';

const SEATS_MOVE_MS = 20_000;

export default function EventDetail() {
  const { id = '' } = useRouteParams();
  const record = useRead('event.get', { id }, { refetchInterval: SEATS_MOVE_MS });
  useShare(() => ({ title: shareTitle(record.data), path: addressOf('/pages/event/detail/index', { id }) }));
  return (
    <Page title="活动" width="full" footer={record.data ? <Footer event={record.data} /> : null}>
      <AsyncView result={record}>
        {(event) => (
          <View className="event-page">
            <View className="stack">
              <Hero event={event} />
              <ClosingNote event={event} />
              <MySignUp event={event} />
              <DayButtons event={event} />
              <DrawPart event={event} />
              <Items event={event} />
              {event.description ? (
                <Card>
                  <Markdown text={event.description} />
                </Card>
              ) : null}
            </View>
            <View className="stack">
              <OfficerPart event={event} />
              <Rules event={event} />
              {event.state === 'published' ? <ShareButton event={event} /> : null}
            </View>
          </View>
        )}
      </AsyncView>
    </Page>
  );
}
