/** Applying by a group's code: no account is needed yet; whoever applied on this device comes back to their application. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useDraft } from '@/api/draft';
import { useCommand, useRead } from '@/api/hooks';
import { go, scanCode, toast, useRouteParams } from '@/platform';
import { BottomBar, Button, PrimaryButton } from '@/ui/button';
import { SwitchField } from '@/ui/choice-fields';
import { Card } from '@/ui/card';
import { Page } from '@/ui/page';
import { AsyncView, Empty } from '@/ui/states';
import { ApplicationFields, blank, ConsentText, given, type Consent } from '../parts/application-form';
import { forgetApplication, keepApplication, keptApplication, newToken } from '../parts/application-kept';
import { ApplicationStatus } from '../parts/application-status';

/** A scanned code is the joining code itself, or the address of this page with it. */
const codeOf = (scanned: string): string => (/code=([A-Za-z0-9-]+)/.exec(scanned)?.[1] ?? scanned).trim().toUpperCase();
const looksRight = (code: string) => /^[A-Z2-9]{8}-[A-Z2-9]{6}$/.test(code);

export default function Apply() {
  const params = useRouteParams();
  // The chat app's own codes bring their content as `scene`.
  const [code, setCode] = useState(() => codeOf(params.code ?? params.scene ?? ''));
  const [kept, setKept] = useState(keptApplication);
  if (kept)
    return (
      <ApplicationStatus
        {...kept}
        onForget={() => {
          forgetApplication();
          setKept(null);
        }}
      />
    );
  return looksRight(code) ? <Joining code={code} onOther={() => setCode('')} onSent={setKept} /> : <NoCode onFound={setCode} />;
}

function NoCode({ onFound }: { onFound: (code: string) => void }) {
  const scan = async () => {
    const scanned = await scanCode();
    if (scanned === null) return;
    const code = codeOf(scanned);
    if (looksRight(code)) onFound(code);
    else toast('这不是入会码，请扫小组长出示的二维码');
  };
  return (
    <Page title="申请入会" isBare>
      <Empty
        icon="code"
        title="请扫小组长出示的二维码"
        hint="每个工会小组有自己的入会码；看不到二维码时，也可以输入它下面的那串字母和数字"
        action={{ text: '扫码或输入', onPress: () => void scan() }}
      />
      <View className="center">
        <Button look="plain" onPress={() => go('/pages/session/login/index')}>
          已是会员，去登录
        </Button>
      </View>
    </Page>
  );
}

type Sent = { id: string; token: string };
type JoiningProps = { code: string; onOther: () => void; onSent: (sent: Sent) => void };

function Joining({ code, onOther, onSent }: JoiningProps) {
  const form = useRead('member.joinForm', { code });
  if (form.data) return <Application code={code} {...form.data} onSent={onSent} />;
  return (
    <Page title="申请入会" isBare>
      <AsyncView result={form}>{() => null}</AsyncView>
      {form.error ? (
        <View className="actions">
          <Button onPress={onOther}>换一个入会码</Button>
        </View>
      ) : null}
    </Page>
  );
}

type ApplicationProps = { code: string; consent: Consent; unionName: string; groupName: string; onSent: (sent: Sent) => void };

function Application({ code, consent, unionName, groupName, onSent }: ApplicationProps) {
  const { value, change, clear } = useDraft(`apply:${code}`, blank);
  const [hasConsented, setConsented] = useState(false);
  const [token] = useState(newToken);
  const apply = useCommand('member.apply', { isQuiet: true });
  const isTaken = apply.error?.code === 'DUPLICATE_MEMBER';
  const submit = async () => {
    const { name, phone } = value;
    const ours = { code, hasConsented: true as const, consentVersion: consent.version, ...(token ? { token } : {}) };
    const sent = await apply.run({ ...given(value), name, phone, ...ours, ...(isTaken ? { asksCheck: true } : {}) });
    if (!sent) return;
    clear();
    const kept = { id: sent.id, token: sent.token ?? token ?? '' };
    keepApplication(kept);
    onSent(kept);
  };
  return (
    <Page
      title="申请入会"
      isBare
      footer={
        <BottomBar note={isTaken ? '请干事核对后，才会继续审核' : hasConsented ? undefined : '请先阅读并同意个人信息使用说明'}>
          <PrimaryButton isPending={apply.isPending} isDisabled={!hasConsented} onPress={() => void submit()}>
            {isTaken ? '号码是我的，请干事当面核对' : '提交申请'}
          </PrimaryButton>
        </BottomBar>
      }
    >
      <View className="article-title">{`申请加入${unionName}`}</View>
      <View className="bare-note">{`${groupName} · 提交后由小组长或工会干事审核`}</View>
      <ApplicationFields value={value} change={change} error={apply.error} consent={consent} />
      <ConsentText consent={consent} />
      <Card>
        <SwitchField label="我已阅读并同意个人信息使用说明" name="hasConsented" value={hasConsented} onChange={setConsented} />
      </Card>
    </Page>
  );
}
