/** The tellers' desk: papers go out by name, and come back without. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { paperLabels, type PaperChoice } from '../../../../types/ballot/labels';
import type { Output } from '@/api/call';
import { useCommand, useRead } from '@/api/hooks';
import { confirm, useRouteParams } from '@/platform';
import { PrimaryButton } from '@/ui/button';
import { Card, Row, Section } from '@/ui/card';
import { Stat, Stats } from '@/ui/figures';
import { Form } from '@/ui/form';
import { Page } from '@/ui/page';
import { SearchBar } from '@/ui/search-bar';
import { AsyncView, Empty } from '@/ui/states';
import { optionsOf } from '@/ui/tabs';
import { QuestionChoices } from '../parts/choices';

type Ballot = Output<'ballot.get'>;
const options = optionsOf(paperLabels);

export default function Papers() {
  const { id = '' } = useRouteParams();
  const record = useRead('ballot.get', { id });
  return (
    <Page title="纸质票">
      <AsyncView result={record}>
        {(ballot) =>
          ballot.papers && ballot.moves.includes('takePaper') ? (
            <View className="stack">
              <Stats>
                <Stat label="发出" value={ballot.papers.taken} />
                <Stat label="已录入" value={ballot.papers.entered} />
                <Stat label="未交回" value={ballot.papers.taken - ballot.papers.entered} />
              </Stats>
              <Give id={ballot.id} />
              <Enter ballot={ballot} papers={ballot.papers} />
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
  const found = useRead('ballot.roll', { id, search: sought }, { enabled: sought.length > 0 });
  const take = useCommand('ballot.takePaper', { done: '已记下，请发给本人' });
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

function Enter({ ballot: { id, questions }, papers }: { ballot: Ballot; papers: { taken: number; entered: number } }) {
  const [read, setRead] = useState<Record<string, PaperChoice>>({});
  const enter = useCommand('ballot.enterPapers', { done: '已录入一张', isQuiet: true });
  const isWhole = questions.every(({ key }) => read[key]);
  const submit = async () => {
    if (await enter.run({ id, papers: [{ answers: questions.map(({ key }) => ({ key, choice: read[key]! })) }] })) setRead({});
  };
  if (papers.entered >= papers.taken)
    return (
      <Section title="录入收回的票">
        <Card>
          <View className="card-text">{papers.taken === 0 ? '还没有发出纸质票。' : '发出的纸质票都已录入。'}</View>
        </Card>
      </Section>
    );
  return (
    <Section title="录入收回的票" note="照票面录入，不看姓名；一项画了两处以上记为废票">
      <Form error={enter.error}>
        <View className="stack field-full">
          {questions.map(({ key, text }, index) => (
            <QuestionChoices<PaperChoice>
              key={key}
              number={index + 1}
              text={text}
              value={read[key]}
              options={options}
              onChange={(choice) => setRead({ ...read, [key]: choice })}
            />
          ))}
          <PrimaryButton isDisabled={!isWhole} isPending={enter.isPending} onPress={() => void submit()}>
            录入这一张
          </PrimaryButton>
        </View>
      </Form>
    </Section>
  );
}
