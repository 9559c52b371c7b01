/** Reading a member's code: who stands here, of which union, and whether the membership holds. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { memberLifecycle } from '../../../../types/member/lifecycle';
import type { Output } from '@/api/call';
import { useCommand } from '@/api/hooks';
import { scanCode } from '@/platform';
import { BottomBar, PrimaryButton } from '@/ui/button';
import { Card, Facts } from '@/ui/card';
import { Page } from '@/ui/page';
import { Empty } from '@/ui/states';
import { Avatar, StatusTag } from '@/ui/tag';

export default function Verify() {
  const [found, setFound] = useState<Output<'member.verifyCard'> | null>(null);
  const verify = useCommand('member.verifyCard', { isQuiet: true });
  const scan = async () => {
    const code = await scanCode();
    if (code !== null) setFound(await verify.run({ code }));
  };
  return (
    <Page
      title="核验会员码"
      footer={
        <BottomBar>
          <PrimaryButton icon="code" isPending={verify.isPending} onPress={() => void scan()}>
            {found || verify.error ? '再扫一位' : '扫会员码'}
          </PrimaryButton>
        </BottomBar>
      }
    >
      {verify.error ? (
        <View className="notice notice-warn">{verify.error.fields[0]?.message ?? verify.error.message}</View>
      ) : found ? (
        <Card>
          <View className="person">
            <Avatar name={found.name} size={56} />
            <View>
              <View className="person-name">{found.name}</View>
              <View className="card-note">{`${found.unionName} · ${found.groupName}`}</View>
            </View>
          </View>
          <View className="tags">
            <StatusTag lifecycle={memberLifecycle} state={found.state} />
          </View>
          <View className="gap" />
          <Facts
            items={[
              ['会籍', found.isValid ? '有效' : '无效，请与工会干事核实'],
              ['会员编号', found.number],
              ['所属', found.isOwnUnion ? '本会会员' : '其他工会的会员'],
            ]}
          />
        </Card>
      ) : (
        <Empty icon="code" title="请会员打开会员卡" hint="扫会员卡上的二维码；电脑上可以用扫码枪扫进输入框" />
      )}
    </Page>
  );
}
