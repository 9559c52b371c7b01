/** Offices taken: the day, and for each of the elected what the register or the delegate list needs to know. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { staffLabels, type StaffKind } from '../../../../types/congress/labels';
import { kindLabels } from '../../../../types/election/labels';
import { postLabels } from '../../../../types/unit/labels';
import type { Output } from '@/api/call';
import { useCommand, useRead } from '@/api/hooks';
import { back, useRouteParams } from '@/platform';
import { BottomBar, PrimaryButton } from '@/ui/button';
import { Card, Section } from '@/ui/card';
import { ChoiceField, SwitchField } from '@/ui/choice-fields';
import { DateField } from '@/ui/date-fields';
import { Form } from '@/ui/form';
import { LoadingPage } from '@/ui/loading-page';
import { Page } from '@/ui/page';
import { Empty } from '@/ui/states';
import { optionsOf } from '@/ui/tabs';
import { today } from '@/ui/time';

type Election = Output<'election.get'>;
type Post = keyof typeof postLabels;
type About = { post: Post; staffKind: StaffKind; isWoman: boolean };

export default function Appoint() {
  const { id = '' } = useRouteParams();
  const record = useRead('election.get', { id });
  if (!record.data) return <LoadingPage title="当选人就任" result={record} />;
  if (record.data.moves.includes('appoint')) return <Edit election={record.data} />;
  return (
    <Page title="当选人就任">
      <Empty
        icon="people"
        title="现在不能办理就任"
        hint="名额选满，或写明空缺的决定之后办理"
        action={{ text: '返回', onPress: () => back() }}
      />
    </Page>
  );
}

const says = {
  groupLeader: '就任后是小组的组长，前任组长随即卸任',
  committee: '就任后登记为本会委员会，按分工授予职务；前一届随即卸任',
  delegate: '登记到这一届的代表名单，公示期满后就任',
} as const;

function Edit({ election: { id, kind, winners, isByElection } }: { election: Election }) {
  const first = (index: number): About => ({
    post: index === 0 && !isByElection ? 'chair' : 'member',
    staffKind: 'frontLine',
    isWoman: false,
  });
  const [from, setFrom] = useState<string | null>(today());
  const [about, setAbout] = useState<Record<string, About>>(
    Object.fromEntries(winners.map(({ memberId }, index) => [memberId, first(index)])),
  );
  const appoint = useCommand('election.appoint', { done: '已办理就任', isQuiet: true });
  const submit = async () => {
    const posts = kind === 'committee' ? winners.map(({ memberId }) => ({ memberId, post: about[memberId]!.post })) : [];
    const delegates =
      kind === 'delegate'
        ? winners.map(({ memberId }) => ({ memberId, staffKind: about[memberId]!.staffKind, isWoman: about[memberId]!.isWoman }))
        : [];
    if (await appoint.run({ id, from: from ?? '', posts, delegates })) back();
  };
  return (
    <Page
      title="当选人就任"
      footer={
        <BottomBar note={isByElection && kind === 'committee' ? '补入本届委员会，任期到本届届满' : says[kind]}>
          <PrimaryButton isDisabled={!from} isPending={appoint.isPending} onPress={() => void submit()}>
            确认就任
          </PrimaryButton>
        </BottomBar>
      }
    >
      <Form error={appoint.error}>
        <View className="stack field-full">
          <Card>
            <DateField label="就任日" name="from" isRequired hint="公布结果之后、今天之前" value={from} onChange={setFrom} />
          </Card>
          <Section title={`当选的${kindLabels[kind]}`} note={`${winners.length} 名`}>
            <View className="stack">
              {winners.map(({ memberId, name, votes }) => (
                <Card key={memberId}>
                  <View className="stack">
                    <View className="card-head">
                      <View className="card-title">{name}</View>
                      <View className="card-text">{`赞成 ${votes} 票`}</View>
                    </View>
                    <Extra
                      kind={kind}
                      name={name}
                      value={about[memberId]!}
                      onChange={(changed) => setAbout({ ...about, [memberId]: { ...about[memberId]!, ...changed } })}
                    />
                  </View>
                </Card>
              ))}
            </View>
          </Section>
        </View>
      </Form>
    </Page>
  );
}

type ExtraProps = { kind: Election['kind']; name: string; value: About; onChange: (changed: Partial<About>) => void };

function Extra({ kind, name, value, onChange }: ExtraProps) {
  if (kind === 'groupLeader') return null;
  if (kind === 'committee')
    return (
      <ChoiceField<Post>
        label={`${name}的分工`}
        isRequired
        options={optionsOf(postLabels)}
        value={value.post}
        onChange={(post) => post && onChange({ post })}
      />
    );
  return (
    <View className="form">
      <ChoiceField<StaffKind>
        label={`${name}的人员类别`}
        isRequired
        options={optionsOf(staffLabels)}
        value={value.staffKind}
        onChange={(staffKind) => staffKind && onChange({ staffKind })}
      />
      <SwitchField label="女代表" value={value.isWoman} onChange={(isWoman) => onChange({ isWoman })} />
    </View>
  );
}
