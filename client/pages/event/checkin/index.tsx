/** The hall's screen: a code that changes every half minute, to scan or to type, and how many have come. */
import { View } from '@tarojs/components';
import { useEffect, useRef, useState } from 'react';
import type { Output } from '@/api/call';
import { useRead } from '@/api/hooks';
import { addressOf, go, useIsWide, useRouteParams, webAddress } from '@/platform';
import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { ProgressBar, Stat, Stats } from '@/ui/figures';
import { Page } from '@/ui/page';
import { QrCode } from '@/ui/qr-code';
import { AsyncView } from '@/ui/states';
import { sayMoment } from '@/ui/time';
import '@/ui/event.scss';

const LOOK_MS = 3000;

export default function CheckInScreen() {
  const { id = '' } = useRouteParams();
  const screen = useRead('event.checkInCode', { eventId: id }, { refetchInterval: LOOK_MS, staleTime: 0 });
  const left = useSecondsUntil(screen.data?.validUntil, () => void screen.refetch());
  return (
    <Page title="现场签到" width="full">
      <AsyncView result={screen}>
        {(data) => (
          <View className="hall">
            <Card>
              <View className="center hall-title">{data.title}</View>
              <View className="center card-note">{`${sayMoment(data.startsAt)}，${data.place}`}</View>
              <Code id={id} code={data.code} left={left} isOld={left === 0} />
            </Card>
            <View className="stack">
              <Counts data={data} />
              <View className="actions">
                <Button icon="code" onPress={() => go('/pages/event/scan/index', { id })}>
                  扫会员码、点名单
                </Button>
                <Button icon="print" onPress={() => go('/pages/event/sheet/index', { id })}>
                  签到表
                </Button>
              </View>
            </View>
          </View>
        )}
      </AsyncView>
    </Page>
  );
}

/** Old codes are dimmed: a screen that lost its network must not look as if it worked. */
function Code({ id, code, left, isOld }: { id: string; code: string; left: number; isOld: boolean }) {
  const size = useIsWide() ? 380 : 240;
  return (
    <View className={isOld ? 'hall-code hall-old' : 'hall-code'}>
      <QrCode text={webAddress(addressOf('/pages/event/code/index', { id, code }))} label="签到码" size={size} />
      <View className="code-screen">{`${code.slice(0, 3)} ${code.slice(3)}`}</View>
      <View className="center card-note">{isOld ? '正在换新码…' : `用手机扫码，或在活动页点「签到」输入数字；${left} 秒后更换`}</View>
    </View>
  );
}

function Counts({ data: { attended, expected, late, proxy, checkInFrom } }: { data: Output<'event.checkInCode'> }) {
  const isEarly = new Date(checkInFrom).getTime() > Date.now();
  return (
    <>
      <Card>
        {isEarly ? <View className="notice notice-info">{`${sayMoment(checkInFrom)} 起可以签到`}</View> : null}
        <View className="hall-count">{`${attended}/${expected}`}</View>
        <ProgressBar
          label="签到人数"
          value={attended}
          total={expected}
          tone="good"
          text={`已签到 ${attended} 人，未到 ${expected - attended} 人`}
        />
      </Card>
      <Stats>
        <Stat label="迟到" value={late} />
        <Stat label="代签" value={proxy} />
      </Stats>
    </>
  );
}

/** Whole seconds until the moment; calls `onOver` once it has passed. */
function useSecondsUntil(moment: string | undefined, onOver: () => void): number {
  const [now, setNow] = useState(Date.now);
  const left = moment ? Math.max(0, Math.ceil((new Date(moment).getTime() - now) / 1000)) : 0;
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const over = useRef(onOver);
  useEffect(() => {
    over.current = onOver;
  });
  const isOver = moment !== undefined && left === 0;
  useEffect(() => {
    if (isOver) over.current();
  }, [moment, isOver]);
  return left;
}
