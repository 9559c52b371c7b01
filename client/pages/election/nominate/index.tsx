/** Putting somebody forward: oneself, a colleague, or for the union's committee by its officers. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { wayLabels } from '../../../../types/election/labels';
import type { Output } from '@/api/call';
import { useCommand, useMe, useRead } from '@/api/hooks';
import { back, useRouteParams } from '@/platform';
import { BottomBar, PrimaryButton } from '@/ui/button';
import { Card, Row, Section } from '@/ui/card';
import { ChoiceField } from '@/ui/choice-fields';
import { Form } from '@/ui/form';
import { LoadingPage } from '@/ui/loading-page';
import { Page } from '@/ui/page';
import { SearchBar } from '@/ui/search-bar';
import { Empty } from '@/ui/states';
import { optionsOf } from '@/ui/tabs';
import { Tag } from '@/ui/tag';
import { TextArea } from '@/ui/text-fields';

type Election = Output<'election.get'>;
type Way = keyof typeof wayLabels;
type Person = { memberId: string; name: string };

export default function Nominate() {
  const { id = '' } = useRouteParams();
  const record = useRead('election.get', { id });
  if (!record.data) return <LoadingPage title="提名" result={record} />;
  if (record.data.moves.includes('nominate')) return <Edit election={record.data} />;
  return (
    <Page title="提名">
      <Empty
        icon="people"
        title="现在不在提名期内"
        hint="提名期由工会公布，请看选举的说明"
        action={{ text: '返回', onPress: () => back() }}
      />
    </Page>
  );
}

function Edit({ election: { id, moves, title } }: { election: Election }) {
  const me = useMe();
  const [way, setWay] = useState<Way>('members');
  const [person, setPerson] = useState<Person | null>(null);
  const [reason, setReason] = useState('');
  const nominate = useCommand('election.nominate', { done: '已提名，等本人答复', isQuiet: true });
  const ways = optionsOf(wayLabels).filter(({ value }) => value !== 'organisation' || moves.includes('nominateByOrganisation'));
  const memberId = way === 'self' ? me.data?.member.id : person?.memberId;
  const submit = async () => {
    if (memberId && (await nominate.run({ id, memberId, way, reason }))) back();
  };
  return (
    <Page
      title="提名"
      footer={
        <BottomBar
          note={
            way === 'members' ? '会员推荐还须有人附议，并由本人同意' : way === 'self' ? '提名后请再答复，写上自我介绍' : '提名后须本人同意'
          }
        >
          <PrimaryButton isDisabled={!memberId} isPending={nominate.isPending} onPress={() => void submit()}>
            提名
          </PrimaryButton>
        </BottomBar>
      }
    >
      <Form error={nominate.error}>
        <View className="stack field-full">
          <Section title={title}>
            <Card>
              <View className="form">
                <ChoiceField
                  label="提名方式"
                  name="way"
                  isRequired
                  options={ways}
                  value={way}
                  onChange={(value) => value && setWay(value)}
                />
                <TextArea label="推荐理由" name="reason" max={500} rows={3} value={reason} onChange={setReason} />
              </View>
            </Card>
          </Section>
          {way === 'self' ? null : <Find id={id} person={person} onChoose={setPerson} />}
        </View>
      </Form>
    </Page>
  );
}

function Find({ id, person, onChoose }: { id: string; person: Person | null; onChoose: (person: Person | null) => void }) {
  const [sought, setSought] = useState('');
  const found = useRead('election.eligible', { id, search: sought }, { enabled: sought.length > 0 && !person });
  const items = found.data?.items ?? [];
  return (
    <Section title="提名谁" note="只列可以参选的会员">
      <Card>
        {person ? (
          <View className="rows">
            <Row icon="mine" title={person.name} end="换人" onPress={() => onChoose(null)} />
          </View>
        ) : (
          <View className="rows">
            <SearchBar value={sought} onSearch={setSought} placeholder="输入姓名" />
            {sought && found.data && items.length === 0 ? <Row title="没有找到" note="可能不在可以参选的范围内，换个写法试试" /> : null}
            {items.map(({ memberId, name, groupName, isNominated }) =>
              isNominated ? (
                <Row key={memberId} title={name} note={groupName} end={<Tag tone="info">已被提名</Tag>} />
              ) : (
                <Row key={memberId} title={name} note={groupName} onPress={() => onChoose({ memberId, name })} />
              ),
            )}
          </View>
        )}
      </Card>
    </Section>
  );
}
