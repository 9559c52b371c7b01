/** The tellers' desk of an election: papers go out by name, and come back without. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Output } from '@/api/call';
import { useCommand, useRead } from '@/api/hooks';
import { confirm, useRouteParams } from '@/platform';
import { Button, PrimaryButton } from '@/ui/button';
import { Card, Row, Section } from '@/ui/card';
import { Stat, Stats } from '@/ui/figures';
import { Form } from '@/ui/form';
import { Page } from '@/ui/page';
import { SearchBar } from '@/ui/search-bar';
import { AsyncView, Empty } from '@/ui/states';
import { BallotPaper, ballotOf, blankPaper, chosenOn, type Paper } from '../parts/ballot-paper';

type Election = Output<'election.get'>;

export default function ElectionPapers() {
  const { id = '' } = useRouteParams();
  const record = useRead('election.get', { id });
  return (
    <Page title="选举纸质票">
      <AsyncView result={record}>
        {(election) =>
          election.papers && election.moves.includes('takePaper') ? (
            <View className="stack">
              <Stats>
                <Stat label="发出" value={election.papers.taken} />
                <Stat label="已录入" value={election.papers.entered} />
                <Stat label="未交回" value={election.papers.taken - election.papers.entered} />
              </Stats>
              <Give id={id} />
              <Enter election={election} papers={election.papers} />
            </View>
          ) : (
            <Empty icon="file" title="现在不能办理纸质票" hint="投票进行中由计票人办理" />
          )
        }
      </AsyncView>
    </Page>
  );
}

function Give({ id }: { id: string }) {
  const [sought, setSought] = useState('');
  const found = useRead('election.roll', { id, search: sought }, { enabled: sought.length > 0 });
  const take = useCommand('election.takePaper', { done: '已记下，请发给本人' });
  const give = async (memberId: string, name: string) => {
    if (await confirm({ title: `发给${name}`, text: '名册上记为已投，手机不能再投。', confirmText: '发出' }))
      if (await take.run({ id, memberId })) setSought('');
  };
  return (
    <Section title="发出纸质票">
      <Card>
        <SearchBar value={sought} onSearch={setSought} placeholder="输入姓名或工号" />
        {sought && found.data ? (
          <View className="rows">
            {found.data.items.length === 0 ? <Row title="名册上没有找到" note="名册在开始时已固定，请核对姓名" /> : null}
            {found.data.items.map(({ memberId, name, employeeNo }) => (
              <Row key={memberId} title={name} note={employeeNo} end="发给" onPress={() => void give(memberId, name)} />
            ))}
          </View>
        ) : null}
      </Card>
    </Section>
  );
}

function Enter({ election, papers }: { election: Election; papers: { taken: number; entered: number } }) {
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
  if (papers.entered >= papers.taken)
    return (
      <Section title="录入收回的票">
        <Card>
          <View className="card-text">{papers.taken === 0 ? '还没有发出纸质票。' : '发出的纸质票都已录入。'}</View>
        </Card>
      </Section>
    );
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
