/** Re-arranging groups: the steps are collected, looked at as a whole, then carried out at once. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Output } from '@/api/call';
import { useDraft } from '@/api/draft';
import { useCommand, useRead } from '@/api/hooks';
import { back, confirm } from '@/platform';
import { BottomBar, Button, PrimaryButton } from '@/ui/button';
import { Card, Row, Section } from '@/ui/card';
import { DataTable, type Column } from '@/ui/data-table';
import { Form } from '@/ui/form';
import { Page } from '@/ui/page';
import { AsyncView, Empty } from '@/ui/states';
import { TextField } from '@/ui/text-fields';
import { StepSheet, type SaidStep } from '../parts/step-sheet';
import { without } from '@/ui/rows';

type Preview = Output<'unit.rearrange'>;

export default function Arrange() {
  const tree = useRead('unit.tree', {});
  const { value, change, clear } = useDraft('unit.rearrange', { steps: [] as SaidStep[], reason: '' });
  const [preview, setPreview] = useState<Preview | null>(null);
  const [isAdding, setAdding] = useState(false);
  const look = useCommand('unit.rearrange', { isQuiet: true });
  const act = useCommand('unit.rearrange', { done: '已调整' });
  const asked = { steps: value.steps.map(({ step }) => step), reason: value.reason };
  const set = (changed: Partial<typeof value>) => {
    setPreview(null);
    change(changed);
  };
  const show = async () => setPreview(await look.run({ ...asked, dryRun: true }));
  const carryOut = async () => {
    if (!preview) return;
    const text = `${preview.moved.length} 人换组${preview.endedOffices.length > 0 ? `，${preview.endedOffices.length} 位小组长卸任` : ''}；有关会员与小组长会收到消息。`;
    if (!(await confirm({ title: '办理小组调整', text, confirmText: '办理' }))) return;
    if (!(await act.run({ ...asked, basedOn: preview.basedOn }))) return setPreview(null);
    clear();
    back();
  };
  return (
    <Page
      title="调整小组"
      width="full"
      footer={
        <BottomBar>
          <Button icon="plus" onPress={() => setAdding(true)}>
            加一步
          </Button>
          {preview ? (
            <PrimaryButton isPending={act.isPending} onPress={() => void carryOut()}>
              办理
            </PrimaryButton>
          ) : (
            <PrimaryButton
              isPending={look.isPending}
              isDisabled={value.steps.length === 0 || !value.reason.trim()}
              onPress={() => void show()}
            >
              预览
            </PrimaryButton>
          )}
        </BottomBar>
      }
    >
      <AsyncView result={tree}>
        {({ units }) => {
          const groups = units.filter(({ kind }) => kind === 'group').map(({ id, name }) => ({ value: id, text: name }));
          return (
            <>
              <Steps steps={value.steps} onRemove={(index) => set({ steps: without(value.steps, index) })} />
              <View className="gap" />
              <Card>
                <Form error={look.error}>
                  <TextField
                    label="调整理由"
                    name="reason"
                    isRequired
                    max={200}
                    placeholder="如 科室合并"
                    value={value.reason}
                    onChange={(reason) => set({ reason })}
                  />
                </Form>
              </Card>
              {preview ? <PreviewSections {...preview} /> : null}
              {isAdding ? (
                <StepSheet
                  groups={groups}
                  onClose={() => setAdding(false)}
                  onAdd={(step) => {
                    set({ steps: [...value.steps, step] });
                    setAdding(false);
                  }}
                />
              ) : null}
            </>
          );
        }}
      </AsyncView>
    </Page>
  );
}

function Steps({ steps, onRemove }: { steps: SaidStep[]; onRemove: (index: number) => void }) {
  if (steps.length === 0)
    return <Empty icon="refresh" title="还没有调整步骤" hint="点下面的「加一步」，可以拆分、合并、更名、调入、撤销，几步一起办" />;
  return (
    <Section title="调整步骤" note={`${steps.length} 步`}>
      <Card className="rows">
        {steps.map(({ text }, index) => (
          <Row
            key={`${index}${text}`}
            title={`${index + 1}. ${text}`}
            end={
              <Button isSmall look="plain" label={`去掉第${index + 1}步`} onPress={() => onRemove(index)}>
                去掉
              </Button>
            }
          />
        ))}
      </Card>
    </Section>
  );
}

type Change = Preview['groups'][number];
const sayGroup = ({ before, after }: Change) =>
  before === null ? `新设 ${after}` : after === null ? `撤销 ${before}` : before === after ? before : `${before} 更名为 ${after}`;

function PreviewSections({ groups, moved, endedOffices }: Preview) {
  return (
    <>
      <Section title="小组" note="办理之后">
        <Card className="rows">
          {groups.map((group) => (
            <Row key={sayGroup(group)} title={sayGroup(group)} end={`${group.countBefore} → ${group.countAfter} 人`} />
          ))}
        </Card>
      </Section>
      {endedOffices.length > 0 ? (
        <Section title="卸任的小组长" note={`${endedOffices.length} 人`}>
          <Card className="rows">
            {endedOffices.map(({ memberId, name, groupName }) => (
              <Row key={memberId + groupName} icon="key" title={name} note={`${groupName}组长，调离或小组撤并后卸任`} />
            ))}
          </Card>
        </Section>
      ) : null}
      <Section title="换组的会员" note={`${moved.length} 人`}>
        <DataTable
          label="换组的会员"
          rows={moved}
          columns={columns}
          keyOf={({ memberId }) => memberId}
          exportAs="小组调整名单"
          empty={<Empty icon="people" title="没有人换组" />}
        />
      </Section>
    </>
  );
}

const columns: Column<Preview['moved'][number]>[] = [
  { title: '姓名', cell: ({ name }) => name, text: ({ name }) => name, onPhone: 'title' },
  { title: '原小组', cell: ({ from }) => from, text: ({ from }) => from },
  { title: '新小组', cell: ({ to }) => to, text: ({ to }) => to },
];
