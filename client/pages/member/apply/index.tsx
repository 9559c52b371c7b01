/** Applying by a group's code: no account is needed yet. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { genderLabels } from '../../../../types/member/labels';
import { useDraft } from '@/api/draft';
import { useCommand } from '@/api/hooks';
import { goToLogin, scanCode, toast, useRouteParams } from '@/platform';
import { BottomBar, PrimaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { ChoiceField, SwitchField } from '@/ui/choice-fields';
import { Form } from '@/ui/form';
import { Page } from '@/ui/page';
import { Empty } from '@/ui/states';
import { optionsOf } from '@/ui/tabs';
import { TextField } from '@/ui/text-fields';

type Values = { name: string; phone: string; employeeNo: string; gender: keyof typeof genderLabels | null };
const blank: Values = { name: '', phone: '', employeeNo: '', gender: null };

/** A code holds the bare id of the group, or the address of this page with it. */
const groupOf = (code: string): string => /groupId=([\w:-]+)/.exec(code)?.[1] ?? (/^[\w:-]{1,64}$/.test(code) ? code : '');

export default function Apply() {
  const params = useRouteParams();
  // The chat app's own codes bring their content as `scene`.
  const [groupId, setGroup] = useState(groupOf(params.groupId ?? params.scene ?? ''));
  return groupId ? <Application groupId={groupId} groupName={params.groupName} /> : <NoGroup onFound={setGroup} />;
}

function NoGroup({ onFound }: { onFound: (groupId: string) => void }) {
  const scan = async () => {
    const code = await scanCode();
    if (code === null) return;
    if (groupOf(code)) onFound(groupOf(code));
    else toast('这不是入会的二维码');
  };
  return (
    <Page title="申请入会" isBare>
      <Empty
        icon="code"
        title="请扫小组长出示的二维码"
        hint="每个工会小组有自己的入会码，扫码后填写申请"
        action={{ text: '扫码', onPress: () => void scan() }}
      />
    </Page>
  );
}

function Application({ groupId, groupName }: { groupId: string; groupName?: string }) {
  const { value, change, clear } = useDraft(`apply:${groupId}`, blank);
  const [hasConsented, setConsented] = useState(false);
  const [isSent, setSent] = useState(false);
  const apply = useCommand('member.apply', { isQuiet: true });
  const submit = async () => {
    const { name, phone, employeeNo, gender } = value;
    const sent = await apply.run({
      groupId,
      name,
      phone,
      hasConsented: true,
      ...(employeeNo.trim() ? { employeeNo } : {}),
      ...(gender ? { gender } : {}),
    });
    if (!sent) return;
    clear();
    setSent(true);
  };
  if (isSent)
    return (
      <Page title="申请入会" isBare>
        <Empty
          icon="check"
          title="已收到您的申请"
          hint="工会干事审核后，您就可以登录使用；如未通过，可按说明补正后再申请"
          action={{ text: '去登录', onPress: goToLogin }}
        />
      </Page>
    );
  const footer = (
    <BottomBar note={hasConsented ? undefined : '请先阅读并同意个人信息使用说明'}>
      <PrimaryButton isPending={apply.isPending} isDisabled={!hasConsented} onPress={() => void submit()}>
        提交申请
      </PrimaryButton>
    </BottomBar>
  );
  return (
    <Page title="申请入会" isBare footer={footer}>
      <View className="notice">{groupName ? `加入「${groupName}」。提交后由工会干事审核。` : '提交后由工会干事审核。'}</View>
      <Card>
        <Form error={apply.error}>
          <TextField label="姓名" name="name" isRequired max={30} value={value.name} onChange={(name) => change({ name })} />
          <TextField
            label="手机"
            name="phone"
            isRequired
            max={11}
            placeholder="11 位手机号"
            value={value.phone}
            onChange={(phone) => change({ phone })}
          />
          <TextField
            label="工号"
            name="employeeNo"
            max={30}
            hint="不知道可以不填"
            value={value.employeeNo}
            onChange={(employeeNo) => change({ employeeNo })}
          />
          <ChoiceField
            label="性别"
            name="gender"
            value={value.gender}
            options={optionsOf(genderLabels)}
            onChange={(gender) => change({ gender })}
          />
          <SwitchField label="我已阅读并同意个人信息使用说明" name="hasConsented" value={hasConsented} onChange={setConsented} />
        </Form>
      </Card>
      <Privacy />
    </Page>
  );
}

const Privacy = () => (
  <View className="card-note">
    个人信息使用说明：姓名、手机号、工号和性别只用于审核入会、会籍管理和工会通知；手机号在名册中遮掩显示，仅本人和工会干事可见全号；您可以随时请工会更正，退会后停止使用。
  </View>
);
