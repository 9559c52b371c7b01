/** A delegate signs in: by the code on the hall's screen, scanned or typed, in their own hand. */
import { View } from '@tarojs/components';
import { useEffect, useRef, useState } from 'react';
import { useCommand, useRead } from '@/api/hooks';
import { isWeapp, replace, scanCode, toast, useRouteParams } from '@/platform';
import { BottomBar, Button, PrimaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { Form } from '@/ui/form';
import { Page } from '@/ui/page';
import { AsyncView } from '@/ui/states';
import { TextField } from '@/ui/text-fields';
import { sayMoment } from '@/ui/time';

/** What the hall's code holds: the session and the six digits. */
export const codeIn = (text: string): string | null => /[?&]code=(\d{6})/.exec(text)?.[1] ?? /^\s*(\d{6})\s*$/.exec(text)?.[1] ?? null;

export default function SignIn() {
  const { id = '', code: given = '' } = useRouteParams();
  const session = useRead('congress.session', { sessionId: id });
  const [code, setCode] = useState(given);
  const signIn = useCommand('congress.signIn', { done: '签到成功', isQuiet: true });
  const { run } = signIn;
  const isTried = useRef(false);
  // Come by scanning the hall's screen: signed in at once.
  useEffect(() => {
    if (!given || isTried.current) return;
    isTried.current = true;
    void run({ sessionId: id, code: given });
  }, [given, id, run]);
  const scan = async () => {
    const text = await scanCode();
    if (!text) return;
    const read = codeIn(text);
    if (!read) return toast('这不是会场的签到码，请扫大屏上的码，或输入 6 位数字');
    await run({ sessionId: id, code: read });
  };
  const isIn = session.data?.signIn?.isIn ?? false;
  const hasSeat = session.data?.signIn !== null;
  return (
    <Page
      title="会议签到"
      footer={
        session.data && hasSeat ? (
          <BottomBar>
            {isIn ? (
              <PrimaryButton icon="megaphone" onPress={() => replace('/pages/congress/meeting/index', { id })}>
                进入会场
              </PrimaryButton>
            ) : (
              <>
                {isWeapp ? <Button onPress={() => void scan()}>扫码</Button> : null}
                <PrimaryButton
                  isPending={signIn.isPending}
                  isDisabled={code.length !== 6}
                  onPress={() => void run({ sessionId: id, code })}
                >
                  签到
                </PrimaryButton>
              </>
            )}
          </BottomBar>
        ) : null
      }
    >
      <AsyncView result={session}>
        {({ name, startsAt, place, quorum }) => (
          <Card>
            <View className="center article-title">{name}</View>
            <View className="center card-note">{`${sayMoment(startsAt)}，${place}`}</View>
            {isIn ? (
              <>
                <View className="notice notice-good">您已签到</View>
                {quorum ? <View className="center card-note">{`到会 ${quorum.present} / ${quorum.due}`}</View> : null}
              </>
            ) : hasSeat ? (
              <Form error={signIn.error}>
                <TextField
                  label="签到码"
                  name="code"
                  hint="会场大屏上的 6 位数字，每 30 秒更换；须本人到会签到，不能代签"
                  value={code}
                  onChange={(text) => setCode(text.replace(/\D/g, ''))}
                  max={6}
                  type="tel"
                />
              </Form>
            ) : (
              <View className="notice notice-info">您不在本届在任代表名单上，不需要签到；如有疑问请联系工会干事</View>
            )}
          </Card>
        )}
      </AsyncView>
    </Page>
  );
}
