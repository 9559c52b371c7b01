/** Starting a founding, or changing it while it is prepared: the employer, the reason, and who goes along. */
import { View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { foundingKindLabels } from '../../../../types/founding/labels';
import { industryLabels } from '../../../../types/unit/labels';
import type { Input, Output } from '@/api/call';
import { useDraft } from '@/api/draft';
import { useCommand, useMe, useRead } from '@/api/hooks';
import { useSaving } from '@/api/saving';
import { useRouteParams } from '@/platform';
import { BottomBar, PrimaryButton } from '@/ui/button';
import { Card, Section } from '@/ui/card';
import { ChoiceField } from '@/ui/choice-fields';
import { Form } from '@/ui/form';
import { Page } from '@/ui/page';
import { optionsOf } from '@/ui/tabs';
import { NumberField, TextArea, TextField } from '@/ui/text-fields';
import { PeopleFields, type Newcomer, type Taken } from '../parts/people-fields';
import { LoadingPage } from '@/ui/loading-page';

type Plan = Input<'founding.start'>;
const blank = {
  kind: 'group' as Plan['kind'],
  name: '',
  employer: '',
  industry: null as Plan['industry'] | null,
  staffCount: null as number | null,
  address: '',
  contactName: '',
  contactPhone: '',
  groupName: '第一小组',
  reason: '',
  people: [] as Taken[],
  newcomers: [] as Newcomer[],
};
type Draft = typeof blank;

export default function EditFounding() {
  const { id } = useRouteParams();
  const record = useRead('founding.get', { id: id ?? '' }, { enabled: Boolean(id) });
  if (!id) return <Editor initial={null} />;
  if (record.data) return <Editor initial={record.data} />;
  return <LoadingPage title="修改建会申请" result={record} />;
}

function Editor({ initial }: { initial: Output<'founding.get'> | null }) {
  const me = useMe().data;
  const { value, change, clear } = useDraft<Draft>(`founding:${initial?.id ?? 'new'}`, initial ? draftOf(initial) : blank);
  const start = useCommand('founding.start', { done: '已发起筹备', isQuiet: true });
  const update = useCommand('founding.update', { done: '已保存', isQuiet: true });
  const [hasPutSelf, setPutSelf] = useState(false);
  useEffect(() => {
    if (!me || initial || hasPutSelf) return;
    setPutSelf(true);
    if (value.people.length === 0)
      change({ people: [{ id: me.member.id, name: me.member.name }], contactName: value.contactName || me.member.name });
  }, [me, initial, hasPutSelf, value, change]);
  const { industry, staffCount, people, kind, ...words } = value;
  const { save, error, isPending } = useSaving({ command: initial ? update : start, clear, page: '/pages/founding/detail/index' });
  const submit = async () => {
    if (!industry || staffCount === null) return;
    const plan = { ...words, industry, staffCount, memberIds: people.map((one) => one.id) };
    await save(initial ? update.run({ id: initial.id, ...plan }) : start.run({ kind, ...plan }));
  };
  return (
    <Page
      title={initial ? '修改建会申请' : '发起建会'}
      footer={
        <BottomBar>
          <PrimaryButton isPending={isPending} isDisabled={!industry || staffCount === null} onPress={() => void submit()}>
            {initial ? '保存' : '发起筹备'}
          </PrimaryButton>
        </BottomBar>
      }
    >
      <Form error={error}>
        <Card className="field-full">
          <View className="form">
            {initial ? null : (
              <ChoiceField
                label="类型"
                name="kind"
                isRequired
                value={kind}
                options={optionsOf(foundingKindLabels)}
                onChange={(chosen) => change({ kind: chosen ?? 'group' })}
              />
            )}
            <PlanFields value={value} change={change} />
          </View>
        </Card>
        <View className="field-full">
          <Section title="一同参加的人" note={`${people.length + value.newcomers.length} 人`}>
            <PeopleFields
              people={people}
              newcomers={value.newcomers}
              onPeople={(taken) => change({ people: taken })}
              onNewcomers={(newcomers) => change({ newcomers })}
            />
          </Section>
        </View>
      </Form>
    </Page>
  );
}

/** What is said of the employer and the union to be. */
function PlanFields({ value, change }: { value: Draft; change: (patch: Partial<Draft>) => void }) {
  return (
    <>
      <TextField
        label="拟建工会名称"
        name="name"
        isRequired
        max={30}
        placeholder="如 云溪物流公司工会"
        value={value.name}
        onChange={(name) => change({ name })}
      />
      <TextField
        label="单位名称"
        name="employer"
        isRequired
        max={60}
        value={value.employer}
        onChange={(employer) => change({ employer })}
      />
      <ChoiceField
        label="行业"
        name="industry"
        isRequired
        value={value.industry}
        options={optionsOf(industryLabels)}
        onChange={(chosen) => change({ industry: chosen })}
      />
      <NumberField
        label="职工人数"
        name="staffCount"
        isRequired
        unit="人"
        value={value.staffCount}
        onChange={(count) => change({ staffCount: count })}
      />
      <TextField label="地址" name="address" isRequired max={100} value={value.address} onChange={(address) => change({ address })} />
      <TextField
        label="联系人"
        name="contactName"
        isRequired
        max={30}
        value={value.contactName}
        onChange={(contactName) => change({ contactName })}
      />
      <TextField
        label="联系电话"
        name="contactPhone"
        isRequired
        max={20}
        value={value.contactPhone}
        onChange={(contactPhone) => change({ contactPhone })}
      />
      <TextField
        label="第一个小组的名称"
        name="groupName"
        isRequired
        max={30}
        value={value.groupName}
        onChange={(groupName) => change({ groupName })}
      />
      <TextArea
        label="建会缘由"
        name="reason"
        isRequired
        max={500}
        rows={3}
        value={value.reason}
        onChange={(reason) => change({ reason })}
      />
    </>
  );
}

const draftOf = (record: Output<'founding.get'>): Draft => ({
  ...blank,
  ...(Object.fromEntries(
    (
      [
        'kind',
        'name',
        'employer',
        'industry',
        'staffCount',
        'address',
        'contactName',
        'contactPhone',
        'groupName',
        'reason',
        'newcomers',
      ] as const
    ).map((field) => [field, record[field]]),
  ) as Partial<Draft>),
  people: record.people.flatMap(({ memberId, name }) => (memberId ? [{ id: memberId, name }] : [])),
});
