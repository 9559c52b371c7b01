/** The ballot itself, for a voter and for a teller who enters a paper: a mark for each candidate, and names written in. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Mark } from '../../../../types/election/labels';
import type { Input, Output } from '@/api/call';
import { Button } from '@/ui/button';
import { Card, Row, Section } from '@/ui/card';
import { without } from '@/ui/rows';
import { TextField } from '@/ui/text-fields';
import { CandidateMarks } from './marks';

type Election = Output<'election.get'>;
export type Paper = { marks: Record<string, Mark>; names: string[] };
export const blankPaper: Paper = { marks: {}, names: [] };

export const markOf = ({ marks }: Paper, memberId: string): Mark => marks[memberId] ?? 'abstain';
/** How many people are chosen on it, written ones too. */
export const chosenOn = ({ marks, names }: Paper): number =>
  Object.values(marks).filter((mark) => mark === 'approve').length + names.filter((name) => name.trim() !== '').length;
/** Blank ones are left out: they are abstentions. */
export const ballotOf = ({ candidates }: Election, paper: Paper): Pick<Input<'election.cast'>, 'marks' | 'writeIns'> => ({
  marks: candidates.map(({ memberId }) => ({ memberId, mark: markOf(paper, memberId) })).filter(({ mark }) => mark !== 'abstain'),
  writeIns: paper.names.filter((name) => name.trim() !== ''),
});

type Props = { election: Election; paper: Paper; onChange: (paper: Paper) => void; /** Path of the fields on the wire. */ path?: string };

export function BallotPaper({ election: { candidates, round }, paper, onChange, path = '' }: Props) {
  const [isWriting, setWriting] = useState(false);
  const { names } = paper;
  const setNames = (changed: string[]) => onChange({ ...paper, names: changed });
  const canWrite = round.kind !== 'runOff';
  const start = () => {
    setWriting(true);
    if (names.length === 0) setNames(['']);
  };
  return (
    <>
      {candidates.map(({ memberId, name, groupName, statement }) => (
        <CandidateMarks
          key={memberId}
          {...{ name, groupName, statement }}
          value={markOf(paper, memberId)}
          onChange={(mark) => onChange({ ...paper, marks: { ...paper.marks, [memberId]: mark } })}
        />
      ))}
      {canWrite && !isWriting && names.length === 0 ? (
        <Card className="rows">
          <Row icon="plus" title="另选他人" note="写名单以外的会员姓名" onPress={start} />
        </Card>
      ) : null}
      {canWrite && (isWriting || names.length > 0) ? (
        <Section title="另选他人" note="写名单以外的会员姓名，每行一人；只公布票数，但少见的姓名可能让人认出是谁写的">
          <Card>
            <View className="form">
              {names.map((name, index) => (
                <View key={index} className="stack field-full">
                  <TextField
                    label={`第 ${index + 1} 人`}
                    name={`${path}writeIns.${index}`}
                    max={20}
                    value={name}
                    onChange={(changed) => setNames(names.map((one, at) => (at === index ? changed : one)))}
                  />
                  <Button isSmall look="plain" label={`去掉第${index + 1}人`} onPress={() => setNames(without(names, index))}>
                    去掉
                  </Button>
                </View>
              ))}
              {names.length < round.seats ? <Button onPress={() => setNames([...names, ''])}>再写一人</Button> : null}
            </View>
          </Card>
        </Section>
      ) : null}
    </>
  );
}
