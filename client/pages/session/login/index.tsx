/** Signing in, in a browser: with a password, or with a one-time code from an officer; in the chat app the code ties the account once. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { forgetPerson } from '@/api/client';
import { useCommand } from '@/api/hooks';
import { go, isWeapp, restart, useRouteParams } from '@/platform';
import { Button, PrimaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { Form } from '@/ui/form';
import { Page } from '@/ui/page';
import { Segmented } from '@/ui/tabs';
import { TextField } from '@/ui/text-fields';
import { PlayedPhones } from '../parts/played-phones';

type Way = 'password' | 'code';
const ways: { value: Way; text: string }[] = [
  { value: 'password', text: '密码登录' },
  { value: 'code', text: '登录码登录' },
];

export default function Login() {
  const { to = '' } = useRouteParams();
  const [way, setWay] = useState<Way>(isWeapp ? 'code' : 'password');
  const [account, setAccount] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const login = useCommand('session.login', { isQuiet: true });
  const byCode = useCommand('session.loginWithCode', { isQuiet: true });
  const bind = useCommand('session.bind', { isQuiet: true });
  const isReady = account.trim() !== '' && (way === 'password' ? password !== '' : code.trim() !== '');
  const submit = async () => {
    if (!isReady) return;
    const ours = { account, code: code.replace(/\s/g, '') };
    const entered = way === 'password' ? await login.run({ account, password }) : await (isWeapp ? bind : byCode).run(ours);
    if (!entered) return;
    forgetPerson();
    // Who came in by a code sets a password of their own next; the chat app needs none.
    if (way === 'code' && !isWeapp) return restart('/pages/session/password/index?first=1');
    // Only back into this app: an address of elsewhere is not followed.
    restart(/^\/pages\//.test(to) ? to : '/pages/home/index');
  };
  const isPending = login.isPending || byCode.isPending || bind.isPending;
  return (
    <Page title="登录" isBare>
      <View className="login">
        <View className="login-mark">工</View>
        <View className="login-title">工会</View>
        <View className="card-note">公告、活动、会费、提案，都在这里</View>
      </View>
      <Card>
        {isWeapp ? null : <Segmented label="登录方式" value={way} options={ways} onChange={setWay} />}
        <View className="gap" />
        <Form error={way === 'password' ? login.error : (byCode.error ?? bind.error)}>
          <TextField
            label="账号"
            name="account"
            value={account}
            onChange={setAccount}
            max={40}
            placeholder="工会干事发给您的账号"
            onDone={() => void submit()}
          />
          {way === 'password' ? (
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
          ) : (
            <TextField
              label="登录码"
              name="code"
              value={code}
              onChange={setCode}
              max={9}
              type="tel"
              placeholder="8 位数字"
              hint="干事告诉您的一次性登录码，十五分钟内有效"
              onDone={() => void submit()}
            />
          )}
        </Form>
        <PrimaryButton isPending={isPending} isDisabled={!isReady} onPress={() => void submit()}>
          {isWeapp ? '绑定' : '登录'}
        </PrimaryButton>
      </Card>
      <View className="login-help">
        忘记密码或还没有账号，请联系所在工会的干事，核对身份后会给您一个登录码。还不是会员，请扫小组长出示的入会码。
      </View>
      <View className="login-more">
        <Button look="plain" onPress={() => go('/pages/member/apply/index')}>
          申请入会
        </Button>
      </View>
      <PlayedPhones />
    </Page>
  );
}
