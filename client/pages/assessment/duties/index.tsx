/** What a group leader does, with the points of each duty and its source; the committee changes the list here. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Input } from '@/api/call';
import { useCan, useCommand, useRead } from '@/api/hooks';
import { BottomBar, Button, PrimaryButton } from '@/ui/button';
import { Card, Row, Section } from '@/ui/card';
import { EditedRow } from '@/ui/edited-row';
import { Form } from '@/ui/form';
import { Page } from '@/ui/page';
import { AsyncView } from '@/ui/states';
import { NumberField, TextField } from '@/ui/text-fields';
import { changedAt, without } from '@/ui/rows';

type Duty = Input<'assessment.setDuties'>['items'][number];

export default function Duties() {
  const duties = useRead('assessment.duties', {});
  const canChange = useCan('assessment.setDuties');
  const [isChanging, setChanging] = useState(false);
  if (isChanging && duties.data) return <Editor initial={duties.data.items} onDone={() => setChanging(false)} />;
  return (
    <Page
      title="小组长职责"
      footer={
        canChange && duties.data ? (
          <BottomBar>
            <PrimaryButton icon="edit" onPress={() => setChanging(true)}>
              调整职责
            </PrimaryButton>
          </BottomBar>
        ) : null
      }
    >
      <AsyncView result={duties}>
        {({ items, full }) => (
          <Section title="职责清单" note={`满分 ${full} 分`}>
            <Card className="rows">
              {items.map(({ title, source, points }) => (
                <Row key={title} icon="check" title={title} note={source} end={`${points} 分`} />
              ))}
            </Card>
          </Section>
        )}
      </AsyncView>
    </Page>
  );
}

type Edited = Omit<Duty, 'points'> & { points: number | null };

function Editor({ initial, onDone }: { initial: Duty[]; onDone: () => void }) {
  const [items, setItems] = useState<Edited[]>(initial);
  const save = useCommand('assessment.setDuties', { done: '已保存，今后的考核按新清单', isQuiet: true });
  const change = (index: number, changed: Partial<Edited>) => setItems(changedAt(items, index, changed));
  const isReady = items.every(({ title, source, points }) => title.trim() && source.trim() && points !== null);
  const submit = async () => {
    if (await save.run({ items: items.map((one) => ({ ...one, points: one.points ?? 0 })) })) onDone();
  };
  return (
    <Page
      title="调整职责"
      footer={
        <BottomBar>
          <Button onPress={onDone}>取消</Button>
          <PrimaryButton isPending={save.isPending} isDisabled={!isReady} onPress={() => void submit()}>
            保存
          </PrimaryButton>
        </BottomBar>
      }
    >
      <Form error={save.error}>
        {items.map((duty, index) => (
          <EditedRow
            key={index}
            title={`职责 ${index + 1}`}
            onRemove={items.length > 1 ? () => setItems(without(items, index)) : undefined}
          >
            <TextField
              label="内容"
              name={`items.${index}.title`}
              isRequired
              max={60}
              value={duty.title}
              onChange={(title) => change(index, { title })}
            />
            <TextField
              label="依据"
              name={`items.${index}.source`}
              isRequired
              max={100}
              value={duty.source}
              onChange={(source) => change(index, { source })}
            />
            <NumberField
              label="分值"
              name={`items.${index}.points`}
              isRequired
              unit="分"
              value={duty.points}
              onChange={(points) => change(index, { points })}
            />
          </EditedRow>
        ))}
        <View className="field-full">
          <Button icon="plus" onPress={() => setItems([...items, { title: '', source: '', points: null }])}>
            加一项职责
          </Button>
        </View>
      </Form>
    </Page>
  );
}
