/** One announcement: read, confirmed, and for those who answer for it published, changed and withdrawn. */
import { View } from '@tarojs/components';
import { useEffect, useRef, useState } from 'react';
import { categoryLabels } from '../../../../types/announcement/labels';
import { announcementLifecycle } from '../../../../types/announcement/lifecycle';
import type { Output } from '@/api/call';
import { useCan, useCommand, useRead } from '@/api/hooks';
import { confirm, go, useRouteParams } from '@/platform';
import { BottomBar, Button, PrimaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { Markdown } from '@/ui/markdown';
import { Page } from '@/ui/page';
import { ReasonDialog } from '@/ui/reason-dialog';
import { AsyncView } from '@/ui/states';
import { StatusTag, Tag } from '@/ui/tag';
import { sayMoment } from '@/ui/time';

type Detail = Output<'announcement.get'>;

export default function AnnouncementDetail() {
  const { id = '' } = useRouteParams();
  const record = useRead('announcement.get', { id });
  const { run: markRead } = useCommand('announcement.read', { isQuiet: true });
  const isMarked = useRef(false);
  const isUnread = record.data?.state === 'published' && !record.data.readAt;
  useEffect(() => {
    if (!isUnread || isMarked.current) return;
    isMarked.current = true;
    void markRead({ id });
    // The mark is sent once a visit, whatever re-renders.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [isUnread, id]);
  return (
    <Page title="公告" footer={record.data ? <ConfirmBar record={record.data} /> : null}>
      <AsyncView result={record}>
        {(data) => (
          <View className="stack">
            <Body record={data} />
            <OfficerPart record={data} />
          </View>
        )}
      </AsyncView>
    </Page>
  );
}

function Body({ record }: { record: Detail }) {
  const { title, category, publishAt, authorName, audienceText, updatedAt, body, state, withdrawReason } = record;
  return (
    <Card>
      <View className="article-title">{title}</View>
      <View className="tags">
        <Tag>{categoryLabels[category]}</Tag>
        {state === 'published' ? null : <StatusTag lifecycle={announcementLifecycle} state={state} />}
        {updatedAt ? <Tag tone="warn">{`已更新 ${sayMoment(updatedAt)}`}</Tag> : null}
      </View>
      <View className="card-note">
        {[publishAt && sayMoment(publishAt), authorName, `发给${audienceText}`].filter(Boolean).join(' · ')}
      </View>
      {withdrawReason ? <View className="notice notice-warn">{`撤回理由：${withdrawReason}`}</View> : null}
      <Markdown text={body} />
    </Card>
  );
}

function ConfirmBar({ record }: { record: Detail }) {
  const { run, isPending } = useCommand('announcement.confirm', { done: '已确认' });
  if (record.state !== 'published' || !record.mustConfirm) return null;
  if (record.confirmedAt) return <BottomBar note={`您已于 ${sayMoment(record.confirmedAt)} 确认`}>{null}</BottomBar>;
  return (
    <BottomBar note="这是必读公告，请读完后确认">
      <PrimaryButton isPending={isPending} onPress={() => void run({ id: record.id })}>
        我已阅读并确认
      </PrimaryButton>
    </BottomBar>
  );
}

function OfficerPart({ record }: { record: Detail }) {
  const { id, moves, state, audienceText, publishAt } = record;
  const canEdit = useCan('announcement.update') && ['draft', 'scheduled', 'published'].includes(state);
  const canSeeReaders = useCan('announcement.readers') && state === 'published';
  const publish = useCommand('announcement.publish', { done: '已办好' });
  const withdraw = useCommand('announcement.withdraw', { done: '已撤回' });
  const [isAsking, setAsking] = useState(false);
  const goPublish = async () => {
    const isLater = publishAt !== null && new Date(publishAt).getTime() > Date.now();
    const text = isLater ? `将在 ${sayMoment(publishAt)} 自动发布，通知${audienceText}。` : `立即发布，${audienceText}都会收到通知。`;
    if (await confirm({ title: '发布公告', text, confirmText: '发布' })) await publish.run({ id });
  };
  const goWithdraw = async (reason: string) => {
    if (await withdraw.run({ id, reason })) setAsking(false);
  };
  return (
    <View className="actions">
      {moves.includes('publish') ? (
        <Button look="primary" isPending={publish.isPending} onPress={() => void goPublish()}>
          发布
        </Button>
      ) : null}
      {canSeeReaders ? (
        <Button icon="people" onPress={() => go('/pages/announcement/readers/index', { id })}>
          阅读情况
        </Button>
      ) : null}
      {canEdit ? (
        <Button icon="edit" onPress={() => go('/pages/announcement/edit/index', { id })}>
          修改
        </Button>
      ) : null}
      {moves.includes('withdraw') ? (
        <Button look="danger" onPress={() => setAsking(true)}>
          撤回
        </Button>
      ) : null}
      <ReasonDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title="撤回公告"
        consequence="撤回后会员不再看到这则公告，已读和确认的记录保留。"
        confirmText="撤回"
        isPending={withdraw.isPending}
        onConfirm={(reason) => void goWithdraw(reason)}
      />
    </View>
  );
}
