/** Objections to candidates while the list is posted: raised by members, answered by officers. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Output } from '@/api/call';
import { useCommand, useRead } from '@/api/hooks';
import { Button } from '@/ui/button';
import { Card, Facts, Section } from '@/ui/card';
import { ChoiceField, SwitchField } from '@/ui/choice-fields';
import { Form } from '@/ui/form';
import { Sheet } from '@/ui/sheet';
import { Tag } from '@/ui/tag';
import { TextArea } from '@/ui/text-fields';
import { sayAgo } from '@/ui/time';

type Election = Output<'election.get'>;
type Objection = Output<'election.objections'>['items'][number];

export function Objections({ election }: { election: Election }) {
  const { id, objections, moves } = election;
  const [isRaising, setRaising] = useState(false);
  const list = useRead('election.objections', { id }, { enabled: objections.raised > 0 });
  const canRaise = moves.includes('raiseObjection');
  const items = list.data?.items ?? [];
  if (!canRaise && items.length === 0) return null;
  const note = objections.raised === 0 ? '公示期内可以对候选人提出异议' : `共 ${objections.raised} 条，未答复 ${objections.open} 条`;
  return (
    <Section title="异议" note={note}>
      <View className="stack">
        {items.map((one) => (
          <ObjectionCard key={one.id} objection={one} />
        ))}
        {canRaise ? <Button onPress={() => setRaising(true)}>对候选人提出异议</Button> : null}
      </View>
      <RaiseSheet election={election} isOpen={isRaising} onClose={() => setRaising(false)} />
    </Section>
  );
}

function ObjectionCard({ objection: { id, candidateName, byName, text, at, answer, isUpheld, canAnswer } }: { objection: Objection }) {
  const [isAnswering, setAnswering] = useState(false);
  const [said, setSaid] = useState('');
  const [upheld, setUpheld] = useState(false);
  const send = useCommand('election.answerObjection', { done: '已答复', isQuiet: true });
  const submit = async () => {
    if (await send.run({ objectionId: id, answer: said, isUpheld: upheld })) setAnswering(false);
  };
  return (
    <Card>
      <View className="stack">
        <View className="card-head">
          <View className="card-title">{`对${candidateName}`}</View>
          <Tag tone={answer === null ? 'warn' : isUpheld ? 'accent' : 'good'}>
            {answer === null ? '待答复' : isUpheld ? '成立' : '不成立'}
          </Tag>
        </View>
        <View className="card-text">{text}</View>
        <Facts
          items={[
            ['提出', `${byName}，${sayAgo(at)}`],
            ['答复', answer],
          ]}
        />
        {canAnswer ? <Button onPress={() => setAnswering(true)}>答复</Button> : null}
      </View>
      <Sheet
        isOpen={isAnswering}
        title={`答复对${candidateName}的异议`}
        onClose={() => setAnswering(false)}
        footer={
          <Button look="primary" isWide isPending={send.isPending} onPress={() => void submit()}>
            答复
          </Button>
        }
      >
        <Form error={send.error}>
          <TextArea label="答复" name="answer" isRequired max={500} rows={3} value={said} onChange={setSaid} />
          <SwitchField label="异议成立" name="isUpheld" hint="成立的，候选人从名单上撤下" value={upheld} onChange={setUpheld} />
        </Form>
      </Sheet>
    </Card>
  );
}

function RaiseSheet({ election: { id, candidates }, isOpen, onClose }: { election: Election; isOpen: boolean; onClose: () => void }) {
  const [memberId, setMemberId] = useState<string | null>(null);
  const [text, setText] = useState('');
  const raise = useCommand('election.raiseObjection', { done: '已提出，等候答复', isQuiet: true });
  const submit = async () => {
    if (memberId && (await raise.run({ id, memberId, text }))) onClose();
  };
  return (
    <Sheet
      isOpen={isOpen}
      title="提出异议"
      onClose={onClose}
      footer={
        <Button look="primary" isWide isDisabled={!memberId} isPending={raise.isPending} onPress={() => void submit()}>
          提出
        </Button>
      }
    >
      <Form error={raise.error}>
        <ChoiceField
          label="对哪位候选人"
          name="memberId"
          isRequired
          options={candidates.map((one) => ({ value: one.memberId, text: one.name }))}
          value={memberId}
          onChange={setMemberId}
        />
        <TextArea label="异议" name="text" isRequired hint="干事、主席看得到您的姓名" max={500} rows={4} value={text} onChange={setText} />
      </Form>
    </Sheet>
  );
}
