/** Entering a new committee: its number, its term, and who sits on it. */
import { useState } from 'react';
import type { Input, Output } from '@/api/call';
import { useCommand } from '@/api/hooks';
import { Button } from '@/ui/button';
import { SwitchField } from '@/ui/choice-fields';
import { DateField } from '@/ui/date-fields';
import { Form } from '@/ui/form';
import { SeatRows, YearsField, type Years } from '@/ui/seat-rows';
import { Sheet } from '@/ui/sheet';
import { NumberField, TextField } from '@/ui/text-fields';

type Seat = Input<'unit.setCommittee'>['seats'][number];
const blank = (post: Seat['post']): Seat => ({ name: '', post, hasCloseRelative: false });

export function CommitteeSheet({ register, onClose }: { register: Output<'unit.register'>; onClose: () => void }) {
  const [number, setNumber] = useState<number | null>((register.committee?.number ?? 0) + 1);
  const [from, setFrom] = useState<string | null>(null);
  const [years, setYears] = useState<Years>('5');
  const [seats, setSeats] = useState<Seat[]>([blank('chair'), blank('organisation'), blank('women')]);
  const save = useCommand('unit.setCommittee', { done: '已登记', isQuiet: true });
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
        <YearsField value={years} onChange={setYears} />
        <SeatRows
          seats={seats}
          onChange={setSeats}
          blank={blank('member')}
          who={({ name }, change, path) => (
            <TextField label="姓名" name={`${path}.name`} isRequired max={30} value={name} onChange={(typed) => change({ name: typed })} />
          )}
          more={({ hasCloseRelative }, change, path) => (
            <SwitchField
              label="是单位主要负责人的近亲属"
              name={`${path}.hasCloseRelative`}
              value={hasCloseRelative ?? false}
              onChange={(chosen) => change({ hasCloseRelative: chosen })}
            />
          )}
        />
      </Form>
    </Sheet>
  );
}
