/** Joining online, by the code a group leader shows; nobody is signed in here. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useDraft } from '@/api/draft';
import { useCommand } from '@/api/hooks';
import { useRouteParams } from '@/platform';
import { PrimaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { SwitchField } from '@/ui/choice-fields';
import { Form } from '@/ui/form';
import { Page } from '@/ui/page';
import { Empty } from '@/ui/states';
import { TextField } from '@/ui/text-fields';

export default function Apply() {
  const { groupId = '', group = '' } = useRouteParams();
  const { value, change, clear } = useDraft('member.apply', { name: '', phone: '', employeeNo: '' });
  const [hasConsented, setConsent] = useState(false);
  const [isDone, setDone] = useState(false);
  const apply = useCommand('member.apply', { isQuiet: true });
  const submit = async () => {
    const { name, phone, employeeNo } = value;
    if (!(await apply.run({ groupId, name, phone, hasConsented: true, ...(employeeNo.trim() ? { employeeNo } : {}) }))) return;
    clear();
    setDone(true);
  };
  if (!groupId) return <Page title="申请入会" isBare><Empty icon="code" title="请扫描小组长出示的二维码" hint="二维码里有您要加入的小组" /></Page>;
  if (isDone) return <Page title="申请入会" isBare><Empty icon="check" title="申请已提交" hint="工会干事审核后，会以短信或当面告知您结果" /></Page>;
  return (
    <Page title="申请入会" isBare>
      <View className="login"><View className="login-mark">工</View><View className="login-title">申请加入工会</View>{group ? <View className="card-note">{group}</View> : null}</View>
      <Card>
        <Form error={apply.error}>
          <TextField label="姓名" name="name" isRequired value={value.name} onChange={(name) => change({ name })} max={30} />
          <TextField label="手机" name="phone" isRequired value={value.phone} onChange={(phone) => change({ phone })} max={11} type="tel" />
          <TextField label="工号" name="employeeNo" value={value.employeeNo} onChange={(employeeNo) => change({ employeeNo })} max={30} placeholder="不知道可以不填" />
          <SwitchField label="同意使用个人信息" hint="姓名、手机和工号只用于办理入会和工会服务，可以随时要求更正或删除" value={hasConsented} onChange={setConsent} />
        </Form>
        <View className="gap" />
        <PrimaryButton isPending={apply.isPending} isDisabled={!hasConsented || !value.name.trim() || value.phone.length !== 11} onPress={() => void submit()}>提交申请</PrimaryButton>
      </Card>
    </Page>
  );
}
