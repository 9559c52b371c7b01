/** Correcting a member's data. */
import { useState } from 'react';
import { genderLabels } from '../../../../types/member/labels';
import type { Input, Output } from '@/api/call';
import { useCommand, useRead } from '@/api/hooks';
import { back, useRouteParams } from '@/platform';
import { BottomBar, PrimaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { ChoiceField } from '@/ui/choice-fields';
import { DateField } from '@/ui/date-fields';
import { Form } from '@/ui/form';
import { Page } from '@/ui/page';
import { AsyncView } from '@/ui/states';
import { optionsOf } from '@/ui/tabs';
import { TextField } from '@/ui/text-fields';
import { today } from '@/ui/time';

export default function MemberEdit() {
  const { id = '' } = useRouteParams();
  const record = useRead('member.get', { id });
  return record.data ? <Edit member={record.data} /> : <Page title="修改资料"><AsyncView result={record}>{() => null}</AsyncView></Page>;
}

function Edit({ member }: { member: Output<'member.get'> }) {
  const [changes, setChanges] = useState<Omit<Input<'member.update'>, 'id'>>({});
  const change = (patch: typeof changes) => setChanges((before) => ({ ...before, ...patch }));
  const update = useCommand('member.update', { done: '已保存' });
  const tree = useRead('unit.tree', {}, { staleTime: 300_000 });
  const groups = (tree.data?.units ?? []).filter(({ kind }) => kind === 'group').map(({ id, name }) => ({ value: id, text: name }));
  const value = { ...member, ...changes };
  const submit = async () => { if (await update.run({ id: member.id, ...changes })) back(); };
  return (
    <Page title="修改资料" footer={<BottomBar><PrimaryButton isPending={update.isPending} isDisabled={Object.keys(changes).length === 0} onPress={() => void submit()}>保存</PrimaryButton></BottomBar>}>
      <Card>
        <Form error={update.error}>
          <TextField label="姓名" name="name" value={value.name ?? ''} onChange={(name) => change({ name })} max={30} />
          <TextField label="工号" name="employeeNo" value={value.employeeNo ?? ''} onChange={(employeeNo) => change({ employeeNo })} max={30} />
          <TextField label="手机" name="phone" value={value.phone ?? ''} onChange={(phone) => change({ phone: phone || null })} max={11} type="tel" />
          <ChoiceField label="性别" name="gender" value={value.gender ?? null} options={optionsOf(genderLabels)} onChange={(gender) => change({ gender })} />
          <DateField label="出生日期" name="birthOn" value={value.birthOn ?? null} until={today()} onChange={(birthOn) => change({ birthOn })} />
          <DateField label="入会日期" name="joinedOn" value={value.joinedOn ?? null} until={today()} onChange={(joinedOn) => change({ joinedOn })} />
          <ChoiceField label="小组" name="groupId" isRequired value={value.groupId ?? null} options={groups} onChange={(groupId) => groupId && change({ groupId })} />
        </Form>
      </Card>
    </Page>
  );
}
