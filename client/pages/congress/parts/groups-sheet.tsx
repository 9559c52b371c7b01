/** Cutting the delegates into groups, constituency by constituency. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Output } from '@/api/call';
import { useCommand } from '@/api/hooks';
import { toast } from '@/platform';
import { Button } from '@/ui/button';
import { ChoicesField } from '@/ui/choice-fields';
import { Form } from '@/ui/form';
import { MemberField, type ChosenMember } from '@/ui/member-field';
import { changedAt, without } from '@/ui/rows';
import { Sheet } from '@/ui/sheet';
import { TextField } from '@/ui/text-fields';

type Groups = Output<'congress.groups'>;
type Plan = {
  id?: string;
  name: string;
  place: string;
  constituencyIds: string[];
  convener: ChosenMember | null;
  reporter: ChosenMember | null;
};
const numerals = '一二三四五六七八九十';
const blank = (at: number): Plan => ({
  ...{ name: `第${numerals[at] ?? String(at + 1)}组`, place: '', constituencyIds: [], convener: null, reporter: null },
});

export function GroupsSheet({ sessionId, data, onClose }: { sessionId: string; data: Groups; onClose: () => void }) {
  const [plans, setPlans] = useState<Plan[]>(data.items.length > 0 ? data.items.map(planOf) : [blank(0)]);
  const set = useCommand('congress.setGroups', { done: '已编组', isQuiet: true });
  const submit = async () => {
    const open = plans.find(({ convener, reporter }) => !convener || !reporter);
    if (open) return toast(`请选择「${open.name}」的召集人和汇报人`);
    const items = plans.map(({ convener, reporter, ...plan }) => ({ ...plan, convenerId: convener!.id, reporterId: reporter!.id }));
    if (await set.run({ sessionId, items })) onClose();
  };
  return (
    <Sheet
      isOpen
      title="编组"
      onClose={onClose}
      footer={
        <Button look="primary" isPending={set.isPending} onPress={() => void submit()}>
          保存
        </Button>
      }
    >
      <Form error={set.error}>
        <View className="stack field-full">
          {plans.map((plan, index) => (
            <PlanFields
              key={plan.id ?? `new${index}`}
              plan={plan}
              index={index}
              constituencies={data.constituencies}
              onChange={(changes) => setPlans(changedAt(plans, index, changes))}
              onRemove={plans.length > 1 ? () => setPlans(without(plans, index)) : undefined}
            />
          ))}
          <Button icon="plus" onPress={() => setPlans([...plans, blank(plans.length)])}>
            加一组
          </Button>
        </View>
      </Form>
    </Sheet>
  );
}

type FieldsProps = {
  plan: Plan;
  index: number;
  constituencies: Groups['constituencies'];
  onChange: (changes: Partial<Plan>) => void;
  onRemove?: () => void;
};

function PlanFields({ plan, index, constituencies, onChange, onRemove }: FieldsProps) {
  const at = (field: string) => `items.${index}.${field}`;
  return (
    <View className="form">
      <TextField label="组名" name={at('name')} isRequired max={30} value={plan.name} onChange={(name) => onChange({ name })} />
      <TextField label="地点" name={at('place')} value={plan.place} onChange={(place) => onChange({ place })} />
      <ChoicesField
        label="选区"
        name={at('constituencyIds')}
        isRequired
        options={constituencies.map(({ id, name, delegates }) => ({ value: id, text: `${name} ${delegates} 名` }))}
        value={plan.constituencyIds}
        onChange={(constituencyIds) => onChange({ constituencyIds })}
      />
      <MemberField
        label="召集人"
        name={at('convenerId')}
        isRequired
        value={plan.convener}
        onChange={(convener) => onChange({ convener })}
      />
      <MemberField
        label="汇报人"
        name={at('reporterId')}
        isRequired
        value={plan.reporter}
        onChange={(reporter) => onChange({ reporter })}
      />
      {onRemove ? (
        <Button isSmall look="plain" label={`去掉${plan.name}`} onPress={onRemove}>
          去掉这一组
        </Button>
      ) : null}
    </View>
  );
}

const planOf = (group: Groups['items'][number]): Plan => ({
  ...{ id: group.id, name: group.name, place: group.place, constituencyIds: group.constituencyIds },
  convener: { id: group.convenerId, name: group.convenerName },
  reporter: { id: group.reporterId, name: group.reporterName },
});
