/** Changing one's own password. */
import { useState } from 'react';
import { useCommand } from '@/api/hooks';
import { back } from '@/platform';
import { BottomBar, PrimaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { Form } from '@/ui/form';
import { Page } from '@/ui/page';
import { TextField } from '@/ui/text-fields';

export default function Password() {
  const [oldPassword, setOld] = useState('');
  const [newPassword, setNew] = useState('');
  const [again, setAgain] = useState('');
  const change = useCommand('session.changePassword', { done: '密码已修改，其他设备已退出' });
  const isSame = newPassword === again;
  const submit = async () => {
    if (await change.run({ oldPassword, newPassword })) back();
  };
  const isReady = oldPassword !== '' && newPassword.length >= 8 && isSame;
  return (
    <Page
      title="修改密码"
      footer={
        <BottomBar>
          <PrimaryButton isPending={change.isPending} isDisabled={!isReady} onPress={() => void submit()}>
            修改
          </PrimaryButton>
        </BottomBar>
      }
    >
      <Card>
        <Form error={change.error}>
          <TextField label="原密码" name="oldPassword" value={oldPassword} onChange={setOld} type="password" max={100} />
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
