/** Voting: choose item by item, look over everything once, cast once. Nothing chosen is kept on the device. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { choiceLabels, type Choice } from '../../../../types/ballot/labels';
import type { Output } from '@/api/call';
import { useCommand, useRead } from '@/api/hooks';
import { go, useRouteParams } from '@/platform';
import { BottomBar, Button, PrimaryButton } from '@/ui/button';
import { Card, Row } from '@/ui/card';
import { Form } from '@/ui/form';
import { Page } from '@/ui/page';
import { AsyncView } from '@/ui/states';
import { NoVote, VoteReceipt } from '@/ui/voting';
import { optionsOf } from '@/ui/tabs';
import { Tag } from '@/ui/tag';
import { QuestionChoices } from '../parts/choices';

type Ballot = Output<'ballot.get'>;
const options = optionsOf(choiceLabels);

export default function CastBallot() {
  const { id = '' } = useRouteParams();
  const [isDone, setDone] = useState(false);
  const record = useRead('ballot.get', { id });
  if (isDone) return <VoteReceipt kind="ballot" id={id} title="投票" />;
  if (record.data?.canCast) return <Voting ballot={record.data} onDone={() => setDone(true)} />;
  return (
    <Page title="投票">
      <AsyncView result={record}>{({ hasCast }) => <NoVote hasCast={hasCast} />}</AsyncView>
    </Page>
  );
}

function Voting({ ballot: { id, questions, title }, onDone }: { ballot: Ballot; onDone: () => void }) {
  const [chosen, setChosen] = useState<Record<string, Choice>>({});
  const [isReviewing, setReviewing] = useState(false);
  const vote = useCommand('ballot.cast', { isQuiet: true });
  const left = questions.filter(({ key }) => !chosen[key]).length;
  const submit = async () => {
    if (await vote.run({ id, answers: questions.map(({ key }) => ({ key, choice: chosen[key]! })) })) onDone();
  };
  if (!isReviewing)
    return (
      <Page
        title={title}
        footer={
          <BottomBar note={left > 0 ? `还有 ${left} 项没有选；不表态的请选弃权` : '都选好了，下一步核对'}>
            <PrimaryButton isDisabled={left > 0} onPress={() => setReviewing(true)}>
              下一步：核对
            </PrimaryButton>
          </BottomBar>
        }
      >
        <View className="stack">
          {questions.map(({ key, text, detail }, index) => (
            <QuestionChoices<Choice>
              key={key}
              number={index + 1}
              text={text}
              detail={detail}
              value={chosen[key]}
              options={options}
              onChange={(choice) => setChosen({ ...chosen, [key]: choice })}
            />
          ))}
          <Card className="rows">
            <Row icon="shield" title="投票怎样保密" onPress={() => go('/pages/ballot/secrecy/index')} />
          </Card>
        </View>
      </Page>
    );
  return (
    <Page
      title="核对您的选择"
      footer={
        <BottomBar note="投出后不能更改，也没有人能查到您投了什么">
          <Button onPress={() => setReviewing(false)}>回去改</Button>
          <PrimaryButton icon="vote" isPending={vote.isPending} onPress={() => void submit()}>
            投出
          </PrimaryButton>
        </BottomBar>
      }
    >
      <Form error={vote.error}>
        <View className="field-full">
          <Card className="rows">
            {questions.map(({ key, text }, index) => (
              <Row key={key} title={`${index + 1}. ${text}`} end={<Tag tone="info">{choiceLabels[chosen[key]!]}</Tag>} />
            ))}
          </Card>
        </View>
      </Form>
    </Page>
  );
}
