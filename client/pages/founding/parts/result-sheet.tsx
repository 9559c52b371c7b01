/** Entering what the founding meeting decided: who was due, who came, who was elected with how many votes. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { postLabels } from '../../../../types/unit/labels';
import type { Input, Output } from '@/api/call';
import { useCommand } from '@/api/hooks';
import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { ChoiceField } from '@/ui/choice-fields';
import { DateField } from '@/ui/date-fields';
import { Form } from '@/ui/form';
import { Sheet } from '@/ui/sheet';
import { optionsOf } from '@/ui/tabs';
import { NumberField } from '@/ui/text-fields';
import { changedAt } from '@/ui/rows';

type Seat = Omit<Input<'founding.enterResult'>['seats'][number], 'votes'> & { votes: number | null };

export function ResultSheet({ record, onClose }: { record: Output<'founding.get'>; onClose: () => void }) {
  const [heldOn, setHeldOn] = useState<string | null>(record.result?.heldOn ?? null);
  const [due, setDue] = useState<number | null>(record.result?.due ?? record.people.length);
  const [attended, setAttended] = useState<number | null>(record.result?.attended ?? null);
  const [years, setYears] = useState<'3' | '5'>(record.result?.years === 5 ? '5' : '3');
  const [seats, setSeats] = useState<Seat[]>(record.result?.seats ?? [{ name: '', post: 'chair', votes: null }]);
  const enter = useCommand('founding.enterResult', { done: '已登记，等上级确认', isQuiet: true });
  const change = (index: number, changed: Partial<Seat>) => setSeats(changedAt(seats, index, changed));
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
        <ChoiceField
          label="任期"
          name="years"
          isRequired
          value={years}
          options={optionsOf({ '3': '三年', '5': '五年' })}
          onChange={(value) => setYears(value ?? '3')}
        />
        {seats.map((seat, index) => (
          <Card key={index} className="field-full">
            <View className="form">
              <ChoiceField
                label={`委员 ${index + 1}`}
                name={`seats.${index}.name`}
                isRequired
                value={seat.memberId ?? (seat.name ? `new:${seat.name}` : null)}
                options={people}
                onChange={(value) =>
                  change(index, {
                    memberId: value?.startsWith('new:') ? null : value,
                    name: people.find((one) => one.value === value)?.text ?? '',
                  })
                }
              />
              <ChoiceField
                label="职务"
                name={`seats.${index}.post`}
                isRequired
                value={seat.post}
                options={optionsOf(postLabels)}
                onChange={(post) => change(index, { post: post ?? 'member' })}
              />
              <NumberField
                label="得票"
                name={`seats.${index}.votes`}
                isRequired
                unit="票"
                value={seat.votes}
                onChange={(votes) => change(index, { votes })}
              />
            </View>
          </Card>
        ))}
        <View className="field-full">
          <Button icon="plus" onPress={() => setSeats([...seats, { name: '', post: 'member', votes: null }])}>
            增加一位委员
          </Button>
        </View>
      </Form>
    </Sheet>
  );
}
