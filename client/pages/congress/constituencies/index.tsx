/** Dividing the staff into constituencies; the seats are reckoned by the server when saved. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Output } from '@/api/call';
import { useCommand, useRead } from '@/api/hooks';
import { back, useRouteParams } from '@/platform';
import { BottomBar, Button, PrimaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { EditedRow } from '@/ui/edited-row';
import { Form } from '@/ui/form';
import { Page } from '@/ui/page';
import { NumberField, TextField } from '@/ui/text-fields';
import { changedAt, without } from '@/ui/rows';
import { LoadingPage } from '@/ui/loading-page';

type Term = Output<'congress.term'>;
type Edited = { id?: string; name: string; staff: number | null; frontLine: number | null; managers: number | null; women: number | null };
const blank: Edited = { name: '', staff: null, frontLine: null, managers: null, women: null };
const figures = [
  { field: 'staff', label: '职工' },
  { field: 'frontLine', label: '其中一线职工' },
  { field: 'managers', label: '其中中层以上管理人员' },
  { field: 'women', label: '其中女职工' },
] as const;

export default function Constituencies() {
  const { id = '' } = useRouteParams();
  const term = useRead('congress.term', { termId: id });
  if (term.data) return <Editor term={term.data} />;
  return <LoadingPage title="选区与名额" result={term} />;
}

function Editor({ term }: { term: Term }) {
  const [items, setItems] = useState<Edited[]>(
    term.constituencies.length > 0
      ? term.constituencies.map(({ id, name, staff, frontLine, managers, women }) => ({ id, name, staff, frontLine, managers, women }))
      : [blank],
  );
  const [totalSeats, setTotal] = useState<number | null>(term.totalSeats || null);
  const save = useCommand('congress.setConstituencies', { done: '名额已分配', isQuiet: true });
  const change = (index: number, set: Partial<Edited>) => setItems(changedAt(items, index, set));
  const submit = async () => {
    const whole = items.map((one) => ({
      ...one,
      staff: one.staff ?? 0,
      frontLine: one.frontLine ?? 0,
      managers: one.managers ?? 0,
      women: one.women ?? 0,
    }));
    if (await save.run({ termId: term.id, items: whole, totalSeats })) back();
  };
  return (
    <Page
      title="选区与名额"
      footer={
        <BottomBar>
          <Button icon="plus" onPress={() => setItems([...items, blank])}>
            添加选区
          </Button>
          <PrimaryButton isPending={save.isPending} onPress={() => void submit()}>
            分配名额
          </PrimaryButton>
        </BottomBar>
      }
    >
      <Form error={save.error}>
        <Card className="field-full">
          <NumberField
            label="代表名额"
            name="totalSeats"
            unit="名"
            hint="不填按规定的最低名额；可以多于最低数"
            value={totalSeats}
            onChange={setTotal}
          />
        </Card>
        <View className="stack field-full">
          {items.map((item, index) => (
            <EditedRow
              key={item.id ?? `new${index}`}
              title={`选区 ${index + 1}`}
              onRemove={items.length > 1 ? () => setItems(without(items, index)) : undefined}
            >
              <TextField
                label="名称"
                name={`items.${index}.name`}
                isRequired
                max={40}
                placeholder="如 门诊选区"
                value={item.name}
                onChange={(name) => change(index, { name })}
              />
              {figures.map(({ field, label }) => (
                <NumberField
                  key={field}
                  label={label}
                  name={`items.${index}.${field}`}
                  unit="人"
                  isRequired={field === 'staff'}
                  value={item[field]}
                  onChange={(value) => change(index, { [field]: value })}
                />
              ))}
            </EditedRow>
          ))}
        </View>
      </Form>
    </Page>
  );
}
