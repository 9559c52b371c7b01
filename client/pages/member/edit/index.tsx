/** Correcting a member's data. No draft is kept on the device: these are another person's particulars. */
import { useState } from 'react';
import { genderLabels } from '../../../../types/member/labels';
import type { Input } from '@/api/call';
import { useCommand, useRead } from '@/api/hooks';
import { back, toast, useRouteParams } from '@/platform';
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
import type { MemberCard } from '../parts/file-card';
import { useUnits } from '../parts/group-filter';

type Sealed = 'phone' | 'idNumber' | 'bankAccount';
type Values = Required<Omit<Input<'member.update'>, 'id' | 'tags' | Sealed | 'groupId'>> & {
  /** Typed anew; what is kept is masked and stays unless something is typed. */
  phone: string;
  idNumber: string;
  bankAccount: string;
  groupId: string | null;
  tags: string;
};

const valuesOf = ({ name, employeeNo, gender, groupId, departmentId, birthOn, joinedOn, tags }: MemberCard): Values => ({
  name,
  employeeNo,
  gender,
  groupId: groupId || null,
  birthOn,
  joinedOn,
  ...{ phone: '', idNumber: '', bankAccount: '' },
  tags: tags.join('、'),
  departmentId,
});

/** Only what was changed goes out, so that the record says exactly that. */
function changesOf(base: Values, value: Values): Omit<Input<'member.update'>, 'id'> {
  const changed = Object.fromEntries(
    Object.entries(value).filter(([field, now]) => now !== base[field as keyof Values]),
  ) as Partial<Values>;
  const { phone, idNumber, bankAccount, groupId, tags, ...plain } = changed;
  const numbers = Object.entries({ phone, idNumber, bankAccount }).filter(([, typed]) => typed?.trim());
  return {
    ...plain,
    ...Object.fromEntries(numbers.map(([field, typed]) => [field, typed?.trim()])),
    ...(groupId ? { groupId } : {}),
    ...(tags === undefined ? {} : { tags: tags.split(/[、,，\s]+/).filter(Boolean) }),
  };
}

const numbers: { field: Sealed; label: string; max: number }[] = [
  { field: 'phone', label: '手机', max: 11 },
  { field: 'idNumber', label: '身份证号', max: 18 },
  { field: 'bankAccount', label: '银行卡号', max: 24 },
];

export default function MemberEdit() {
  const { id = '' } = useRouteParams();
  const record = useRead('member.get', { id });
  const tree = useRead('unit.tree', {}, { staleTime: 300_000 });
  if (record.data && tree.data) return <Edit key={record.data.updatedAt} member={record.data} />;
  return (
    <Page title="修改资料">
      <AsyncView result={record}>{() => <AsyncView result={tree}>{() => null}</AsyncView>}</AsyncView>
    </Page>
  );
}

function Edit({ member }: { member: MemberCard }) {
  const groups = useUnits('group');
  const departments = useUnits('department');
  const [base] = useState(() => valuesOf(member));
  const [value, setValue] = useState(base);
  const update = useCommand('member.update', { done: '已保存' });
  const change = (part: Partial<Values>) => setValue({ ...value, ...part });
  const submit = async () => {
    const changes = changesOf(base, value);
    if (Object.keys(changes).length === 0) return toast('没有改动');
    if (await update.run({ id: member.id, ...changes })) back();
  };
  const named = (units: typeof groups) => units.map(({ id, name }) => ({ value: id, text: name }));
  return (
    <Page
      title="修改资料"
      footer={
        <BottomBar note="改动会记入操作记录">
          <PrimaryButton isPending={update.isPending} onPress={() => void submit()}>
            保存
          </PrimaryButton>
        </BottomBar>
      }
    >
      <Card>
        <Form error={update.error}>
          <TextField label="姓名" name="name" isRequired max={30} value={value.name} onChange={(name) => change({ name })} />
          <TextField
            label="工号"
            name="employeeNo"
            isRequired
            max={30}
            value={value.employeeNo}
            onChange={(employeeNo) => change({ employeeNo })}
          />
          <Numbers member={member} value={value} change={change} />
          <ChoiceField
            label="性别"
            name="gender"
            value={value.gender}
            options={optionsOf(genderLabels)}
            onChange={(gender) => change({ gender })}
          />
          <DateField label="出生日期" name="birthOn" value={value.birthOn} until={today()} onChange={(birthOn) => change({ birthOn })} />
          <DateField
            label="入会日期"
            name="joinedOn"
            value={value.joinedOn}
            until={today()}
            onChange={(joinedOn) => change({ joinedOn })}
          />
          <ChoiceField
            label="工会小组"
            name="groupId"
            isRequired
            value={value.groupId}
            options={named(groups)}
            onChange={(groupId) => change({ groupId })}
          />
          <ChoiceField
            label="部门"
            name="departmentId"
            value={value.departmentId}
            options={named(departments)}
            onChange={(departmentId) => change({ departmentId })}
          />
          <TextField
            label="标签"
            name="tags"
            hint="几个标签用顿号分开，如 女职工、劳模；公告和活动可按标签选人"
            value={value.tags}
            onChange={(tags) => change({ tags })}
          />
        </Form>
      </Card>
    </Page>
  );
}

type NumbersProps = { member: MemberCard; value: Values; change: (part: Partial<Values>) => void };

/** What is kept stays masked and stays; something typed replaces it. */
const Numbers = ({ member, value, change }: NumbersProps) => (
  <>
    {numbers.map(({ field, label, max }) => (
      <TextField
        key={field}
        label={label}
        name={field}
        max={max}
        hint={member.sealed[field] ? '已登记，不填则不改' : '未登记'}
        placeholder={member.sealed[field] ?? '未登记'}
        value={value[field]}
        onChange={(typed) => change({ [field]: typed })}
      />
    ))}
  </>
);
