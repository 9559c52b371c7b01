/** A member at the door: one's own code to be scanned, or, come by the hall's code, checked in at once. */
import { View } from '@tarojs/components';
import { useEffect, useRef } from 'react';
import { useCommand, useRead } from '@/api/hooks';
import { replace, scanCode, storage, toast, useRouteParams } from '@/platform';
import type { Output } from '@/api/call';
import { BottomBar, PrimaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { Page } from '@/ui/page';
import { QrCode } from '@/ui/qr-code';
import { AsyncView } from '@/ui/states';
import { sayMoment } from '@/ui/time';
import { hallCodeOf } from '../parts/scan-queue';
import '@/ui/event.scss';

const SIZE = 260;
const LOOK_MS = 5000;
const KEPT = 'my-check-in-code';
type Mine = Output<'event.myCode'>;

export default function MyCode() {
  const { id = '', code = '' } = useRouteParams();
  const mine = useRead('event.myCode', { eventId: id }, { refetchInterval: LOOK_MS, staleTime: 0 });
  const checkIn = useCommand('event.checkIn', { isQuiet: true });
  const { run } = checkIn;
  const isTried = useRef(false);
  useEffect(() => {
    if (!code || isTried.current) return;
    isTried.current = true;
    void run({ eventId: id, code });
  }, [code, id, run]);
  // Without a network the code of the event opened last is still good: the organiser's device keeps it.
  const kept = storage.read<{ id: string; mine: Mine }>(KEPT);
  const known = mine.data ?? (kept?.id === id ? kept.mine : undefined);
  useEffect(() => {
    if (mine.data) storage.write(KEPT, { id, mine: mine.data });
  }, [id, mine.data]);
  const scan = async () => {
    const text = await scanCode();
    if (!text) return;
    const read = hallCodeOf(text);
    if (!read) toast('这不是签到码，请扫现场屏幕上的码，或输入屏幕上的 6 位数字');
    else if (read.eventId && read.eventId !== id) replace('/pages/event/code/index', { id: read.eventId, code: read.code });
    else await run({ eventId: id, code: read.code });
  };
  const isHere = known?.registration.status === 'attended';
  const result = known ? { ...mine, data: known, error: null, isPending: false } : mine;
  return (
    <Page
      title="签到"
      footer={
        known && !isHere ? (
          <BottomBar>
            <PrimaryButton isPending={checkIn.isPending} onPress={() => void scan()}>
              扫现场的码
            </PrimaryButton>
          </BottomBar>
        ) : null
      }
    >
      <AsyncView result={result as typeof mine}>
        {(data) => (
          <Card>
            <View className="center article-title">{data.title}</View>
            <View className="center card-note">{`${sayMoment(data.startsAt)}，${data.place}`}</View>
            {checkIn.error ? <View className="notice notice-warn">{checkIn.error.message}</View> : null}
            {isHere ? <Here mine={data} /> : <Code mine={data} />}
          </Card>
        )}
      </AsyncView>
    </Page>
  );
}

function Here({ mine: { name, checkedInAt, isLate } }: { mine: Mine }) {
  return (
    <View className={`scan-last ${isLate ? 'scan-late' : 'scan-checkedIn'}`}>
      <View className="scan-name">{`${name}，已签到`}</View>
      <View>{[checkedInAt && sayMoment(checkedInAt), isLate && '迟到'].filter(Boolean).join('，')}</View>
    </View>
  );
}

function Code({ mine: { name, code } }: { mine: Mine }) {
  return (
    <>
      <View className="code-card">
        <QrCode text={code} label={`${name}的签到码`} size={SIZE} />
      </View>
      <View className="center scan-name">{name}</View>
      <View className="center card-note">出示给工作人员扫；没有网络时这个码仍然有效</View>
    </>
  );
}
