/** Changing one's own password; who came in by a one-time code sets one without the old. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useCommand, useRead } from '@/api/hooks';
import { back, restart, toast, useRouteParams } from '@/platform';
import { BottomBar, Button, PrimaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { Form } from '@/ui/form';
import { Page } from '@/ui/page';
import { TextField } from '@/ui/text-fields';

export default function Password() {
  const { first = '' } = useRouteParams();
  const sessions = useRead('session.list', {});
  const isByCode = sessions.data?.items.find(({ isThis }) => isThis)?.isByCode ?? first !== '';
  const [oldPassword, setOld] = useState('');
  const [newPassword, setNew] = useState('');
  const [again, setAgain] = useState('');
  const change = useCommand('session.changePassword', { done: '密码已修改，其他设备已退出' });
  const set = useCommand('session.setPassword');
  const isSame = newPassword === again;
  const submit = async () => {
    if (!isByCode) return (await change.run({ oldPassword, newPassword })) && back();
    const made = await set.run({ newPassword });
    if (!made) return;
    toast(`密码已设好，以后用账号 ${made.account} 登录`);
    if (first) restart('/pages/home/index');
    else back();
  };
  const isReady = (isByCode || oldPassword !== '') && newPassword.length >= 8 && isSame;
  return (
    <Page
      title={isByCode ? '设置密码' : '修改密码'}
      footer={
        <BottomBar note={newPassword && newPassword.length < 8 ? '新密码至少 8 位' : undefined}>
          {first ? <Button onPress={() => restart('/pages/home/index')}>以后再设</Button> : null}
          <PrimaryButton isPending={change.isPending || set.isPending} isDisabled={!isReady} onPress={() => void submit()}>
            {isByCode ? '设置' : '修改'}
          </PrimaryButton>
        </BottomBar>
      }
    >
      {isByCode ? <View className="notice">您是用一次性登录码进来的，可以直接设一个自己的密码，以后用它登录。</View> : null}
      <Card>
        <Form error={isByCode ? set.error : change.error}>
          {isByCode ? null : (
            <TextField label="原密码" name="oldPassword" value={oldPassword} onChange={setOld} type="password" max={100} />
          )}
          <TextField label="新密码" name="newPassword" hint="至少 8 位" value={newPassword} onChange={setNew} type="password" max={100} />
          <TextField
            label="再输一遍新密码"
            hint={again && !isSame ? '两次输入不一致' : undefined}
            value={again}
            onChange={setAgain}
            type="password"
            max={100}
          />
        </Form>
      </Card>
    </Page>
  );
}
