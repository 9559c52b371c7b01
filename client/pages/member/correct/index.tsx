/** Asking to have one's own file corrected: only what is filled in goes to the officer, with proof if there is any. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { genderLabels } from '../../../../types/member/labels';
import type { Input } from '@/api/call';
import { useCommand, useRead } from '@/api/hooks';
import { replace, toast, type UploadedFile } from '@/platform';
import { BottomBar, PrimaryButton } from '@/ui/button';
import { Card, Section } from '@/ui/card';
import { ChoiceField, SwitchField } from '@/ui/choice-fields';
import { DateField } from '@/ui/date-fields';
import { FilesField } from '@/ui/files-field';
import { Form } from '@/ui/form';
import { Page } from '@/ui/page';
import { optionsOf } from '@/ui/tabs';
import { TextArea, TextField } from '@/ui/text-fields';
import { today } from '@/ui/time';
import type { MemberCard } from '../parts/file-card';
import { useUnits } from '../parts/group-filter';
import { LoadingPage } from '@/ui/loading-page';

type Changes = Input<'member.proposeCorrection'>['changes'];
type Values = { [field in keyof Changes]-?: string };

export default function Correct() {
  const record = useRead('member.mine', {});
  if (record.data) return <Proposal key={record.data.updatedAt} member={record.data} />;
  return <LoadingPage title="更正资料" result={record} />;
}

const startOf = (member: MemberCard): Values => ({
  name: member.name,
  employeeNo: member.employeeNo,
  gender: member.gender ?? '',
  birthOn: member.birthOn ?? '',
  joinedOn: member.joinedOn ?? '',
  departmentId: member.departmentId ?? '',
  ...{ phone: '', idNumber: '', bankAccount: '' },
});

function Proposal({ member }: { member: MemberCard }) {
  const [base] = useState(() => startOf(member));
  const [value, setValue] = useState(base);
  const [remark, setRemark] = useState('');
  const [files, setFiles] = useState<UploadedFile[]>([]);
  const [hasConsented, setConsented] = useState(false);
  const propose = useCommand('member.proposeCorrection', { isQuiet: true, done: '已提交，请等干事审核' });
  const submit = async () => {
    const changes = Object.fromEntries(
      Object.entries(value).flatMap(([field, typed]) =>
        typed.trim() && typed !== base[field as keyof Values] ? [[field, typed.trim()]] : [],
      ),
    ) as Changes;
    if (Object.keys(changes).length === 0) return toast('没有改动，请先填写要更正的内容');
    const sent = await propose.run({
      changes,
      ...(remark.trim() ? { remark } : {}),
      ...(files.length > 0 ? { fileIds: files.map(({ id }) => id) } : {}),
      ...(changes.idNumber ? { hasConsentedToIdNumber: hasConsented } : {}),
    });
    if (sent) replace('/pages/member/corrections/index', { mine: 1 });
  };
  return (
    <Page
      title="更正资料"
      footer={
        <BottomBar note="由工会干事对照审核，结果会通知您">
          <PrimaryButton isPending={propose.isPending} onPress={() => void submit()}>
            提交
          </PrimaryButton>
        </BottomBar>
      }
    >
      <View className="notice">只改不对的地方，其他保持原样。小组要变动的，请直接告诉小组长或工会干事。</View>
      <Card>
        <Form error={propose.error}>
          <Fields member={member} value={value} change={(part) => setValue({ ...value, ...part })} />
          {value.idNumber.trim() ? (
            <SwitchField
              label="我单独同意工会登记和使用我的身份证号"
              name="hasConsentedToIdNumber"
              value={hasConsented}
              onChange={setConsented}
            />
          ) : null}
        </Form>
      </Card>
      <Section title="说明与证明">
        <Card>
          <Form error={propose.error}>
            <TextArea label="说明" name="remark" max={200} rows={2} value={remark} onChange={setRemark} />
            <FilesField
              label="证明"
              name="fileIds"
              accept="image/*,.pdf"
              hint="如身份证、任职文件的照片；只有工会干事能看"
              value={files}
              onChange={setFiles}
            />
          </Form>
        </Card>
      </Section>
    </Page>
  );
}

type FieldsProps = { member: MemberCard; value: Values; change: (part: Partial<Values>) => void };

function Fields({ member, value, change }: FieldsProps) {
  const departments = useUnits('department').map(({ id, name }) => ({ value: id, text: name }));
  const sealed = [
    ['phone', '手机', 11],
    ['idNumber', '身份证号', 18],
    ['bankAccount', '银行卡号', 24],
  ] as const;
  return (
    <>
      <TextField label="姓名" name="changes.name" max={30} value={value.name} onChange={(name) => change({ name })} />
      <TextField
        label="工号"
        name="changes.employeeNo"
        max={30}
        value={value.employeeNo}
        onChange={(employeeNo) => change({ employeeNo })}
      />
      {sealed.map(([field, label, max]) => (
        <TextField
          key={field}
          label={label}
          name={`changes.${field}`}
          max={max}
          placeholder={member.sealed[field] ?? '未登记'}
          hint="不填则不改"
          value={value[field]}
          onChange={(typed) => change({ [field]: typed })}
        />
      ))}
      <ChoiceField
        label="性别"
        name="changes.gender"
        value={(value.gender || null) as keyof typeof genderLabels | null}
        options={optionsOf(genderLabels)}
        onChange={(gender) => change({ gender: gender ?? '' })}
      />
      <DateField
        label="出生日期"
        name="changes.birthOn"
        until={today()}
        value={value.birthOn || null}
        onChange={(birthOn) => change({ birthOn: birthOn ?? '' })}
      />
      <DateField
        label="入会日期"
        name="changes.joinedOn"
        until={today()}
        value={value.joinedOn || null}
        onChange={(joinedOn) => change({ joinedOn: joinedOn ?? '' })}
      />
      <ChoiceField
        label="部门"
        name="changes.departmentId"
        value={value.departmentId || null}
        options={departments}
        onChange={(departmentId) => change({ departmentId: departmentId ?? '' })}
      />
    </>
  );
}
