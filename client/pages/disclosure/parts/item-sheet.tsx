/** The small form of one row of the catalogue: what, by what law, how often, by whom. */
import { useState } from 'react';
import { everyLabels } from '../../../../types/disclosure/labels';
import type { Output } from '@/api/call';
import { useCommand } from '@/api/hooks';
import { PrimaryButton } from '@/ui/button';
import { ChoiceField, SwitchField } from '@/ui/choice-fields';
import { Form } from '@/ui/form';
import { Sheet } from '@/ui/sheet';
import { optionsOf } from '@/ui/tabs';
import { NumberField, TextField } from '@/ui/text-fields';

type Catalogue = Output<'disclosure.catalogue'>;
type Props = {
  isOpen: boolean;
  item?: Pick<Catalogue['items'][number], 'id' | 'title' | 'source' | 'every' | 'graceDays' | 'unitId' | 'isActive'>;
  units: Catalogue['units'];
  onClose: () => void;
};

export function ItemSheet({ isOpen, item, units, onClose }: Props) {
  const [title, setTitle] = useState(item?.title ?? '');
  const [source, setSource] = useState(item?.source ?? '');
  const [every, setEvery] = useState<keyof typeof everyLabels>(item?.every ?? 'quarter');
  const [graceDays, setGrace] = useState<number | null>(item?.graceDays ?? 15);
  const [unitId, setUnit] = useState<string | null>(item?.unitId ?? null);
  const [isActive, setActive] = useState(item?.isActive ?? true);
  const save = useCommand('disclosure.setItem', { done: '已保存', isQuiet: true });
  const submit = async () => {
    const fields = { title, source, every, graceDays: graceDays ?? 0, unitId, isActive };
    if (await save.run({ ...(item ? { id: item.id } : {}), ...fields })) onClose();
  };
  return (
    <Sheet
      isOpen={isOpen}
      title={item ? '修改公开事项' : '增加公开事项'}
      onClose={onClose}
      footer={
        <PrimaryButton isPending={save.isPending} isDisabled={!title.trim() || !source.trim()} onPress={() => void submit()}>
          保存
        </PrimaryButton>
      }
    >
      <Form error={save.error}>
        <TextField label="公开事项" name="title" isRequired value={title} onChange={setTitle} max={60} />
        <TextField
          label="依据"
          name="source"
          isRequired
          hint="法律法规的条款，或本单位制度"
          value={source}
          onChange={setSource}
          max={120}
        />
        <ChoiceField
          label="多久公开一次"
          name="every"
          isRequired
          value={every}
          options={optionsOf(everyLabels)}
          onChange={(value) => setEvery(value ?? 'event')}
        />
        {every === 'event' ? null : (
          <NumberField label="期满后几天内公开" name="graceDays" unit="天" value={graceDays} onChange={setGrace} />
        )}
        <ChoiceField
          label="责任部门"
          name="unitId"
          hint="不选则由工会办公室负责"
          value={unitId}
          options={units.map(({ unitId: value, name }) => ({ value, text: name }))}
          onChange={setUnit}
        />
        {item ? (
          <SwitchField label="启用" name="isActive" hint="停用后不再计期限，已公开的内容保留" value={isActive} onChange={setActive} />
        ) : null}
      </Form>
    </Sheet>
  );
}
