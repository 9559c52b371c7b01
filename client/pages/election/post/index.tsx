/** Drawing up the candidate list from the nominations that stand; who is left out is left out with a reason. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { wayLabels } from '../../../../types/election/labels';
import type { Output } from '@/api/call';
import { useCommand, useRead } from '@/api/hooks';
import { back, useRouteParams } from '@/platform';
import { BottomBar, PrimaryButton } from '@/ui/button';
import { Card, Section } from '@/ui/card';
import { SwitchField } from '@/ui/choice-fields';
import { Form } from '@/ui/form';
import { LoadingPage } from '@/ui/loading-page';
import { Page } from '@/ui/page';
import { Empty } from '@/ui/states';
import { TextArea } from '@/ui/text-fields';

type Election = Output<'election.get'>;

export default function PostList() {
  const { id = '' } = useRouteParams();
  const record = useRead('election.get', { id });
  if (!record.data) return <LoadingPage title="公布候选人名单" result={record} />;
  return <Edit election={record.data} />;
}

function Edit({ election: { id, nominations, moves, round, leastCandidates } }: { election: Election }) {
  const ready = nominations.filter(({ isReady }) => isReady);
  const [left, setLeft] = useState<string[]>([]);
  const [reason, setReason] = useState('');
  const post = useCommand('election.postList', { done: '名单已公布', isQuiet: true });
  const chosen = ready.filter((one) => !left.includes(one.id)).map((one) => one.id);
  const submit = async () => {
    if (await post.run({ id, nominationIds: chosen, reason })) back();
  };
  if (!moves.includes('postList') || ready.length === 0)
    return (
      <Page title="公布候选人名单">
        <Empty
          icon="people"
          title={ready.length === 0 ? '还没有符合条件的提名' : '现在不能公布名单'}
          hint={ready.length === 0 ? '提名须有本人同意，会员推荐还须有人附议' : '提名期满后由干事或主席公布'}
          action={{ text: '返回', onPress: () => back() }}
        />
      </Page>
    );
  return (
    <Page
      title="公布候选人名单"
      footer={
        <BottomBar note={`应选 ${round.seats} 名，至少 ${leastCandidates} 名候选人；现选 ${chosen.length} 名，公布后以姓氏笔画为序`}>
          <PrimaryButton isDisabled={chosen.length === 0} isPending={post.isPending} onPress={() => void submit()}>
            公布名单
          </PrimaryButton>
        </BottomBar>
      }
    >
      <Form error={post.error}>
        <View className="stack field-full">
          <Section title="符合条件的提名" note={`${ready.length} 名`}>
            <Card>
              <View className="form">
                {ready.map(({ id: one, name, groupName, way }) => (
                  <SwitchField
                    key={one}
                    label={name}
                    hint={`${groupName} · ${wayLabels[way]}`}
                    value={!left.includes(one)}
                    onChange={(isIn) => setLeft(isIn ? left.filter((other) => other !== one) : [...left, one])}
                  />
                ))}
              </View>
            </Card>
          </Section>
          {left.length > 0 ? (
            <Card>
              <TextArea label="未列入的理由" name="reason" isRequired max={300} rows={2} value={reason} onChange={setReason} />
            </Card>
          ) : null}
        </View>
      </Form>
    </Page>
  );
}
