/** The tellers' desk: papers go out by name, and come back without. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { paperLabels, type PaperChoice } from '../../../../types/ballot/labels';
import type { Output } from '@/api/call';
import { useCommand, useRead } from '@/api/hooks';
import { useRouteParams } from '@/platform';
import { PrimaryButton } from '@/ui/button';
import { Section } from '@/ui/card';
import { Form } from '@/ui/form';
import { Page } from '@/ui/page';
import { AsyncView } from '@/ui/states';
import { PapersDesk } from '@/ui/voting';
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
        {(ballot) => (
          <PapersDesk kind="ballot" id={id} papers={ballot.moves.includes('takePaper') ? ballot.papers : null}>
            <Enter ballot={ballot} />
          </PapersDesk>
        )}
      </AsyncView>
    </Page>
  );
}

function Enter({ ballot: { id, questions } }: { ballot: Ballot }) {
  const [read, setRead] = useState<Record<string, PaperChoice>>({});
  const enter = useCommand('ballot.enterPapers', { done: '已录入一张', isQuiet: true });
  const isWhole = questions.every(({ key }) => read[key]);
  const submit = async () => {
    if (await enter.run({ id, papers: [{ answers: questions.map(({ key }) => ({ key, choice: read[key]! })) }] })) setRead({});
  };
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
