/** Mine: who I am, what is mine, and how the app looks. */
import { View } from '@tarojs/components';
import type { OperationName } from '../../../types/contracts';
import { roleLabels } from '../../../types/unit/labels';
import { forgetPerson } from '@/api/client';
import { useCommand, useMe } from '@/api/hooks';
import { textSizeLabels, useSettings } from '@/api/settings';
import { confirm, go, goToLogin, isWeapp } from '@/platform';
import { Card, Row, Section } from '@/ui/card';
import type { IconName } from '@/ui/icon';
import { Page } from '@/ui/page';
import { AsyncView } from '@/ui/states';
import { optionsOf, Segmented } from '@/ui/tabs';
import { Avatar, Tag } from '@/ui/tag';

const mine: { title: string; icon: IconName; page: string; needs: OperationName }[] = [
  { title: '会员卡', icon: 'code', page: '/pages/member/card/index', needs: 'member.card' },
  { title: '我的会员档案', icon: 'mine', page: '/pages/member/mine/index', needs: 'member.mine' },
  { title: '我的活动', icon: 'event', page: '/pages/event/mine/index', needs: 'event.list' },
  { title: '我的会费', icon: 'wallet', page: '/pages/dues/mine/index', needs: 'dues.myYear' },
  { title: '我的提案', icon: 'proposal', page: '/pages/proposal/list/index?tab=mine', needs: 'proposal.draft' },
  { title: '提醒设置', icon: 'clock', page: '/pages/notification/settings/index', needs: 'notification.settings' },
  { title: '我的数据', icon: 'download', page: '/pages/archive/own/index', needs: 'archive.takeOwn' },
];

export default function Mine() {
  const me = useMe();
  const { textSize, setTextSize } = useSettings();
  return (
    <Page title="我的">
      <AsyncView result={me} rows={2}>
        {({ member, offices, operations }) => (
          <View className="stack">
            <Card>
              <View className="person">
                <Avatar name={member.name} size={56} />
                <View>
                  <View className="person-name">{member.name}</View>
                  <View className="card-note">
                    {[member.unionName, member.groupName !== member.unionName && member.groupName].filter(Boolean).join(' · ')}
                  </View>
                </View>
              </View>
              {offices.length > 0 ? (
                <View className="tags">
                  {offices.map(({ role, unitId, unitName }) => (
                    <Tag key={role + unitId} tone="info">
                      {unitName === member.unionName ? roleLabels[role] : `${unitName} ${roleLabels[role]}`}
                    </Tag>
                  ))}
                </View>
              ) : null}
            </Card>
            <Card className="rows">
              {mine
                .filter(({ needs }) => operations.includes(needs))
                .map(({ title, icon, page }) => (
                  <Row key={page} icon={icon} title={title} onPress={() => go(page)} />
                ))}
            </Card>
          </View>
        )}
      </AsyncView>
      <Section title="文字大小">
        <Segmented label="文字大小" value={textSize} options={optionsOf(textSizeLabels)} onChange={setTextSize} />
      </Section>
      {isWeapp ? null : <SignOut />}
    </Page>
  );
}

function SignOut() {
  const logout = useCommand('session.logout');
  const leave = async (everywhere: boolean) => {
    const text = everywhere ? '您在所有设备上的登录都会结束，需要重新输入密码。' : '这台设备上需要重新登录；本机的草稿也会清除。';
    if (!(await confirm({ title: '退出登录', text, confirmText: '退出', isDangerous: true })) || !(await logout.run({ everywhere })))
      return;
    forgetPerson();
    goToLogin();
  };
  return (
    <Section title="登录">
      <Card className="rows">
        <Row icon="key" title="修改密码" onPress={() => go('/pages/session/password/index')} />
        <Row icon="shield" title="登录的设备" onPress={() => go('/pages/session/devices/index')} />
        <Row icon="shield" title="退出所有设备" onPress={() => void leave(true)} />
        <Row icon="close" title="退出登录" onPress={() => void leave(false)} />
      </Card>
    </Section>
  );
}
