/** Where I am signed in: each device by itself, or all at once. */
import { View } from '@tarojs/components';
import { bindingWayLabels } from '../../../../types/session/labels';
import type { Output } from '@/api/call';
import { forgetPerson } from '@/api/client';
import { useCommand, useRead } from '@/api/hooks';
import { confirm, goToLogin } from '@/platform';
import { BottomBar, Button } from '@/ui/button';
import { Card, Row, Section } from '@/ui/card';
import { Page } from '@/ui/page';
import { AsyncView, Empty } from '@/ui/states';
import { Tag } from '@/ui/tag';
import { sayAgo, sayMoment } from '@/ui/time';

export default function Devices() {
  const list = useRead('session.list', {});
  const end = useCommand('session.end', { done: '已退出' });
  const logout = useCommand('session.logout');
  const endOne = async (id: string, device: string) => {
    if (await confirm({ title: '退出这台设备', text: `${device} 上需要重新登录。`, confirmText: '退出', isDangerous: true }))
      await end.run({ id });
  };
  const endAll = async () => {
    const text = '所有设备（包括这一台）上的登录都会结束，需要重新登录。';
    if (!(await confirm({ title: '退出所有设备', text, confirmText: '全部退出', isDangerous: true }))) return;
    if (!(await logout.run({ everywhere: true }))) return;
    forgetPerson();
    goToLogin();
  };
  return (
    <Page
      title="登录的设备"
      footer={
        <BottomBar note="看到不认识的设备，请退出它并修改密码">
          <Button look="danger" isWide isPending={logout.isPending} onPress={() => void endAll()}>
            退出所有设备
          </Button>
        </BottomBar>
      }
    >
      <AsyncView
        result={list}
        isEmpty={({ items, chat }) => items.length === 0 && !chat}
        empty={<Empty icon="shield" title="没有浏览器登录" hint="您在聊天应用里使用，不需要密码" />}
      >
        {({ items, chat }) => (
          <View className="stack">
            {items.length > 0 ? (
              <Card className="rows">
                {items.map(({ id, device, startedAt, lastSeenAt, isThis }) => (
                  <Row
                    key={id}
                    icon={isThis ? 'check' : 'key'}
                    title={device}
                    note={`${sayMoment(startedAt)} 登录 · ${sayAgo(lastSeenAt)}用过`}
                    end={
                      isThis ? (
                        <Tag tone="good">本机</Tag>
                      ) : (
                        <View>
                          <Button isSmall label={`退出${device}`} onPress={() => void endOne(id, device)}>
                            退出
                          </Button>
                        </View>
                      )
                    }
                  />
                ))}
              </Card>
            ) : null}
            <ChatApp chat={chat} />
          </View>
        )}
      </AsyncView>
    </Page>
  );
}

/** The chat account that opens my file; unbinding ends it on every phone at once. */
function ChatApp({ chat }: Pick<Output<'session.list'>, 'chat'>) {
  const unbind = useCommand('session.unbind', { done: '已解除绑定' });
  const takeOff = async () => {
    const text = '聊天应用里不再以您的身份打开；要用时须重新绑定。';
    if (await confirm({ title: '解除聊天应用绑定', text, confirmText: '解除', isDangerous: true })) await unbind.run({});
  };
  return (
    <Section title="聊天应用">
      <Card className="rows">
        {chat ? (
          <Row
            icon="phone"
            title="已绑定"
            note={`${sayMoment(chat.boundAt)} · ${bindingWayLabels[chat.way]}`}
            end={
              <Button isSmall label="解除聊天应用绑定" isPending={unbind.isPending} onPress={() => void takeOff()}>
                解除
              </Button>
            }
          />
        ) : (
          <Row icon="phone" title="没有绑定" note="在聊天应用里打开小程序，凭小组入会码或请干事核对后绑定" />
        )}
      </Card>
    </Section>
  );
}
