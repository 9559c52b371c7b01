/** Objections to the list: one's own for members, all of them for officers, who answer here. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Output } from '@/api/call';
import { useCommand, useRead } from '@/api/hooks';
import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { SwitchField } from '@/ui/choice-fields';
import { Form } from '@/ui/form';
import { Sheet } from '@/ui/sheet';
import { AsyncView, Empty } from '@/ui/states';
import { Tag } from '@/ui/tag';
import { TextArea } from '@/ui/text-fields';
import { When } from '@/ui/when';

type Objection = Output<'congress.objections'>['items'][number];

export function Objections({ termId }: { termId: string }) {
  const list = useRead('congress.objections', { termId });
  return (
    <AsyncView result={list}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty icon="check" title="没有异议" hint="公示期内，可以在「现有代表」里对当选代表提异议" />
        ) : (
          <View className="stack">
            {items.map((one) => (
              <One key={one.id} objection={one} />
            ))}
          </View>
        )
      }
    </AsyncView>
  );
}

function One({ objection }: { objection: Objection }) {
  const [isAnswering, setAnswering] = useState(false);
  const { delegateName, byName, text, at, answer, isUpheld, canAnswer } = objection;
  return (
    <Card>
      <View className="card-head">
        <View className="card-title">{`对${delegateName}当选的异议`}</View>
        <Tag tone={answer === null ? 'warn' : isUpheld ? 'accent' : 'good'}>
          {answer === null ? '待答复' : isUpheld ? '成立' : '不成立'}
        </Tag>
      </View>
      <View className="card-text">{text}</View>
      <View className="card-note">
        {`${byName}，`}
        <When at={at} as="ago" />
      </View>
      {answer ? <View className="card-text">{`答复：${answer}`}</View> : null}
      {canAnswer ? (
        <Button isSmall label={`答复对${delegateName}的异议`} onPress={() => setAnswering(true)}>
          答复
        </Button>
      ) : null}
      {isAnswering ? <AnswerSheet objection={objection} onClose={() => setAnswering(false)} /> : null}
    </Card>
  );
}

function AnswerSheet({ objection: { id, delegateName }, onClose }: { objection: Objection; onClose: () => void }) {
  const [words, setWords] = useState('');
  const [isUpheld, setUpheld] = useState(false);
  const answer = useCommand('congress.answerObjection', { done: '已答复', isQuiet: true });
  const submit = async () => {
    if (await answer.run({ objectionId: id, answer: words, isUpheld })) onClose();
  };
  return (
    <Sheet
      isOpen
      title={`答复对${delegateName}的异议`}
      onClose={onClose}
      footer={
        <Button look="primary" isPending={answer.isPending} isDisabled={!words.trim()} onPress={() => void submit()}>
          答复
        </Button>
      }
    >
      <Form error={answer.error}>
        <TextArea label="答复" name="answer" isRequired max={500} rows={4} value={words} onChange={setWords} />
        <SwitchField label="异议成立" name="isUpheld" hint="成立的，该代表撤下，名额重选" value={isUpheld} onChange={setUpheld} />
      </Form>
    </Sheet>
  );
}
