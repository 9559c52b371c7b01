/** What those who answer for an announcement may do with it, as its moves allow. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Output } from '@/api/call';
import { useCan, useCommand } from '@/api/hooks';
import { confirm, go } from '@/platform';
import { Button } from '@/ui/button';
import { ReasonDialog } from '@/ui/reason-dialog';
import { sayMoment } from '@/ui/time';

export function OfficerPart({ record }: { record: Output<'announcement.get'> }) {
  const { id, moves, state, canEdit, audienceText, publishAt } = record;
  const canSeeReaders = useCan('announcement.readers') && state === 'published';
  const publish = useCommand('announcement.publish', { done: '已办好' });
  const unschedule = useCommand('announcement.unschedule', { done: '已回到草稿' });
  const goPublish = async () => {
    const isLater = publishAt !== null && new Date(publishAt).getTime() > Date.now();
    const text = isLater ? `将在 ${sayMoment(publishAt)} 自动发布，通知${audienceText}。` : `立即发布，${audienceText}都会收到通知。`;
    if (await confirm({ title: '发布公告', text, confirmText: '发布' })) await publish.run({ id });
  };
  return (
    <View className="actions">
      {moves.includes('publish') && state === 'draft' ? (
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
      {moves.includes('unschedule') ? (
        <Button icon="clock" isPending={unschedule.isPending} onPress={() => void unschedule.run({ id })}>
          取消定时
        </Button>
      ) : null}
      {moves.includes('withdraw') ? <Withdraw id={id} /> : null}
    </View>
  );
}

function Withdraw({ id }: { id: string }) {
  const withdraw = useCommand('announcement.withdraw', { done: '已撤回' });
  const [isAsking, setAsking] = useState(false);
  const goWithdraw = async (reason: string) => {
    if (await withdraw.run({ id, reason })) setAsking(false);
  };
  return (
    <>
      <Button look="danger" onPress={() => setAsking(true)}>
        撤回
      </Button>
      <ReasonDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title="撤回公告"
        consequence="撤回后会员不再看到正文，打开旧链接会看到您写的理由；已读和确认的记录保留。"
        confirmText="撤回"
        isPending={withdraw.isPending}
        onConfirm={(reason) => void goWithdraw(reason)}
      />
    </>
  );
}
