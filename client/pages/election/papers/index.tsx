/** The tellers' desk of an election: papers go out by name, and come back without. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Output } from '@/api/call';
import { useCommand, useRead } from '@/api/hooks';
import { confirm, useRouteParams } from '@/platform';
import { Button, PrimaryButton } from '@/ui/button';
import { Section } from '@/ui/card';
import { Form } from '@/ui/form';
import { Page } from '@/ui/page';
import { AsyncView } from '@/ui/states';
import { PapersDesk } from '@/ui/voting';
import { BallotPaper, ballotOf, blankPaper, chosenOn, type Paper } from '../parts/ballot-paper';

type Election = Output<'election.get'>;

export default function ElectionPapers() {
  const { id = '' } = useRouteParams();
  const record = useRead('election.get', { id });
  return (
    <Page title="选举纸质票">
      <AsyncView result={record}>
        {(election) => (
          <PapersDesk kind="election" id={id} papers={election.moves.includes('takePaper') ? election.papers : null}>
            <Enter election={election} />
          </PapersDesk>
        )}
      </AsyncView>
    </Page>
  );
}

function Enter({ election }: { election: Election }) {
  const { id, round } = election;
  const [read, setRead] = useState<Paper>(blankPaper);
  const enter = useCommand('election.enterPapers', { done: '已录入一张', isQuiet: true });
  const submit = async (isVoid: boolean) => {
    const content = isVoid ? { marks: [], writeIns: [] } : ballotOf(election, read);
    if (await enter.run({ id, papers: [{ ...content, isVoid }] })) setRead(blankPaper);
  };
  const spoil = async () => {
    const text = '票面无法辨认、有记号，或整张未按规定画写的，记为废票；算投了票。';
    if (await confirm({ title: '记为废票', text, confirmText: '废票' })) await submit(true);
  };
  const isOver = chosenOn(read) > round.seats;
  return (
    <Section title="录入收回的票" note={`照票面录入，不看姓名；赞成多于 ${round.seats} 名的自动计为废票`}>
      <Form error={enter.error}>
        <View className="stack field-full">
          <BallotPaper election={election} paper={read} onChange={setRead} path="papers.0." />
          {isOver ? <View className="card-text">{`票面赞成 ${chosenOn(read)} 人，多于应选 ${round.seats} 名，计票时为废票`}</View> : null}
          <PrimaryButton isPending={enter.isPending} onPress={() => void submit(false)}>
            录入这一张
          </PrimaryButton>
          <Button isDisabled={enter.isPending} onPress={() => void spoil()}>
            这一张是废票
          </Button>
        </View>
      </Form>
    </Section>
  );
}
