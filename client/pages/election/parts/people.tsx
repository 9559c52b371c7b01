/** Those nominated with what is still missing, and those on the list. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { consentLabels, wayLabels } from '../../../../types/election/labels';
import type { Output } from '@/api/call';
import { useCommand } from '@/api/hooks';
import { Button } from '@/ui/button';
import { Card, Facts, Section } from '@/ui/card';
import { SwitchField } from '@/ui/choice-fields';
import { Form } from '@/ui/form';
import { ReasonDialog } from '@/ui/reason-dialog';
import { Sheet } from '@/ui/sheet';
import { Empty } from '@/ui/states';
import { Tag } from '@/ui/tag';
import { TextArea } from '@/ui/text-fields';

type Election = Output<'election.get'>;
type Nomination = Election['nominations'][number];

export function Nominations({ election: { nominations, kind, leastCandidates, round } }: { election: Election }) {
  const ready = nominations.filter(({ isReady }) => isReady).length;
  return (
    <Section title="提名" note={`选 ${round.seats} 名，至少要 ${leastCandidates} 名候选人；已符合条件 ${ready} 名`}>
      {nominations.length === 0 ? (
        <Empty icon="people" title="还没有人被提名" hint="可以自荐，也可以推荐同事" />
      ) : (
        <View className="stack">
          {[...nominations.filter(isMine), ...nominations.filter((one) => !isMine(one))].map((one) => (
            <NominationCard key={one.id} nomination={one} isCommittee={kind === 'committee'} />
          ))}
        </View>
      )}
    </Section>
  );
}

/** One's own comes first: it waits for an answer. */
const isMine = ({ moves }: Nomination) => moves.includes('answerNomination') || moves.includes('withdrawNomination');
const standing = ({ isReady, withdrawnReason, consent, missing }: Nomination): { text: string; tone: 'good' | 'warn' | 'grey' } => {
  if (withdrawnReason !== null) return { text: '已退出', tone: 'grey' };
  if (isReady) return { text: '符合条件', tone: 'good' };
  if (consent === 'declined') return { text: consentLabels.declined, tone: 'grey' };
  return missing > 0 ? { text: `还差 ${missing} 人附议`, tone: 'warn' } : { text: consentLabels[consent], tone: 'warn' };
};

function NominationCard({ nomination, isCommittee }: { nomination: Nomination; isCommittee: boolean }) {
  const { id, name, groupName, way, byName, reason, statement, consent, seconders, withdrawnReason, moves } = nomination;
  const [isAnswering, setAnswering] = useState(false);
  const second = useCommand('election.second', { done: '已附议' });
  const { text, tone } = standing(nomination);
  return (
    <Card>
      <View className="stack">
        <View className="card-head">
          <View className="card-title">{name}</View>
          <Tag tone={tone}>{text}</Tag>
        </View>
        <Facts
          items={[
            ['小组', groupName],
            ['提名', way === 'self' ? wayLabels.self : `${wayLabels[way]}（${byName}）`],
            ['附议', seconders.length > 0 ? seconders.join('、') : null],
            ['理由', reason],
            ['本人', consent === 'agreed' ? null : consentLabels[consent]],
            ['自我介绍', statement],
            ['退出原因', withdrawnReason],
          ]}
        />
        {moves.includes('second') ? (
          <Button icon="plus" label={`附议${name}`} isPending={second.isPending} onPress={() => void second.run({ nominationId: id })}>
            附议
          </Button>
        ) : null}
        {moves.includes('answerNomination') ? <Button onPress={() => setAnswering(true)}>答复是否参选</Button> : null}
        <Withdraw nomination={nomination} />
      </View>
      <AnswerSheet id={id} isCommittee={isCommittee} isOpen={isAnswering} onClose={() => setAnswering(false)} />
    </Card>
  );
}

function Withdraw({ nomination: { id, moves } }: { nomination: Nomination }) {
  const [isOpen, setOpen] = useState(false);
  const withdraw = useCommand('election.withdrawNomination', { done: '已退出' });
  if (!moves.includes('withdrawNomination')) return null;
  return (
    <>
      <Button look="plain" onPress={() => setOpen(true)}>
        我要退出参选
      </Button>
      <ReasonDialog
        isOpen={isOpen}
        title="退出参选"
        consequence="退出后不在候选人名单上；提名期内还可以自荐。"
        confirmText="退出"
        label="原因"
        isPending={withdraw.isPending}
        onConfirm={async (reason) => {
          if (await withdraw.run({ nominationId: id, reason })) setOpen(false);
        }}
        onClose={() => setOpen(false)}
      />
    </>
  );
}

function AnswerSheet({ id, isCommittee, isOpen, onClose }: { id: string; isCommittee: boolean; isOpen: boolean; onClose: () => void }) {
  const [statement, setStatement] = useState('');
  const [hasCloseRelative, setRelative] = useState(false);
  const answer = useCommand('election.answerNomination', { done: '已答复', isQuiet: true });
  const submit = async (isAccepted: boolean) => {
    if (await answer.run({ nominationId: id, isAccepted, statement, hasCloseRelative })) onClose();
  };
  return (
    <Sheet
      isOpen={isOpen}
      title="答复提名"
      onClose={onClose}
      footer={
        <>
          <Button isDisabled={answer.isPending} onPress={() => void submit(false)}>
            谢绝
          </Button>
          <Button look="primary" isPending={answer.isPending} onPress={() => void submit(true)}>
            同意参选
          </Button>
        </>
      }
    >
      <Form error={answer.error}>
        <TextArea
          label="自我介绍"
          name="statement"
          hint="同意参选后，投票的人在票上看得到"
          max={1000}
          rows={4}
          value={statement}
          onChange={setStatement}
        />
        {isCommittee ? (
          <SwitchField
            label="我是单位主要负责人的近亲属"
            name="hasCloseRelative"
            hint="《工会法》第十条：近亲属不能作为委员人选"
            value={hasCloseRelative}
            onChange={setRelative}
          />
        ) : null}
      </Form>
    </Sheet>
  );
}

/** The list as it is posted and voted on; afterwards the figures of the round say the same. */
export function Candidates({ election: { candidates, nominations, state, round } }: { election: Election }) {
  if (candidates.length === 0 || !['listed', 'voting', 'closed'].includes(state)) return null;
  const mine = nominations.find(({ moves }) => moves.includes('withdrawNomination'));
  return (
    <Section title="候选人" note={`选 ${round.seats} 名，候选人 ${candidates.length} 名，以姓氏笔画为序`}>
      <View className="stack">
        {candidates.map(({ memberId, name, groupName, statement, way }) => (
          <Card key={memberId}>
            <View className="stack">
              <View className="card-head">
                <View className="card-title">{name}</View>
                <Tag>{wayLabels[way]}</Tag>
              </View>
              <View className="card-text">{groupName}</View>
              {statement ? <View className="card-text">{statement}</View> : null}
              {mine?.memberId === memberId ? <Withdraw nomination={mine} /> : null}
            </View>
          </Card>
        ))}
      </View>
    </Section>
  );
}
