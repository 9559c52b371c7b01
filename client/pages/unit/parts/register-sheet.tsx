/** Entering or correcting the register entry. */
import { useState } from 'react';
import { industryLabels } from '../../../../types/unit/labels';
import type { Output } from '@/api/call';
import { useCommand } from '@/api/hooks';
import { Button } from '@/ui/button';
import { ChoiceField } from '@/ui/choice-fields';
import { DateField } from '@/ui/date-fields';
import { Form } from '@/ui/form';
import { Sheet } from '@/ui/sheet';
import { optionsOf } from '@/ui/tabs';
import { NumberField, TextField } from '@/ui/text-fields';

type Register = Output<'unit.register'>;

export function RegisterSheet({ register, onClose }: { register: Register; onClose: () => void }) {
  const [entry, setEntry] = useState({
    employer: register.employer,
    industry: register.industry,
    staffCount: register.staffCount,
    address: register.address,
    contactName: register.contactName,
    contactPhone: register.contactPhone ?? '',
    foundedOn: register.foundedOn,
  });
  const set = (change: Partial<typeof entry>) => setEntry({ ...entry, ...change });
  const save = useCommand('unit.updateRegister', { done: '已登记', isQuiet: true });
  const { industry, staffCount } = entry;
  const submit = async () => {
    if (industry && staffCount !== null && (await save.run({ ...entry, industry, staffCount, unionId: register.unionId }))) onClose();
  };
  return (
    <Sheet
      isOpen
      title="更正登记"
      onClose={onClose}
      footer={
        <Button look="primary" isPending={save.isPending} isDisabled={!industry || staffCount === null} onPress={() => void submit()}>
          保存
        </Button>
      }
    >
      <Form error={save.error}>
        <TextField label="单位名称" name="employer" isRequired max={60} value={entry.employer} onChange={(employer) => set({ employer })} />
        <ChoiceField
          label="行业"
          name="industry"
          isRequired
          value={industry}
          options={optionsOf(industryLabels)}
          onChange={(value) => set({ industry: value })}
        />
        <NumberField
          label="职工人数"
          name="staffCount"
          isRequired
          unit="人"
          value={staffCount}
          onChange={(value) => set({ staffCount: value })}
        />
        <TextField label="地址" name="address" isRequired max={100} value={entry.address} onChange={(address) => set({ address })} />
        <TextField
          label="联系人"
          name="contactName"
          isRequired
          max={30}
          value={entry.contactName}
          onChange={(contactName) => set({ contactName })}
        />
        <TextField
          label="联系电话"
          name="contactPhone"
          isRequired
          max={20}
          value={entry.contactPhone}
          onChange={(contactPhone) => set({ contactPhone })}
        />
        <DateField label="成立日期" name="foundedOn" value={entry.foundedOn} onChange={(foundedOn) => set({ foundedOn })} />
      </Form>
    </Sheet>
  );
}
