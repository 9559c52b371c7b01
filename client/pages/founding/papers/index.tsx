/** The federation's list of papers that founding asks for, each with its source. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Input } from '@/api/call';
import { useCommand, useRead } from '@/api/hooks';
import { BottomBar, Button, PrimaryButton } from '@/ui/button';
import { Section } from '@/ui/card';
import { SwitchField } from '@/ui/choice-fields';
import { EditedRow } from '@/ui/edited-row';
import { Form } from '@/ui/form';
import { Page } from '@/ui/page';
import { TextField } from '@/ui/text-fields';
import { changedAt, without } from '@/ui/rows';
import { LoadingPage } from '@/ui/loading-page';

type Paper = Input<'founding.setPapers'>['items'][number];

export default function Papers() {
  const papers = useRead('founding.papers', {});
  if (papers.data) return <Editor initial={papers.data.items.map(({ title, source, isRequired }) => ({ title, source, isRequired }))} />;
  return <LoadingPage title="建会材料清单" result={papers} />;
}

function Editor({ initial }: { initial: Paper[] }) {
  const [items, setItems] = useState(initial);
  const save = useCommand('founding.setPapers', { done: '已保存，今后发起的申请按新清单', isQuiet: true });
  const change = (index: number, changed: Partial<Paper>) => setItems(changedAt(items, index, changed));
  return (
    <Page
      title="建会材料清单"
      footer={
        <BottomBar>
          <Button icon="plus" onPress={() => setItems([...items, { title: '', source: '', isRequired: true }])}>
            加一项
          </Button>
          <PrimaryButton
            isPending={save.isPending}
            isDisabled={items.some(({ title, source }) => !title.trim() || !source.trim())}
            onPress={() => void save.run({ items })}
          >
            保存清单
          </PrimaryButton>
        </BottomBar>
      }
    >
      <Section title="申请人须备的材料">
        <View className="card-note">已发起的申请仍按发起时的清单。</View>
        <Form error={save.error}>
          {items.map((paper, index) => (
            <EditedRow
              key={index}
              title={`材料 ${index + 1}`}
              onRemove={items.length > 1 ? () => setItems(without(items, index)) : undefined}
            >
              <TextField
                label="名称"
                name={`items.${index}.title`}
                isRequired
                max={60}
                value={paper.title}
                onChange={(title) => change(index, { title })}
              />
              <TextField
                label="依据"
                name={`items.${index}.source`}
                isRequired
                max={100}
                value={paper.source}
                onChange={(source) => change(index, { source })}
              />
              <SwitchField
                label="必备"
                name={`items.${index}.isRequired`}
                value={paper.isRequired}
                onChange={(isRequired) => change(index, { isRequired })}
              />
            </EditedRow>
          ))}
        </Form>
      </Section>
    </Page>
  );
}
