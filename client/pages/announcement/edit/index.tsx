/** Writing an announcement, beside its preview on a wide screen; the draft survives leaving the page. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useDraft } from '@/api/draft';
import { useCommand, useRead } from '@/api/hooks';
import { useSaving } from '@/api/saving';
import { useIsWide, useRouteParams } from '@/platform';
import { BottomBar, Button, PrimaryButton } from '@/ui/button';
import { Page } from '@/ui/page';
import { blank, inputOf, valuesOf, type Editing, type Values } from '../parts/values';
import { Preview } from '../parts/preview';
import { WritingForm } from '../parts/writing-form';
import { LoadingPage } from '@/ui/loading-page';

export default function AnnouncementEdit() {
  const { id } = useRouteParams();
  const record = useRead('announcement.get', { id: id ?? '' }, { enabled: Boolean(id) });
  if (!id) return <Edit base={blank} editing={null} />;
  return record.data ? (
    <Edit key={record.data.version} base={valuesOf(record.data)} editing={record.data} />
  ) : (
    <LoadingPage title="修改公告" result={record} />
  );
}

function Edit({ base, editing }: { base: Values; editing: Editing | null }) {
  const { value, change, clear, isRestored } = useDraft(`announcement:${editing?.id ?? 'new'}:${editing?.version ?? 0}`, base);
  const [isPreview, setPreview] = useState(false);
  const isWide = useIsWide();
  const create = useCommand('announcement.create', { done: '已保存' });
  const update = useCommand('announcement.update', { done: '已保存' });
  const { save, error, isPending } = useSaving({ command: editing ? update : create, clear, page: '/pages/announcement/detail/index' });
  const submit = async () => {
    const input = inputOf(value, editing);
    if (!(await save(editing ? update.run({ id: editing.id, ...input }) : create.run(input)))) setPreview(false);
  };
  const footer = (
    <BottomBar note={isRestored ? '已接着上次没写完的草稿' : undefined}>
      {isWide ? null : <Button onPress={() => setPreview(!isPreview)}>{isPreview ? '继续写' : '预览'}</Button>}
      <PrimaryButton isPending={isPending} onPress={() => void submit()}>
        {editing?.state === 'published' ? '保存并更新' : '保存'}
      </PrimaryButton>
    </BottomBar>
  );
  const form = <WritingForm value={value} change={change} error={error} editing={editing} />;
  const preview = <Preview value={value} held={editing?.files ?? []} cover={editing?.cover ?? null} />;
  return (
    <Page title={editing ? '修改公告' : '起草公告'} footer={footer} width={isWide ? 'full' : 'read'}>
      {isWide ? (
        <View className="split writing">
          <View>{form}</View>
          <View className="preview">{preview}</View>
        </View>
      ) : isPreview ? (
        preview
      ) : (
        form
      )}
    </Page>
  );
}
