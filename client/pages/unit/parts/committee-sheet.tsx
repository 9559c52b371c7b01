/** Entering a new committee: its number, its term, and who sits on it. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { postLabels } from '../../../../types/unit/labels';
import type { Input, Output } from '@/api/call';
import { useCommand } from '@/api/hooks';
import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { ChoiceField, SwitchField } from '@/ui/choice-fields';
import { DateField } from '@/ui/date-fields';
import { Form } from '@/ui/form';
import { Sheet } from '@/ui/sheet';
import { optionsOf } from '@/ui/tabs';
import { NumberField, TextField } from '@/ui/text-fields';
import { changedAt, without } from '@/ui/rows';

type Register = Output<'unit.register'>;
type Seat = Input<'unit.setCommittee'>['seats'][number];
type Post = keyof typeof postLabels;
const blank = (post: Post): Seat => ({ name: '', post, hasCloseRelative: false });

export function CommitteeSheet({ register, onClose }: { register: Register; onClose: () => void }) {
  const [number, setNumber] = useState<number | null>((register.committee?.number ?? 0) + 1);
  const [from, setFrom] = useState<string | null>(null);
  const [years, setYears] = useState<'3' | '5'>('5');
  const [seats, setSeats] = useState<Seat[]>([blank('chair'), blank('organisation'), blank('women')]);
  const save = useCommand('unit.setCommittee', { done: '已登记', isQuiet: true });
  const change = (index: number, seat: Partial<Seat>) => setSeats(changedAt(seats, index, seat));
  const submit = async () => {
    if (number === null || !from) return;
    if (await save.run({ unionId: register.unionId, number, from, years: Number(years), seats })) onClose();
  };
  const isReady = number !== null && from !== null && seats.every(({ name }) => name.trim() !== '');
  return (
    <Sheet
      isOpen
      title="登记新一届委员会"
      onClose={onClose}
      footer={
        <Button look="primary" isPending={save.isPending} isDisabled={!isReady} onPress={() => void submit()}>
          登记
        </Button>
      }
    >
      <Form error={save.error}>
        <NumberField label="届次" name="number" isRequired unit="届" value={number} onChange={setNumber} />
        <DateField label="任期开始日" name="from" isRequired value={from} onChange={setFrom} />
        <ChoiceField
          label="任期"
          name="years"
          isRequired
          value={years}
          options={optionsOf({ '3': '三年', '5': '五年' })}
          onChange={(value) => setYears(value ?? '5')}
        />
        {seats.map((seat, index) => (
          <SeatCard
            key={index}
            seat={seat}
            index={index}
            onChange={(changed) => change(index, changed)}
            onRemove={() => setSeats(without(seats, index))}
          />
        ))}
        <View className="field-full">
          <Button icon="plus" onPress={() => setSeats([...seats, blank('member')])}>
            增加一位委员
          </Button>
        </View>
      </Form>
    </Sheet>
  );
}

type SeatCardProps = { seat: Seat; index: number; onChange: (seat: Partial<Seat>) => void; onRemove: () => void };

function SeatCard({ seat, index, onChange, onRemove }: SeatCardProps) {
  return (
    <Card className="field-full">
      <View className="form">
        <TextField
          label={`委员 ${index + 1}`}
          name={`seats.${index}.name`}
          isRequired
          max={30}
          value={seat.name}
          onChange={(name) => onChange({ name })}
        />
        <ChoiceField
          label="职务"
          name={`seats.${index}.post`}
          isRequired
          value={seat.post}
          options={optionsOf(postLabels)}
          onChange={(post) => onChange({ post: post ?? 'member' })}
        />
        <SwitchField
          label="是单位主要负责人的近亲属"
          name={`seats.${index}.hasCloseRelative`}
          value={seat.hasCloseRelative ?? false}
          onChange={(hasCloseRelative) => onChange({ hasCloseRelative })}
        />
        <Button isSmall look="plain" label={`去掉第${index + 1}位委员`} onPress={onRemove}>
          去掉
        </Button>
      </View>
    </Card>
  );
}
