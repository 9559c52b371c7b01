/** After the event: how it was, in words and pictures, for everybody who sees the event. */
import { View } from '@tarojs/components';
import { useDraft } from '@/api/draft';
import { useCommand, useRead } from '@/api/hooks';
import type { Output } from '@/api/call';
import { replace, useRouteParams, type UploadedFile } from '@/platform';
import { BottomBar, PrimaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { Stat, Stats } from '@/ui/figures';
import { FilesField } from '@/ui/files-field';
import { Form } from '@/ui/form';
import { Page } from '@/ui/page';
import { TextArea } from '@/ui/text-fields';
import { LoadingPage } from '@/ui/loading-page';

const PICTURES = 18;

export default function ClosingPage() {
  const { id = '' } = useRouteParams();
  const record = useRead('event.get', { id });
  return record.data ? <Write event={record.data} /> : <LoadingPage title="活动小结" result={record} />;
}

function Write({ event: { id, title, closing } }: { event: Output<'event.get'> }) {
  const files: UploadedFile[] = (closing?.files ?? []).map(({ id: fileId, name, size, type }) => ({ id: fileId, name, size, type }));
  const { value, change, clear, isRestored } = useDraft(`closing:${id}`, { text: closing?.text ?? '', files });
  const figures = useRead('event.attendance', { eventId: id });
  const write = useCommand('event.writeClosing', { done: '小结已发布' });
  const submit = async () => {
    if (!(await write.run({ eventId: id, text: value.text, fileIds: value.files.map((file) => file.id) }))) return;
    clear();
    replace('/pages/event/detail/index', { id });
  };
  const { expected = 0, attended = 0, late = 0, absent = 0 } = figures.data ?? {};
  return (
    <Page
      title="活动小结"
      footer={
        <BottomBar note={isRestored ? '已接着上次没写完的草稿' : '到场的会员会收到一次通知'}>
          <PrimaryButton isPending={write.isPending} onPress={() => void submit()}>
            {closing ? '更新小结' : '发布小结'}
          </PrimaryButton>
        </BottomBar>
      }
    >
      <View className="article-title">{title}</View>
      <View className="gap" />
      <Stats>
        <Stat label="应到" value={expected} />
        <Stat label="实到" value={attended} note={late > 0 ? `迟到 ${late}` : undefined} />
        <Stat label="未到场" value={absent} />
      </Stats>
      <View className="gap" />
      <Card>
        <Form error={write.error}>
          <TextArea
            label="小结"
            name="text"
            isRequired
            hint="两个星号夹着的字会加粗，行首加「- 」成为列表"
            value={value.text}
            onChange={(text) => change({ text })}
            max={5000}
            rows={8}
          />
          <FilesField
            label="照片"
            name="fileIds"
            accept="image/*"
            max={PICTURES}
            hint={`最多 ${PICTURES} 张；请先征得照片里的人同意`}
            value={value.files}
            onChange={(chosen) => change({ files: chosen })}
          />
        </Form>
      </Card>
    </Page>
  );
}
