/** Writing a suggestion: what, why, with files; named or not; what is like it is shown while typing. */
import { View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { categoryLabels } from '../../../../types/suggestion/labels';
import { suggestionLifecycle } from '../../../../types/suggestion/lifecycle';
import { useDraft } from '@/api/draft';
import { useCommand, useRead } from '@/api/hooks';
import { useSaving } from '@/api/saving';
import { type UploadedFile } from '@/platform';
import { BottomBar, PrimaryButton } from '@/ui/button';
import { Card, Row } from '@/ui/card';
import { ChoiceField, SwitchField } from '@/ui/choice-fields';
import { FilesField } from '@/ui/files-field';
import { Form } from '@/ui/form';
import { Page } from '@/ui/page';
import { optionsOf } from '@/ui/tabs';
import { StatusTag } from '@/ui/tag';
import { TextArea, TextField } from '@/ui/text-fields';
import { openSuggestion } from '../parts/suggestion-card';

type Category = keyof typeof categoryLabels;
const blank = { title: '', category: 'production' as Category, body: '', isAnonymous: false, files: [] as UploadedFile[] };

export default function SuggestionEdit() {
  const { value, change, clear, isRestored } = useDraft('suggestion', blank);
  const submit = useCommand('suggestion.submit', { done: '已提交，答复会发到您的消息里', isQuiet: true });
  const { save, error, isPending } = useSaving({ command: submit, clear, page: '/pages/suggestion/detail/index' });
  const send = () => {
    const { files, ...text } = value;
    return save(submit.run({ ...text, fileIds: files.map(({ id }) => id) }));
  };
  return (
    <Page
      title="提建议"
      footer={
        <BottomBar note={isRestored ? '已接着上次没写完的草稿' : '由工会办公室受理，转有关部门限期答复'}>
          <PrimaryButton isPending={isPending} isDisabled={!value.title.trim() || !value.body.trim()} onPress={() => void send()}>
            提交
          </PrimaryButton>
        </BottomBar>
      }
    >
      <Card>
        <Form error={error}>
          <TextField
            label="标题"
            name="title"
            isRequired
            hint="一事一条，用一句话说清楚要改进什么"
            value={value.title}
            onChange={(title) => change({ title })}
            max={60}
          />
          <Similar title={value.title} />
          <ChoiceField
            label="类别"
            name="category"
            isRequired
            value={value.category}
            options={optionsOf(categoryLabels)}
            onChange={(category) => change({ category: category ?? 'other' })}
          />
          <TextArea
            label="内容"
            name="body"
            isRequired
            hint="现状怎样，怎么改，有什么好处"
            value={value.body}
            onChange={(body) => change({ body })}
            max={4000}
            rows={7}
          />
          <SwitchField
            label="不显示姓名"
            name="isAnonymous"
            hint="其他会员和承办部门看不到您的姓名；工会办公室和操作记录仍能看到，用于答复和致谢"
            value={value.isAnonymous}
            onChange={(isAnonymous) => change({ isAnonymous })}
          />
          <FilesField
            label="附件"
            name="fileIds"
            hint="照片、PDF、表格或文档，每个不超过 10 MB"
            accept="image/*,.pdf,.xlsx,.docx"
            value={value.files}
            onChange={(files) => change({ files })}
          />
        </Form>
      </Card>
    </Page>
  );
}

/** Asks when the writer pauses, not at every letter: supporting one there is may be better than writing it again. */
function Similar({ title }: { title: string }) {
  const [asked, setAsked] = useState(title.trim());
  useEffect(() => {
    const timer = setTimeout(() => setAsked(title.trim()), 500);
    return () => clearTimeout(timer);
  }, [title]);
  const isLong = asked.length >= 4;
  const similar = useRead('suggestion.similar', { title: asked }, { enabled: isLong });
  const others = isLong ? (similar.data?.items ?? []) : [];
  if (others.length === 0) return null;
  return (
    <View className="field field-full">
      <View className="field-label">已有相近的建议，可以改为支持，或先看看答复</View>
      <View>
        {others.map((one) => (
          <Row
            key={one.id}
            icon="edit"
            title={one.title}
            note={`${one.supporters} 人支持`}
            end={<StatusTag lifecycle={suggestionLifecycle} state={one.state} />}
            label={`${one.title}，${suggestionLifecycle.labels[one.state]}`}
            onPress={() => openSuggestion(one)}
          />
        ))}
      </View>
    </View>
  );
}
