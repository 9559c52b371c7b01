/** One announcement: read and confirmed; those who answer for it publish, change and withdraw it here. */
import { View } from '@tarojs/components';
import { useEffect, useRef } from 'react';
import { categoryLabels } from '../../../../types/announcement/labels';
import { announcementLifecycle } from '../../../../types/announcement/lifecycle';
import type { Output } from '@/api/call';
import { useCommand, useRead } from '@/api/hooks';
import { go, replace, useRouteParams, useShare } from '@/platform';
import { Attachments, Picture } from '@/ui/attachments';
import { BottomBar, Button, PrimaryButton } from '@/ui/button';
import { Card, Section } from '@/ui/card';
import { Markdown } from '@/ui/markdown';
import { Page } from '@/ui/page';
import { AsyncView, Empty } from '@/ui/states';
import { StatusTag, Tag } from '@/ui/tag';
import { sayDeadline, sayMoment } from '@/ui/time';
import { OfficerPart } from '../parts/officer-part';

type Detail = Output<'announcement.get'>;

export default function AnnouncementDetail() {
  const { id = '' } = useRouteParams();
  const record = useRead('announcement.get', { id });
  const { run: markRead } = useCommand('announcement.read', { isQuiet: true });
  const markedEdition = useRef(0);
  const { data } = record;
  const isNew = data?.state === 'published' && (!data.readAt || data.isChanged);
  const edition = data?.edition ?? 0;
  useShare(() => ({ title: data?.title ?? '公告', path: `/pages/announcement/detail/index?id=${id}` }));
  useEffect(() => {
    if (!isNew || markedEdition.current === edition) return;
    markedEdition.current = edition;
    void markRead({ id });
    // The mark is sent once a visit and edition, whatever re-renders.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [isNew, edition, id]);
  const isGone = record.error?.code === 'NOT_FOUND' && !data;
  return (
    <Page title="公告" footer={data ? <ConfirmBar record={data} /> : null}>
      {isGone ? (
        <Empty
          icon="megaphone"
          title="这则公告看不到了"
          hint={record.error?.message}
          action={{ text: '看其他公告', onPress: () => replace('/pages/announcement/list/index') }}
        />
      ) : (
        <AsyncView result={record}>
          {(shown) => (
            <View className="stack">
              <Body record={shown} />
              <OfficerPart record={shown} />
            </View>
          )}
        </AsyncView>
      )}
    </Page>
  );
}

function Body({ record }: { record: Detail }) {
  const { id, title, category, publishAt, expireAt, authorName, audienceText, updatedAt, body, state, withdrawReason, cover, files } =
    record;
  const isDue = state === 'published' && expireAt !== null;
  return (
    <Card className="article">
      {cover ? <Picture url={cover.url} label={`${title}的封面`} className="article-cover" /> : null}
      <View className="article-title">{title}</View>
      <View className="tags">
        <Tag>{categoryLabels[category]}</Tag>
        {state === 'published' ? null : <StatusTag lifecycle={announcementLifecycle} state={state} />}
        {record.isPinned ? <Tag tone="accent">{record.pinnedUntil ? `置顶到 ${sayMoment(record.pinnedUntil)}` : '置顶'}</Tag> : null}
        {isDue ? <Tag tone="info">{sayDeadline(expireAt, record.mustConfirm ? '前确认' : '过期')}</Tag> : null}
      </View>
      <View className="card-note">
        {[publishAt && sayMoment(publishAt), authorName, `发给${audienceText}`].filter(Boolean).join(' · ')}
      </View>
      {withdrawReason ? <View className="notice notice-warn">{`撤回理由：${withdrawReason}`}</View> : null}
      {updatedAt ? <Updated id={id} at={updatedAt} note={record.changeNote} /> : null}
      <Markdown text={body} files={files} />
      <Files record={record} />
    </Card>
  );
}

/** What changed is one tap away. */
const Updated = ({ id, at, note }: { id: string; at: string; note: string | null }) => (
  <View className="notice notice-warn notice-line">
    <View className="notice-text">{`已更新 ${sayMoment(at)}${note ? `：${note}` : ''}`}</View>
    <Button look="plain" isSmall onPress={() => go('/pages/announcement/versions/index', { id })}>
      看改了什么
    </Button>
  </View>
);

/** Pictures that stand in the text are not shown a second time. */
function Files({ record: { body, files } }: { record: Detail }) {
  const others = files.filter(({ id }) => !body.includes(`(file:${id})`));
  if (others.length === 0) return null;
  return (
    <Section title="附件">
      <Attachments files={others} />
    </Section>
  );
}

function ConfirmBar({ record }: { record: Detail }) {
  const { run, isPending } = useCommand('announcement.confirm', { done: '已确认' });
  if (record.state !== 'published' || !record.mustConfirm) return null;
  if (record.confirmedAt) return <BottomBar note={`您已于 ${sayMoment(record.confirmedAt)} 确认`}>{null}</BottomBar>;
  return (
    <BottomBar note={record.updatedAt && record.readAt ? '公告有改动，请读完后确认' : '这是必读公告，请读完后确认'}>
      <PrimaryButton isPending={isPending} onPress={() => void run({ id: record.id })}>
        我已阅读并确认
      </PrimaryButton>
    </BottomBar>
  );
}
