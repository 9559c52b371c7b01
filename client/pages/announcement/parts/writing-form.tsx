/** The fields of an announcement. */
import { View } from '@tarojs/components';
import type { CallError } from '@/api/call';
import type { UploadedFile } from '@/platform';
import { AudienceField } from '@/ui/audience-field';
import { Button } from '@/ui/button';
import { Card, Section } from '@/ui/card';
import { ChoiceField, SwitchField } from '@/ui/choice-fields';
import { DateTimeField } from '@/ui/date-fields';
import { FilesField } from '@/ui/files-field';
import { Form } from '@/ui/form';
import { optionsOf } from '@/ui/tabs';
import { TextArea, TextField } from '@/ui/text-fields';
import { categoryLabels } from '../../../../types/announcement/labels';
import type { Editing, Values } from './values';

type Part = { value: Values; change: (patch: Partial<Values>) => void };

export function WritingForm({ value, change, error, editing }: Part & { error: CallError | null; editing: Editing | null }) {
  const isOut = editing?.state === 'published';
  return (
    <Card>
      <Form error={error}>
        <TextField label="标题" name="title" isRequired value={value.title} onChange={(title) => change({ title })} max={60} />
        <ChoiceField
          label="类别"
          name="category"
          isRequired
          value={value.category}
          options={optionsOf(categoryLabels)}
          onChange={(category) => change({ category: category ?? 'notice' })}
        />
        <TextArea label="正文" name="body" isRequired value={value.body} onChange={(body) => change({ body })} max={20000} rows={12} />
        <Snippets value={value} change={change} />
        <FilesField
          label="附件"
          name="fileIds"
          accept="image/*,.pdf,.xlsx,.docx"
          hint="图片、PDF、表格或文档，最多九个；图片可以放进正文"
          value={value.files}
          onChange={(files) => change({ files, body: withoutPictures(value.body, value.files, files) })}
        />
        <FilesField
          label="封面"
          name="coverId"
          accept="image/*"
          max={1}
          hint="显示在列表和正文上方，可不填"
          value={value.cover}
          onChange={(cover) => change({ cover })}
        />
        <AudienceField label="发给谁" name="audience" value={value.audience} onChange={(audience) => change({ audience })} />
        <Times value={value} change={change} isOut={isOut} />
        {isOut ? <Changing value={value} change={change} /> : null}
      </Form>
    </Card>
  );
}

function Times({ value, change, isOut }: Part & { isOut: boolean }) {
  return (
    <>
      {isOut ? null : (
        <DateTimeField
          label="发布时间"
          name="publishAt"
          hint="不填则点发布时立即发布"
          value={value.publishAt}
          onChange={(publishAt) => change({ publishAt })}
        />
      )}
      <DateTimeField
        label="过期时间"
        name="expireAt"
        hint="到时自动收起；不填则一直保留"
        value={value.expireAt}
        onChange={(expireAt) => change({ expireAt })}
      />
      <SwitchField
        label="必须确认"
        hint="会员要点「我已阅读并确认」"
        value={value.mustConfirm}
        onChange={(mustConfirm) => change({ mustConfirm, ...(mustConfirm ? {} : { confirmAgain: false }) })}
      />
      <SwitchField label="置顶" value={value.isPinned} onChange={(isPinned) => change({ isPinned })} />
      {value.isPinned ? (
        <DateTimeField
          label="置顶到"
          name="pinnedUntil"
          hint="不填则一直置顶"
          value={value.pinnedUntil}
          onChange={(pinnedUntil) => change({ pinnedUntil })}
        />
      ) : null}
    </>
  );
}

/** A published one keeps its earlier edition; the officer says why it changed and whether it must be confirmed anew. */
function Changing({ value, change }: Part) {
  return (
    <>
      <TextField
        label="改动说明"
        name="changeNote"
        hint="会员会看到，如「时间改为周六」"
        value={value.changeNote}
        onChange={(changeNote) => change({ changeNote })}
        max={200}
      />
      {value.mustConfirm ? (
        <SwitchField
          label="重新确认"
          hint="打开后所有人都要再确认一次，并会收到通知"
          value={value.confirmAgain}
          onChange={(confirmAgain) => change({ confirmAgain })}
        />
      ) : null}
    </>
  );
}

const snippets: [name: string, text: string][] = [
  ['小标题', '## 小标题'],
  ['列表', '- 第一项\n- 第二项'],
  ['加粗', '**要强调的字**'],
  ['表格', '| 小组 | 人数 |\n| --- | ---: |\n| 第一小组 | 12 |'],
  ['链接', '[名称](https://)'],
  ['电话', '[联系电话](tel:)'],
];
const isPicture = ({ type }: UploadedFile) => type === 'png' || type === 'jpg';
const pictureLine = ({ id, name }: UploadedFile) => `![${name.replace(/\.\w+$/, '').replace(/[[\]()]/g, '')}](file:${id})`;

/** Ready pieces of writing, put at the end of the text; pictures among the files too. */
function Snippets({ value: { body, files }, change }: Part) {
  const add = (text: string) => change({ body: body.trim() ? `${body.replace(/\s+$/, '')}\n\n${text}` : text });
  const pictures = files.filter((file) => isPicture(file) && !body.includes(`(file:${file.id})`));
  return (
    <View className="field-full snippets">
      <Section title="插入" note="加在正文末尾">
        <View className="chips">
          {snippets.map(([name, text]) => (
            <Button key={name} isSmall onPress={() => add(text)} label={`插入${name}`}>
              {name}
            </Button>
          ))}
          {pictures.map((file) => (
            <Button key={file.id} isSmall icon="file" onPress={() => add(pictureLine(file))} label={`把图片${file.name}放进正文`}>
              {file.name}
            </Button>
          ))}
        </View>
      </Section>
    </View>
  );
}

/** A removed file takes its place in the text along. */
function withoutPictures(body: string, before: UploadedFile[], after: UploadedFile[]): string {
  const gone = before.filter(({ id }) => !after.some((file) => file.id === id));
  return gone.reduce((text, file) => text.replace(new RegExp(`\\n*!\\[[^\\]]*\\]\\(file:${file.id}\\)`, 'g'), ''), body);
}
