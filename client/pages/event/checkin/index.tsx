/** The organiser's screen on the spot: the code that changes every half minute, and how many have come. */
import { View } from '@tarojs/components';
import { useEffect, useRef, useState } from 'react';
import { useRead } from '@/api/hooks';
import { useRouteParams } from '@/platform';
import { Card } from '@/ui/card';
import { ProgressBar } from '@/ui/figures';
import { Page } from '@/ui/page';
import { AsyncView } from '@/ui/states';
import '@/ui/event.scss';

export default function CheckInScreen() {
  const { id = '' } = useRouteParams();
  const code = useRead('event.checkInCode', { eventId: id }, { refetchInterval: 3000, staleTime: 0 });
  const left = useSecondsUntil(code.data?.validUntil, () => void code.refetch());
  return (
    <Page title="现场签到" width="full">
      <AsyncView result={code}>
        {({ title, code: digits, attended, expected }) => (
          <Card>
            <View className="center article-title">{title}</View>
            <View className="center card-note">打开本活动，点「签到」，输入下面六位数字</View>
            <View className="code-screen">{`${digits.slice(0, 3)} ${digits.slice(3)}`}</View>
            <View className="center card-note">{`${left} 秒后更换`}</View>
            <ProgressBar label="签到人数" value={attended} total={expected} tone="good" text={`已签到 ${attended}/${expected} 人`} />
          </Card>
        )}
      </AsyncView>
    </Page>
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
