/** Voting: mark each candidate, look over the ballot once, cast once. Nothing marked is kept on the device. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { markLabels } from '../../../../types/election/labels';
import type { Output } from '@/api/call';
import { useCommand, useRead } from '@/api/hooks';
import { confirm, go, useRouteParams } from '@/platform';
import { BottomBar, Button, PrimaryButton } from '@/ui/button';
import { Card, Row } from '@/ui/card';
import { Form } from '@/ui/form';
import { Page } from '@/ui/page';
import { AsyncView } from '@/ui/states';
import { NoVote, VoteReceipt } from '@/ui/voting';
import { Tag } from '@/ui/tag';
import { BallotPaper, ballotOf, blankPaper, chosenOn, markOf, type Paper } from '../parts/ballot-paper';
import { signOf } from '../parts/marks';

type Election = Output<'election.get'>;

export default function CastElection() {
  const { id = '' } = useRouteParams();
  const [isDone, setDone] = useState(false);
  const record = useRead('election.get', { id });
  if (isDone) return <VoteReceipt kind="election" id={id} title="选举投票" />;
  if (record.data?.canCast) return <Voting election={record.data} onDone={() => setDone(true)} />;
  return (
    <Page title="选举投票">
      <AsyncView result={record}>{({ hasCast }) => <NoVote hasCast={hasCast} />}</AsyncView>
    </Page>
  );
}

function Voting({ election, onDone }: { election: Election; onDone: () => void }) {
  const [paper, setPaper] = useState<Paper>(blankPaper);
  const [isReviewing, setReviewing] = useState(false);
  const vote = useCommand('election.cast', { isQuiet: true });
  const { id, title, round } = election;
  const chosen = chosenOn(paper);
  const isOver = chosen > round.seats;
  const submit = async () => {
    const text = `赞成 ${chosen} 人，多于应选的 ${round.seats} 名，这张票会作废。`;
    if (isOver && !(await confirm({ title: '这张票会作废', text, confirmText: '仍然投出' }))) return;
    if (await vote.run({ id, ...ballotOf(election, paper) })) onDone();
  };
  const note = isOver
    ? `赞成 ${chosen} 人，应选 ${round.seats} 名：选多了，这张票会作废`
    : `应选 ${round.seats} 名，已赞成 ${chosen} 人；不画的算弃权`;
  if (isReviewing)
    return <Review {...{ election, paper, isOver, vote }} onBack={() => setReviewing(false)} onSubmit={() => void submit()} />;
  return (
    <Page
      title={title}
      footer={
        <BottomBar note={note}>
          <PrimaryButton onPress={() => setReviewing(true)}>下一步：核对</PrimaryButton>
        </BottomBar>
      }
    >
      <Form error={vote.error}>
        <View className="stack field-full">
          <BallotPaper election={election} paper={paper} onChange={setPaper} />
          <Card className="rows">
            <Row icon="shield" title="投票怎样保密" onPress={() => go('/pages/ballot/secrecy/index')} />
          </Card>
        </View>
      </Form>
    </Page>
  );
}

type Reviewing = {
  election: Election;
  paper: Paper;
  isOver: boolean;
  vote: { isPending: boolean; error: Parameters<typeof Form>[0]['error'] };
  onBack: () => void;
  onSubmit: () => void;
};

function Review({ election: { candidates, round }, paper, isOver, vote, onBack, onSubmit }: Reviewing) {
  const names = paper.names.filter((name) => name.trim() !== '');
  return (
    <Page
      title="核对您的票"
      footer={
        <BottomBar note="投出后不能更改，也没有人能查到您投了什么">
          <Button onPress={onBack}>回去改</Button>
          <PrimaryButton icon="vote" isPending={vote.isPending} onPress={onSubmit}>
            投出
          </PrimaryButton>
        </BottomBar>
      }
    >
      <Form error={vote.error}>
        <View className="stack field-full">
          {isOver ? (
            <Card className="rows">
              <Row icon="alert" title="选多了，这张票会作废" note={`应选 ${round.seats} 名；请回去改，或仍然投出（算投了票）`} />
            </Card>
          ) : null}
          <Card className="rows">
            {candidates.map(({ memberId, name }) => {
              const mark = markOf(paper, memberId);
              const tone = mark === 'approve' ? 'good' : mark === 'against' ? 'warn' : 'grey';
              return <Row key={memberId} title={name} end={<Tag tone={tone}>{`${signOf(mark)} ${markLabels[mark]}`}</Tag>} />;
            })}
            {names.map((name, index) => (
              <Row key={`${index}${name}`} title={name} note="另选他人" end={<Tag tone="good">{`${signOf('approve')} 赞成`}</Tag>} />
            ))}
          </Card>
        </View>
      </Form>
    </Page>
  );
}
