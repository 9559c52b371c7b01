/** How each round came out: who is elected, every candidate's marks as bars with the arithmetic, names written in, seals and signatures. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { signerLabels } from '../../../../types/ballot/labels';
import { markSigns, roundLabels, type Mark } from '../../../../types/election/labels';
import type { Output } from '@/api/call';
import { useRead } from '@/api/hooks';
import { useIsWide } from '@/platform';
import { Button } from '@/ui/button';
import { Card, Facts, Row, Section } from '@/ui/card';
import { DataTable, type Column } from '@/ui/data-table';
import { ProgressBar, Timeline } from '@/ui/figures';
import { AsyncView } from '@/ui/states';
import { Tag, type Tone } from '@/ui/tag';
import { sayMoment } from '@/ui/time';

type Election = Output<'election.get'>;
type Round = Election['rounds'][number];
type Person = Round['people'][number];

export function Rounds({ election: { id, rounds } }: { election: Election }) {
  if (rounds.length === 0) return null;
  return (
    <>
      {[...rounds].reverse().map((round) => (
        <Section key={round.number} title={rounds.length > 1 ? `第 ${round.number} 轮结果` : '选举结果'} note={roundLabels[round.kind]}>
          <View className="stack">
            <Summary round={round} />
            <People round={round} />
            <WriteIns round={round} />
            <Seal id={id} round={round} />
          </View>
        </Section>
      ))}
    </>
  );
}

const Summary = ({ round: { verdict, turnout, due, boxCount, void: spoilt, isValid, publishedAt } }: { round: Round }) => (
  <Card>
    <View className="stack">
      <View className="card-head">
        <View className="card-title">{verdict}</View>
        {publishedAt === null ? <Tag tone="info">未公布</Tag> : isValid ? null : <Tag tone="warn">无效</Tag>}
      </View>
      <ProgressBar label="参加" value={boxCount} total={due} text={`${boxCount} / ${due} 人`} />
      <Facts
        items={[
          ['参加人数', turnout],
          ['废票', spoilt > 0 ? `${spoilt} 张（选多或无法辨认，算投了票）` : '没有'],
        ]}
      />
    </View>
  </Card>
);

const resultOf = ({ isElected, isTied }: Person): string => (isElected ? '当选' : isTied ? '票数相等' : '未当选');
const votes = (mark: Mark): Column<Person> => ({
  title: markSigns[mark],
  cell: (person) => (person.isWriteIn && mark !== 'abstain' && mark !== 'approve' ? '' : String(person[mark])),
  ...{ align: 'right', width: '84px' },
});
const columns: Column<Person>[] = [
  { title: '姓名', cell: ({ name, isWriteIn }) => (isWriteIn ? `${name}（另选他人）` : name), width: '110px' },
  votes('approve'),
  votes('against'),
  votes('abstain'),
  {
    title: '结果',
    cell: (person) => <Tag tone={person.isElected ? 'good' : person.isTied ? 'warn' : 'grey'}>{resultOf(person)}</Tag>,
    width: '96px',
  },
  { title: '计算', cell: ({ arithmetic }) => arithmetic },
];

/** A table at a desk, bars on a phone. */
function People({ round: { people, boxCount, number } }: { round: Round }) {
  const isWide = useIsWide();
  if (isWide)
    return (
      <DataTable label={`第${number}轮得票`} rows={people} columns={columns} keyOf={({ memberId }) => memberId} isShort empty={null} />
    );
  return (
    <>
      {people.map((person) => (
        <PersonCard key={person.memberId} person={person} total={boxCount} />
      ))}
    </>
  );
}

const tones: Record<Mark, Tone> = { approve: 'good', against: 'warn', abstain: 'grey' };

function PersonCard({ person, total }: { person: Person; total: number }) {
  const { name, isWriteIn, isElected, isTied, arithmetic } = person;
  const marks = (Object.keys(markSigns) as Mark[]).filter((mark) => !isWriteIn || mark === 'approve');
  return (
    <Card>
      <View className="stack">
        <View className="card-head">
          <View className="card-title">{name}</View>
          {isElected ? <Tag tone="good">当选</Tag> : isTied ? <Tag tone="warn">票数相等</Tag> : <Tag>未当选</Tag>}
        </View>
        {isWriteIn ? <View className="card-text">另选他人</View> : null}
        {marks.map((mark) => (
          <ProgressBar
            key={mark}
            label={markSigns[mark]}
            tone={tones[mark]}
            value={person[mark]}
            total={total}
            text={`${markSigns[mark]} ${person[mark]} 票`}
          />
        ))}
        <View className="card-text">{arithmetic}</View>
      </View>
    </Card>
  );
}

function WriteIns({ round: { writeIns } }: { round: Round }) {
  if (writeIns.length === 0) return null;
  return (
    <Card className="rows">
      {writeIns.map(({ name, votes, memberName, isDecided }) => (
        <Row
          key={name}
          title={`另选他人「${name}」`}
          note={memberName ? `计票人认定为${memberName}` : isDecided ? '计票人认定不是可以参选的人' : '写法未认定，不计给任何人'}
          end={`${votes} 票`}
        />
      ))}
    </Card>
  );
}

function Seal({ id, round }: { id: string; round: Round }) {
  const [isAsked, setAsked] = useState(false);
  const verdict = useRead('election.verify', { id, round: round.number }, { enabled: isAsked });
  const { signatures, closedAt, publishedAt, hash } = round;
  return (
    <Card>
      <View className="stack">
        <Facts
          items={[
            ['结束', closedAt && sayMoment(closedAt)],
            ['公布', publishedAt && sayMoment(publishedAt)],
            ['校验值', hash],
          ]}
        />
        {signatures.length > 0 ? (
          <Timeline
            steps={signatures.map(({ name, as, at }) => ({
              ...{ title: `${signerLabels[as]} ${name} 已签名`, at: sayMoment(at), state: 'done' },
            }))}
          />
        ) : null}
        {isAsked ? (
          <AsyncView result={verdict} rows={2}>
            {({ isIntact, trouble, rollCount, boxCount }) => (
              <View className="stack">
                <View className="tags">
                  <Tag tone={isIntact ? 'good' : 'warn'}>{isIntact ? '核对相符' : '核对不符'}</Tag>
                </View>
                <Facts
                  items={[
                    ['说明', trouble],
                    ['名册上投票', `${rollCount} 人`],
                    ['票箱', `${boxCount} 张`],
                  ]}
                />
              </View>
            )}
          </AsyncView>
        ) : (
          <Button icon="shield" label={`核对第${round.number}轮的票箱`} onPress={() => setAsked(true)}>
            核对票箱
          </Button>
        )}
      </View>
    </Card>
  );
}
