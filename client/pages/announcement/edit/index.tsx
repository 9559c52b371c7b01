/** Writing an announcement; the draft survives leaving the page. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { categoryLabels } from '../../../../types/announcement/labels';
import type { Audience } from '../../../../types/common';
import type { Output } from '@/api/call';
import { useDraft } from '@/api/draft';
import { useCommand, useRead } from '@/api/hooks';
import { replace, useRouteParams } from '@/platform';
import { AudienceField } from '@/ui/audience-field';
import { BottomBar, Button, PrimaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { ChoiceField, SwitchField } from '@/ui/choice-fields';
import { DateTimeField } from '@/ui/date-fields';
import { Form } from '@/ui/form';
import { Markdown } from '@/ui/markdown';
import { Page } from '@/ui/page';
import { AsyncView } from '@/ui/states';
import { optionsOf } from '@/ui/tabs';
import { TextArea, TextField } from '@/ui/text-fields';

type Values = {
  title: string;
  body: string;
  category: keyof typeof categoryLabels;
  audience: Audience;
  publishAt: string | null;
  expireAt: string | null;
  mustConfirm: boolean;
  isPinned: boolean;
};
const blank: Values = {
  title: '',
  body: '',
  category: 'notice',
  audience: {},
  publishAt: null,
  expireAt: null,
  mustConfirm: false,
  isPinned: false,
};
const valuesOf = ({
  title,
  body,
  category,
  audience,
  publishAt,
  expireAt,
  mustConfirm,
  isPinned,
  state,
}: Output<'announcement.get'>): Values => ({
  title,
  body,
  category,
  audience,
  expireAt,
  mustConfirm,
  isPinned,
  publishAt: state === 'published' ? null : publishAt,
});

export default function AnnouncementEdit() {
  const { id } = useRouteParams();
  const record = useRead('announcement.get', { id: id ?? '' }, { enabled: Boolean(id) });
  if (!id) return <Edit base={blank} />;
  return record.data ? (
    <Edit key={record.data.version} id={id} base={valuesOf(record.data)} version={record.data.version} />
  ) : (
    <Page title="修改公告">
      <AsyncView result={record}>{() => null}</AsyncView>
    </Page>
  );
}

function Edit({ id, base, version = 0 }: { id?: string; base: Values; version?: number }) {
  const { value, change, clear, isRestored } = useDraft(`announcement:${id ?? 'new'}:${version}`, base);
  const [isPreview, setPreview] = useState(false);
  const create = useCommand('announcement.create', { done: '已保存' });
  const update = useCommand('announcement.update', { done: '已保存' });
  const { error, isPending } = id ? update : create;
  const submit = async () => {
    const { publishAt, expireAt, ...rest } = value;
    const input = { ...rest, ...(publishAt ? { publishAt } : {}), ...(expireAt ? { expireAt } : {}) };
    const saved = await (id ? update.run({ id, ...input }) : create.run(input));
    if (!saved) return;
    clear();
    replace('/pages/announcement/detail/index', { id: saved.id });
  };
  const footer = (
    <BottomBar note={isRestored ? '已接着上次没写完的草稿' : undefined}>
      <Button onPress={() => setPreview(!isPreview)}>{isPreview ? '继续写' : '预览'}</Button>
      <PrimaryButton isPending={isPending} onPress={() => void submit()}>
        保存
      </PrimaryButton>
    </BottomBar>
  );
  return (
    <Page title={id ? '修改公告' : '起草公告'} footer={footer}>
      {isPreview ? (
        <Card>
          <View className="article-title">{value.title || '（还没有标题）'}</View>
          <Markdown text={value.body} />
        </Card>
      ) : (
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
            <TextArea
              label="正文"
              name="body"
              isRequired
              hint="写法：# 标题、- 列表、**加粗**、> 引用"
              value={value.body}
              onChange={(body) => change({ body })}
              max={20000}
              rows={10}
            />
            <AudienceField label="发给谁" name="audience" value={value.audience} onChange={(audience) => change({ audience })} />
            <DateTimeField
              label="发布时间"
              name="publishAt"
              hint="不填则点发布时立即发布"
              value={value.publishAt}
              onChange={(publishAt) => change({ publishAt })}
            />
            <DateTimeField
              label="过期时间"
              name="expireAt"
              hint="不填则一直保留"
              value={value.expireAt}
              onChange={(expireAt) => change({ expireAt })}
            />
            <SwitchField
              label="必须确认"
              hint="会员要点「我已阅读并确认」"
              value={value.mustConfirm}
              onChange={(mustConfirm) => change({ mustConfirm })}
            />
            <SwitchField label="置顶" value={value.isPinned} onChange={(isPinned) => change({ isPinned })} />
          </Form>
        </Card>
      )}
    </Page>
  );
}
