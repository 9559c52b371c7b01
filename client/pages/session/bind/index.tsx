/** In the chat app: which files this account opens, a request that is being checked, and the ways to bind one. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { chatRequestLifecycle } from '../../../../types/session/lifecycle';
import { forgetPerson } from '@/api/client';
import type { Output } from '@/api/call';
import { useCommand, useRead } from '@/api/hooks';
import { confirm, go, restart, useRouteParams } from '@/platform';
import { Button } from '@/ui/button';
import { Card, Parted, Row, Section } from '@/ui/card';
import { Page } from '@/ui/page';
import { AsyncView, Empty } from '@/ui/states';
import { Segmented } from '@/ui/tabs';
import { StatusTag, Tag } from '@/ui/tag';
import { sayMoment } from '@/ui/time';
import { ByCheck } from '../parts/by-check';
import { ByInvitation } from '../parts/by-invitation';

type Chat = Output<'session.chat'>;
type Way = 'invitation' | 'check';
const ways: { value: Way; text: string }[] = [
  { value: 'invitation', text: '有小组入会码' },
  { value: 'check', text: '请干事核对' },
];

export default function Bind() {
  const chat = useRead('session.chat', {});
  return (
    <Page title="绑定聊天应用" isBare>
      <AsyncView
        result={chat}
        isEmpty={({ isHere }) => !isHere}
        empty={
          <Empty
            icon="shield"
            title="请在聊天应用里打开"
            hint="绑定是把您的聊天账号与会员档案连起来；在浏览器里用账号登录，不需要绑定"
            action={{ text: '去登录', onPress: () => go('/pages/session/login/index') }}
          />
        }
      >
        {(data) => (
          <View className="stack">
            {data.files.length > 0 ? <Files files={data.files} /> : <Welcome />}
            {data.requests
              .filter(({ state }) => state === 'open' || state === 'declined')
              .map((one) => (
                <Asked key={one.id} request={one} />
              ))}
            <Ways chat={data} />
          </View>
        )}
      </AsyncView>
    </Page>
  );
}

const LEFT = '会籍不在有效状态，请联系那里的工会干事';

const Welcome = () => (
  <View className="login">
    <View className="login-mark">工</View>
    <View className="login-title">第一次来，请先绑定</View>
    <View className="card-note">与会员档案连起来，以后打开就能用</View>
  </View>
);

/** Whoever is now somebody else, or nobody: nothing of the former one stays, and the app begins anew. */
function beginAnew(page = '/pages/home/index'): void {
  forgetPerson();
  restart(page);
}

function Files({ files }: Pick<Chat, 'files'>) {
  const choose = useCommand('session.chooseFile');
  const unbind = useCommand('session.unbind', { done: '已解除绑定' });
  const takeOff = async (unionName: string) => {
    const text = `这个聊天账号不再打开您在${unionName}的档案，要用时须重新绑定。`;
    if (!(await confirm({ title: '解除绑定', text, confirmText: '解除', isDangerous: true })) || !(await unbind.run({}))) return;
    beginAnew('/pages/session/bind/index');
  };
  return (
    <Section title="已绑定的档案" note={files.length > 1 ? '点「使用」换到另一个工会' : undefined}>
      <Card className="rows">
        {files.map(({ memberId, name, unionName, groupName, isCurrent, isActive, boundAt }) => (
          <Row
            key={memberId}
            icon={isCurrent ? 'check' : 'mine'}
            title={`${name} · ${unionName}`}
            note={isActive ? <Parted parts={[groupName, `${sayMoment(boundAt)}绑定`].filter(Boolean)} /> : LEFT}
            end={
              isCurrent ? (
                <View className="row-tools">
                  <Tag tone="good">正在使用</Tag>
                  <Button isSmall label={`解除${unionName}的绑定`} isPending={unbind.isPending} onPress={() => void takeOff(unionName)}>
                    解除
                  </Button>
                </View>
              ) : isActive ? (
                <Button
                  isSmall
                  label={`使用${unionName}的档案`}
                  isPending={choose.isPending}
                  onPress={() => void choose.run({ memberId }).then((chosen) => chosen && beginAnew())}
                >
                  使用
                </Button>
              ) : null
            }
          />
        ))}
      </Card>
      {files.some(({ isCurrent, isActive }) => isCurrent && isActive) ? (
        <View className="actions">
          <Button onPress={() => beginAnew()}>进入首页</Button>
        </View>
      ) : null}
    </Section>
  );
}

function Asked({ request: { id, state, unionName, name, at, reason } }: { request: Chat['requests'][number] }) {
  const withdraw = useCommand('session.withdrawBinding', { done: '已撤回' });
  const takeBack = async () => {
    if (await confirm({ title: '撤回请求', text: '撤回后可以改好再提。', confirmText: '撤回' })) await withdraw.run({ id });
  };
  return (
    <Card>
      <View className="card-head">
        <View className="card-title">{`${unionName} · ${name}`}</View>
        <StatusTag lifecycle={chatRequestLifecycle} state={state} tone={state === 'open' ? 'info' : undefined} />
      </View>
      <View className="card-note">{`${sayMoment(at)} 提出`}</View>
      {state === 'open' ? <View className="card-text">干事核对是您本人后就能用；急的话可以打电话或当面到工会。</View> : null}
      {reason ? <View className="card-text">{`未通过：${reason}。可以改好后再提。`}</View> : null}
      {state === 'open' ? (
        <View className="page-tools">
          <Button isSmall isPending={withdraw.isPending} onPress={() => void takeBack()}>
            撤回
          </Button>
        </View>
      ) : null}
    </Card>
  );
}

function Ways({ chat }: { chat: Chat }) {
  // A group's code that was scanned opens this page with it.
  const { code = '', scene = '' } = useRouteParams();
  const [isWanted, setWanted] = useState(code !== '' || scene !== '');
  const [way, setWay] = useState<Way>('invitation');
  if (chat.files.length > 0 && !isWanted)
    return (
      <View className="center">
        <Button look="plain" onPress={() => setWanted(true)}>
          再绑定另一个工会的档案
        </Button>
      </View>
    );
  return (
    <Section title={chat.files.length > 0 ? '绑定另一个工会的档案' : '绑定我的档案'}>
      <Card>
        <Segmented label="绑定方式" value={way} options={ways} onChange={setWay} />
        <View className="gap" />
        {way === 'invitation' ? (
          <ByInvitation code={code || scene} onBound={() => beginAnew()} />
        ) : (
          <ByCheck hasPhoneButton={chat.hasPhoneButton} onBound={() => beginAnew()} />
        )}
      </Card>
      <View className="login-more">
        <Button look="plain" onPress={() => go('/pages/session/login/index')}>
          用干事给的登录码
        </Button>
        <Button look="plain" onPress={() => go('/pages/member/apply/index')}>
          还不是会员，申请入会
        </Button>
      </View>
    </Section>
  );
}
