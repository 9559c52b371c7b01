/** Entering what the founding meeting decided: who was due, who came, who was elected with how many votes. */
import { useState } from 'react';
import type { Input, Output } from '@/api/call';
import { useCommand } from '@/api/hooks';
import { Button } from '@/ui/button';
import { ChoiceField } from '@/ui/choice-fields';
import { DateField } from '@/ui/date-fields';
import { Form } from '@/ui/form';
import { SeatRows, YearsField, type Years } from '@/ui/seat-rows';
import { Sheet } from '@/ui/sheet';
import { NumberField } from '@/ui/text-fields';

type Seat = Omit<Input<'founding.enterResult'>['seats'][number], 'votes'> & { votes: number | null };

export function ResultSheet({ record, onClose }: { record: Output<'founding.get'>; onClose: () => void }) {
  const [heldOn, setHeldOn] = useState<string | null>(record.result?.heldOn ?? null);
  const [due, setDue] = useState<number | null>(record.result?.due ?? record.people.length);
  const [attended, setAttended] = useState<number | null>(record.result?.attended ?? null);
  const [years, setYears] = useState<Years>(record.result?.years === 5 ? '5' : '3');
  const [seats, setSeats] = useState<Seat[]>(record.result?.seats ?? [{ name: '', post: 'chair', votes: null }]);
  const enter = useCommand('founding.enterResult', { done: '已登记，等上级确认', isQuiet: true });
  const people = record.people.map(({ memberId, name }) => ({ value: memberId ?? `new:${name}`, text: name }));
  const isReady = heldOn && due !== null && attended !== null && seats.every(({ name, votes }) => name && votes !== null);
  const submit = async () => {
    if (!isReady) return;
    const voted = seats.map((seat) => ({ ...seat, votes: seat.votes ?? 0 }));
    if (await enter.run({ id: record.id, heldOn, due, attended, years: Number(years), seats: voted })) onClose();
  };
  return (
    <Sheet
      isOpen
      title="登记成立大会结果"
      onClose={onClose}
      footer={
        <Button look="primary" isPending={enter.isPending} isDisabled={!isReady} onPress={() => void submit()}>
          登记
        </Button>
      }
    >
      <Form error={enter.error}>
        <DateField label="大会日期" name="heldOn" isRequired value={heldOn} onChange={setHeldOn} />
        <NumberField label="应到人数" name="due" isRequired unit="人" value={due} onChange={setDue} />
        <NumberField label="实到人数" name="attended" isRequired unit="人" value={attended} onChange={setAttended} />
        <YearsField value={years} onChange={setYears} />
        <SeatRows
          seats={seats}
          onChange={setSeats}
          blank={{ name: '', post: 'member', votes: null }}
          who={({ memberId, name }, change, path) => (
            <ChoiceField
              label="姓名"
              name={`${path}.name`}
              isRequired
              value={memberId ?? (name ? `new:${name}` : null)}
              options={people}
              onChange={(value) =>
                change({
                  memberId: value?.startsWith('new:') ? null : value,
                  name: people.find((one) => one.value === value)?.text ?? '',
                })
              }
            />
          )}
          more={({ votes }, change, path) => (
            <NumberField
              label="得票"
              name={`${path}.votes`}
              isRequired
              unit="票"
              value={votes}
              onChange={(count) => change({ votes: count })}
            />
          )}
        />
      </Form>
    </Sheet>
  );
}
