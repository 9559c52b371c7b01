/** The organiser's screen on the spot: the code that changes every half minute, and how many have come. */
import { View } from '@tarojs/components';
import { useRead } from '@/api/hooks';
import { useRouteParams } from '@/platform';
import { Card } from '@/ui/card';
import { ProgressBar } from '@/ui/figures';
import { Page } from '@/ui/page';
import { AsyncView } from '@/ui/states';

export default function CheckInScreen() {
  const { id = '' } = useRouteParams();
  const code = useRead('event.checkInCode', { eventId: id }, { refetchInterval: 5000, staleTime: 0 });
  return (
    <Page title="现场签到">
      <AsyncView result={code}>
        {({ title, code: digits, attended, expected }) => (
          <Card>
            <View className="center article-title">{title}</View>
            <View className="center card-note">打开本活动页面，点「签到」，输入</View>
            <View className="code-big">{digits}</View>
            <View className="center card-note">每 30 秒更换，请看最新的</View>
            <ProgressBar label="签到人数" value={attended} total={expected} tone="good" text={`已签到 ${attended} / ${expected} 人`} />
          </Card>
        )}
      </AsyncView>
    </Page>
  );
}
