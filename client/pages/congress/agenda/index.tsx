/** Setting the agenda: the items in their order, who reports, and the papers delegates get. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { agendaLabels, type AgendaKind } from '../../../../types/congress/labels';
import type { Output } from '@/api/call';
import { useCommand, useRead } from '@/api/hooks';
import { back, useRouteParams, type UploadedFile } from '@/platform';
import { BottomBar, Button, PrimaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { ChoiceField } from '@/ui/choice-fields';
import { FilesField } from '@/ui/files-field';
import { Form } from '@/ui/form';
import { LoadingPage } from '@/ui/loading-page';
import { Page } from '@/ui/page';
import { changedAt, without } from '@/ui/rows';
import { optionsOf } from '@/ui/tabs';
import { NumberField, TextArea, TextField } from '@/ui/text-fields';

type Session = Output<'congress.session'>;
type Item = { id?: string; title: string; kind: AgendaKind; reporter: string; note: string; minutes: number | null; files: UploadedFile[] };
const blank: Item = { title: '', kind: 'report', reporter: '', note: '', minutes: null, files: [] };

export default function Agenda() {
  const { id = '' } = useRouteParams();
  const session = useRead('congress.session', { sessionId: id });
  return session.data ? <Edit key={id} session={session.data} /> : <LoadingPage title="编排议程" result={session} />;
}

function Edit({ session }: { session: Session }) {
  const [items, setItems] = useState<Item[]>(session.agenda.length > 0 ? session.agenda.map(itemOf) : [blank]);
  const save = useCommand('congress.setAgenda', { done: '已保存', isQuiet: true });
  const isCalled = session.state === 'announced' || session.state === 'papersOut';
  const submit = async () => {
    const input = items.map(({ files, minutes, ...item }) => ({ ...item, minutes: minutes ?? 0, fileIds: files.map(({ id }) => id) }));
    if (await save.run({ sessionId: session.id, items: input })) back();
  };
  return (
    <Page
      title="编排议程"
      footer={
        <BottomBar note={isCalled ? '会议已预告，保存后会通知代表；换过的材料要重新发出' : '保存后在会议页预告、发出材料'}>
          <PrimaryButton isPending={save.isPending} onPress={() => void submit()}>
            保存
          </PrimaryButton>
        </BottomBar>
      }
    >
      <Form error={save.error}>
        <View className="stack field-full">
          {items.map((item, index) => (
            <ItemFields
              key={item.id ?? `new${index}`}
              item={item}
              index={index}
              onChange={(changes) => setItems(changedAt(items, index, changes))}
              onUp={index > 0 ? () => setItems(swapped(items, index)) : undefined}
              onRemove={items.length > 1 ? () => setItems(without(items, index)) : undefined}
            />
          ))}
          <Button icon="plus" onPress={() => setItems([...items, blank])}>
            加一项议题
          </Button>
        </View>
      </Form>
    </Page>
  );
}

type FieldsProps = { item: Item; index: number; onChange: (changes: Partial<Item>) => void; onUp?: () => void; onRemove?: () => void };

function ItemFields({ item, index, onChange, onUp, onRemove }: FieldsProps) {
  const at = (field: string) => `items.${index}.${field}`;
  return (
    <Card>
      <View className="form">
        <TextField
          label={`第 ${index + 1} 项议题`}
          name={at('title')}
          isRequired
          max={80}
          value={item.title}
          onChange={(title) => onChange({ title })}
        />
        <TextField label="报告人" name={at('reporter')} max={40} value={item.reporter} onChange={(reporter) => onChange({ reporter })} />
        <ChoiceField
          label="类别"
          name={at('kind')}
          isRequired
          hint="「表决」须无记名投票；报告和表决都要附材料"
          options={optionsOf(agendaLabels)}
          value={item.kind}
          onChange={(kind) => kind && onChange({ kind })}
        />
        <NumberField label="时长" name={at('minutes')} unit="分钟" value={item.minutes} onChange={(minutes) => onChange({ minutes })} />
        <TextArea label="说明" name={at('note')} max={500} rows={2} value={item.note} onChange={(note) => onChange({ note })} />
        <FilesField
          label="材料"
          name={at('fileIds')}
          accept="image/*,.pdf,.xlsx,.docx"
          value={item.files}
          onChange={(files) => onChange({ files })}
        />
        <View className="tags field-full">
          {onUp ? (
            <Button isSmall look="plain" label={`第${index + 1}项上移`} onPress={onUp}>
              上移
            </Button>
          ) : null}
          {onRemove ? (
            <Button isSmall look="plain" label={`去掉第${index + 1}项`} onPress={onRemove}>
              去掉这一项
            </Button>
          ) : null}
        </View>
      </View>
    </Card>
  );
}

const itemOf = ({ id, title, kind, reporter, note, minutes, files }: Session['agenda'][number]): Item => ({
  ...{ id, title, kind, reporter, note, minutes: minutes || null },
  files: files.map((file) => ({ id: file.id, name: file.name, size: file.size, type: file.type })),
});
const swapped = (items: Item[], index: number): Item[] =>
  items.map((item, at) => (at === index - 1 ? items[index]! : at === index ? items[index - 1]! : item));
