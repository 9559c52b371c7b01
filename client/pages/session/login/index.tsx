/** Signing in, in a browser. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { forgetPerson } from '@/api/client';
import { useCommand } from '@/api/hooks';
import { restart, useRouteParams } from '@/platform';
import { PrimaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { Form } from '@/ui/form';
import { Page } from '@/ui/page';
import { TextField } from '@/ui/text-fields';

export default function Login() {
  const { to = '' } = useRouteParams();
  const [account, setAccount] = useState('');
  const [password, setPassword] = useState('');
  const login = useCommand('session.login', { isQuiet: true });
  const submit = async () => {
    if (!account.trim() || !password || !(await login.run({ account, password }))) return;
    forgetPerson();
    // Only back into this app: an address of elsewhere is not followed.
    restart(/^\/pages\//.test(to) ? to : '/pages/home/index');
  };
  return (
    <Page title="登录" isBare>
      <View className="login">
        <View className="login-mark">工</View>
        <View className="login-title">工会</View>
        <View className="card-note">公告、活动、会费、提案，都在这里</View>
      </View>
      <Card>
        <Form error={login.error}>
          <TextField
            label="账号"
            name="account"
            value={account}
            onChange={setAccount}
            max={40}
            placeholder="工会干事发给您的账号"
            onDone={() => void submit()}
          />
          <TextField
            label="密码"
            name="password"
            value={password}
            onChange={setPassword}
            max={100}
            type="password"
            placeholder="请输入密码"
            onDone={() => void submit()}
          />
        </Form>
        <PrimaryButton isPending={login.isPending} isDisabled={!account.trim() || !password} onPress={() => void submit()}>
          登录
        </PrimaryButton>
      </Card>
      <View className="login-help">忘记密码请联系所在工会的干事重设。在聊天应用内打开小程序，不需要密码。</View>
    </Page>
  );
}
