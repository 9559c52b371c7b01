/** A group's joining code, to be shown on the phone or printed and put up. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useCommand, useMe, useRead } from '@/api/hooks';
import { canPrint, confirm, copyText, printPage, useRouteParams, webAddress } from '@/platform';
import { BottomBar, Button, PrimaryButton } from '@/ui/button';
import { Card, Row, Section } from '@/ui/card';
import { Page } from '@/ui/page';
import { QrCode } from '@/ui/qr-code';
import { AsyncView, Empty } from '@/ui/states';
import { sayFullDay } from '@/ui/time';
import { GroupFilter } from '../parts/group-filter';

export default function GroupCode() {
  const params = useRouteParams();
  const me = useMe().data;
  const led = (me?.offices ?? []).filter(({ role }) => role === 'groupLeader');
  const isOfficer = me?.operations.includes('member.update') ?? false;
  const [chosen, setGroup] = useState(params.groupId ?? '');
  const groupId = chosen || led[0]?.unitId || '';
  return groupId ? (
    <Shown
      groupId={groupId}
      filter={isOfficer ? <GroupFilter value={groupId} onChange={setGroup} /> : <Led led={led} onChoose={setGroup} />}
    />
  ) : (
    <Page title="小组入会码">
      <Empty icon="people" title="请选择小组" hint="每个小组有自己的入会码" />
      <View className="actions">
        <GroupFilter value="" onChange={setGroup} />
      </View>
    </Page>
  );
}

function Led({ led, onChoose }: { led: { unitId: string; unitName: string }[]; onChoose: (groupId: string) => void }) {
  if (led.length < 2) return null;
  return (
    <Card className="rows">
      {led.map(({ unitId, unitName }) => (
        <Row key={unitId} title={unitName} onPress={() => onChoose(unitId)} />
      ))}
    </Card>
  );
}

function Shown({ groupId, filter }: { groupId: string; filter: React.ReactNode }) {
  const code = useRead('member.joinCode', { groupId });
  const renew = useCommand('member.renewJoinCode', { done: '已生成' });
  const again = async () => {
    const isSure =
      !code.data?.code ||
      (await confirm({ title: '换一个新码', text: '旧的入会码随即作废，已经张贴的要换下来。', confirmText: '换新码', isDangerous: true }));
    if (isSure) await renew.run({ groupId });
  };
  const address = code.data?.path ? webAddress(code.data.path) : '';
  return (
    <Page
      title="小组入会码"
      footer={
        code.data?.code ? (
          <BottomBar>
            {canPrint ? (
              <Button icon="print" onPress={printPage}>
                打印
              </Button>
            ) : null}
            <PrimaryButton onPress={() => void copyText(address)}>复制链接</PrimaryButton>
          </BottomBar>
        ) : null
      }
    >
      {filter}
      <AsyncView result={code}>
        {({ groupName, unionName, code: text, expiresOn }) =>
          text ? (
            <Section title={groupName} note={unionName}>
              <Card className="centred">
                <QrCode text={address} label={`${groupName}的入会码`} size={240} />
                <View className="card-title">{text}</View>
                <View className="card-note">
                  {`用手机扫一扫，填写入会申请；不用先登录${expiresOn ? `。有效至 ${sayFullDay(expiresOn)}` : ''}`}
                </View>
                <View className="actions">
                  <Button isSmall isPending={renew.isPending} onPress={() => void again()}>
                    换一个新码
                  </Button>
                </View>
              </Card>
            </Section>
          ) : (
            <Empty
              icon="code"
              title={`${groupName}还没有入会码`}
              hint="生成后可以当面出示，也可以打印张贴，半年内有效"
              action={{ text: '生成入会码', onPress: () => void again() }}
            />
          )
        }
      </AsyncView>
    </Page>
  );
}
