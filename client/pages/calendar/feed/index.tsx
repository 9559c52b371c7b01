/** The calendar in other programs: a secret address of one's own, to copy, to change and to close. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { kindLabels } from '../../../../types/notification/labels';
import { ask, type Output } from '@/api/call';
import { useCommand, useRead } from '@/api/hooks';
import { confirm, copyText, isWeapp, saveFile, toast, webAddress } from '@/platform';
import { BottomBar, Button, PrimaryButton } from '@/ui/button';
import { Card, Facts, Section } from '@/ui/card';
import { ChoicesField } from '@/ui/choice-fields';
import { Form } from '@/ui/form';
import { kindOptions, type Kind } from '@/ui/kinds';
import { Page } from '@/ui/page';
import { AsyncView } from '@/ui/states';
import { sayAgo, sayMoment } from '@/ui/time';

export default function CalendarFeed() {
  const feed = useRead('calendar.feed', {});
  const [kinds, setKinds] = useState<Kind[]>([]);
  const renew = useCommand('calendar.renewFeed', { done: '新地址已生效' });
  const isOn = feed.data?.isOn ?? false;
  const start = async () => {
    const text = '换了以后，用旧地址订阅的手机和电脑都不再更新，需要用新地址重新订阅。';
    if (!isOn || (await confirm({ title: '换一个新地址', text, confirmText: '换地址' }))) await renew.run({ kinds });
  };
  return (
    <Page
      title="日历订阅"
      footer={
        feed.data && !isOn ? (
          <BottomBar note="开启后会得到一个只属于您的地址">
            <PrimaryButton isPending={renew.isPending} onPress={() => void start()}>
              开启订阅
            </PrimaryButton>
          </BottomBar>
        ) : null
      }
    >
      <AsyncView result={feed}>
        {(data) => (
          <>
            {data.isOn ? <Address feed={data} /> : <Intro />}
            <Section title={data.isOn ? '换地址' : '订阅哪些内容'}>
              <Card>
                <Form error={renew.error}>
                  <ChoicesField label="类别" name="kinds" hint="都不选为全部" options={kindOptions} value={kinds} onChange={setKinds} />
                </Form>
                {data.isOn ? (
                  <View className="actions">
                    <Button icon="refresh" isPending={renew.isPending} onPress={() => void start()}>
                      换一个新地址
                    </Button>
                  </View>
                ) : null}
              </Card>
            </Section>
            <Once />
          </>
        )}
      </AsyncView>
    </Page>
  );
}

const Intro = () => (
  <Card>
    <View className="card-title">让手机和电脑的日历自动更新</View>
    <View className="card-text">
      订阅后，您报名的活动、要办的期限会出现在系统日历里，有变动自动更新。其他软件只看得到标题和时间，看不到地点、名单和正文。
    </View>
  </Card>
);

function Address({ feed }: { feed: Output<'calendar.feed'> }) {
  const revoke = useCommand('calendar.revokeFeed', { done: '已关闭' });
  const address = webAddress(feed.address ?? '');
  const close = async () => {
    const text = '地址立刻失效，已订阅的手机和电脑不再更新；以后可以再开启，地址会是新的。';
    if (await confirm({ title: '关闭日历订阅', text, confirmText: '关闭', isDangerous: true })) await revoke.run({});
  };
  return (
    <Card>
      <View className="card-title">订阅已开启</View>
      <View className="card-text">
        在手机「日历」的「添加订阅日历」或电脑日历的「从网络添加」里粘贴下面的地址。知道地址的人都能看到您的安排，请不要转发。
      </View>
      {isWeapp ? (
        <View className="notice">请用浏览器打开本系统的同一页，复制地址后添加。</View>
      ) : (
        <View className="feed-address">{address}</View>
      )}
      <Facts
        items={[
          ['内容', feed.kinds.length === 0 ? '全部' : feed.kinds.map((kind) => kindLabels[kind]).join('、')],
          ['开启于', feed.createdAt ? sayMoment(feed.createdAt) : null],
          ['上次读取', feed.fetchedAt ? sayAgo(feed.fetchedAt) : '还没有程序读取过'],
        ]}
      />
      <View className="actions">
        {isWeapp ? null : (
          <Button look="primary" icon="file" onPress={() => void copyText(address)}>
            复制地址
          </Button>
        )}
        <Button look="danger" isPending={revoke.isPending} onPress={() => void close()}>
          关闭订阅
        </Button>
      </View>
    </Card>
  );
}

/** For programs that take no addresses: the state of today as a file. */
function Once() {
  const save = async () => {
    const file = await ask('calendar.file', {}).catch(() => null);
    if (!file) return toast('没有取到日历，请稍后再试');
    await saveFile(file.name, { text: file.text, type: 'text/calendar;charset=utf-8' });
  };
  return (
    <Section title="只要一份">
      <Card>
        <View className="card-text">不想订阅，也可以把现在的安排存成一个日历文件，导入任何日历软件；之后的变动不会更新。</View>
        <View className="actions">
          <Button icon="download" onPress={() => void save()}>
            下载日历文件
          </Button>
        </View>
      </Card>
    </Section>
  );
}
