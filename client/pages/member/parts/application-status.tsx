/** The applicant's own view of an application: where it stands, what is to be put right, and doing so. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { applicationLabels } from '../../../../types/member/labels';
import { memberLifecycle } from '../../../../types/member/lifecycle';
import type { Output } from '@/api/call';
import { useCommand, useRead } from '@/api/hooks';
import { goToLogin } from '@/platform';
import { BottomBar, Button, PrimaryButton } from '@/ui/button';
import { Card, Facts, Section } from '@/ui/card';
import { Page } from '@/ui/page';
import { AsyncView, Empty } from '@/ui/states';
import { StatusTag } from '@/ui/tag';
import { When } from '@/ui/when';
import { ApplicationFields, blank, given, type Values } from './application-form';

type Record = Output<'member.application'>;
const next: { [state: string]: string } = {
  pending: '正在等待审核，通过后就可以登录使用。',
  returned: '请按下面的说明补正后再交。',
  rejected: '这次没有通过。补正后可以重新扫码申请，或联系工会干事。',
};

export function ApplicationStatus({ id, token, onForget }: { id: string; token: string; onForget: () => void }) {
  const record = useRead('member.application', { id, token });
  const [isEditing, setEditing] = useState(false);
  // The secret opens an application only until it is decided: after that there is an account.
  if (record.error?.code === 'NOT_FOUND')
    return (
      <Page title="申请入会" isBare>
        <Empty
          icon="check"
          title="这份申请已经办完"
          hint="已通过的，请用工会干事给您的账号登录；需要再次申请的，请重新扫码"
          action={{ text: '去登录', onPress: goToLogin }}
        />
        <View className="actions">
          <Button onPress={onForget}>重新申请</Button>
        </View>
      </Page>
    );
  if (record.data && isEditing) return <Resubmit record={record.data} token={token} onDone={() => setEditing(false)} />;
  const canEdit = record.data && ['pending', 'returned'].includes(record.data.state);
  return (
    <Page
      title="我的入会申请"
      isBare
      footer={
        canEdit ? (
          <BottomBar>
            <PrimaryButton icon="edit" onPress={() => setEditing(true)}>
              {record.data?.state === 'returned' ? '补正' : '修改申请'}
            </PrimaryButton>
          </BottomBar>
        ) : null
      }
    >
      <AsyncView result={record}>
        {(data) => (
          <>
            <Status data={data} />
            {data.state === 'rejected' ? <Button onPress={onForget}>重新申请</Button> : null}
          </>
        )}
      </AsyncView>
    </Page>
  );
}

function Status({ data }: { data: Record }) {
  const { state, name, unionName, groupName, phone, idNumber, employeeNo, reason, corrections, isBeingChecked, appliedAt } = data;
  return (
    <>
      <Card>
        <View className="card-head">
          <View className="card-title">{`${name} · ${unionName}`}</View>
          <StatusTag lifecycle={memberLifecycle} state={state} />
        </View>
        <View className="card-text">{next[state]}</View>
        {isBeingChecked ? <View className="card-note">您的号码与已登记的相同，工会干事会与您当面核对。</View> : null}
        <View className="gap" />
        <Facts
          items={[
            ['小组', groupName],
            ['手机', phone ?? '未登记'],
            ['工号', employeeNo ?? '未填写'],
            ['身份证号', idNumber],
            ['申请时间', <When key="at" at={appliedAt} as="moment" />],
          ]}
        />
      </Card>
      {corrections.length > 0 || (reason && state !== 'pending') ? (
        <Section title={state === 'returned' ? '要补正的' : '说明'}>
          <Card>
            {corrections.length > 0 ? (
              <Facts
                items={corrections.map(({ field, message }) => [applicationLabels[field as keyof typeof applicationLabels], message])}
              />
            ) : (
              <View className="card-text">{reason}</View>
            )}
          </Card>
        </Section>
      ) : null}
    </>
  );
}

function Resubmit({ record, token, onDone }: { record: Record; token: string; onDone: () => void }) {
  const [value, setValue] = useState<Values>({
    ...blank,
    name: record.name,
    employeeNo: record.employeeNo ?? '',
    gender: record.gender,
    birthOn: record.birthOn,
  });
  const resubmit = useCommand('member.resubmit', { isQuiet: true, done: '已提交' });
  const isTaken = resubmit.error?.code === 'DUPLICATE_MEMBER';
  const submit = async (asksCheck: boolean) => {
    const sent = await resubmit.run({ id: record.id, token, ...given(value), ...(asksCheck ? { asksCheck } : {}) });
    if (sent) onDone();
  };
  return (
    <Page
      title="补正申请"
      isBare
      footer={
        <BottomBar>
          <Button onPress={onDone}>返回</Button>
          <PrimaryButton isPending={resubmit.isPending} onPress={() => void submit(isTaken)}>
            {isTaken ? '请干事当面核对' : '提交'}
          </PrimaryButton>
        </BottomBar>
      }
    >
      <ApplicationFields
        value={value}
        change={(part) => setValue({ ...value, ...part })}
        error={resubmit.error}
        consent={record.consent}
        kept={record}
        asked={record.corrections}
      />
    </Page>
  );
}
