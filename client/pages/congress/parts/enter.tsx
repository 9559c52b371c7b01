/** Entering the result of a constituency's election. */
import { useState } from 'react';
import { staffLabels, type StaffKind } from '../../../../types/congress/labels';
import { useCommand, useRead } from '@/api/hooks';
import { Button } from '@/ui/button';
import { ChoiceField, SwitchField } from '@/ui/choice-fields';
import { DateField } from '@/ui/date-fields';
import { Form } from '@/ui/form';
import { MemberField, type ChosenMember } from '@/ui/member-field';
import { Sheet } from '@/ui/sheet';
import { optionsOf } from '@/ui/tabs';
import { NumberField } from '@/ui/text-fields';
import { today } from '@/ui/time';

export function EnterSheet({ termId, onClose }: { termId: string; onClose: () => void }) {
  const term = useRead('congress.term', { termId });
  const [place, setPlace] = useState<string | null>(null);
  const [member, setMember] = useState<ChosenMember | null>(null);
  const [staffKind, setKind] = useState<StaffKind | null>('frontLine');
  const [isWoman, setWoman] = useState(false);
  const [electedOn, setDay] = useState<string | null>(today());
  const [voters, setVoters] = useState<number | null>(null);
  const [votes, setVotes] = useState<number | null>(null);
  const enter = useCommand('congress.enterDelegate', { done: '已登记', isQuiet: true });
  const open = (term.data?.constituencies ?? []).filter(({ seats, filled }) => filled < seats);
  const isReady = place && member && staffKind && electedOn && voters !== null && votes !== null;
  const submit = async () => {
    if (!place || !member || !staffKind || !electedOn || voters === null || votes === null) return;
    const poll = { electedOn, voters, votes };
    if (await enter.run({ termId, constituencyId: place, memberId: member.id, staffKind, isWoman, ...poll })) onClose();
  };
  return (
    <Sheet
      isOpen
      title="登记当选代表"
      onClose={onClose}
      footer={
        <Button look="primary" isPending={enter.isPending} isDisabled={!isReady} onPress={() => void submit()}>
          登记
        </Button>
      }
    >
      <Form error={enter.error}>
        <ChoiceField
          label="选区"
          name="constituencyId"
          isRequired
          value={place}
          options={open.map(({ id, name, staff, seats, filled }) => ({
            value: id,
            text: `${name}（${staff} 人，还缺 ${seats - filled} 名）`,
          }))}
          onChange={setPlace}
        />
        <MemberField label="当选人" name="memberId" isRequired value={member} onChange={setMember} />
        <ChoiceField label="人员类别" name="staffKind" isRequired value={staffKind} options={optionsOf(staffLabels)} onChange={setKind} />
        <SwitchField label="女代表" name="isWoman" value={isWoman} onChange={setWoman} />
        <DateField label="选举日期" name="electedOn" isRequired value={electedOn} onChange={setDay} />
        <NumberField label="参加选举" name="voters" unit="人" isRequired value={voters} onChange={setVoters} />
        <NumberField label="得票" name="votes" unit="票" isRequired value={votes} onChange={setVotes} />
      </Form>
    </Sheet>
  );
}
