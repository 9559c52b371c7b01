/** What those who hold an event may do with it. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Output } from '@/api/call';
import { useCan, useCommand } from '@/api/hooks';
import { confirm, go } from '@/platform';
import { Button } from '@/ui/button';
import { ReasonDialog } from '@/ui/reason-dialog';

export function OfficerPart({ event: { id, moves, audienceText, taken, waiting } }: { event: Output<'event.get'> }) {
  const publish = useCommand('event.publish', { done: '已发布' });
  const cancel = useCommand('event.cancel', { done: '已取消活动' });
  const canCreate = useCan('event.create');
  const [isAsking, setAsking] = useState(false);
  if (!['publish', 'registrations', 'update', 'cancel'].some((move) => moves.includes(move))) return null;
  const goPublish = async () => {
    if (await confirm({ title: '发布活动', text: `${audienceText}都会收到通知。`, confirmText: '发布' })) await publish.run({ id });
  };
  const goCancel = async (reason: string) => {
    if (await cancel.run({ id, reason })) setAsking(false);
  };
  const consequence = taken + waiting > 0 ? `已报名和候补的 ${taken + waiting} 人都会收到通知，不能恢复。` : '取消后不能恢复。';
  return (
    <View className="actions event-actions">
      {moves.includes('publish') ? (
        <Button look="primary" isPending={publish.isPending} onPress={() => void goPublish()}>
          发布
        </Button>
      ) : null}
      {moves.includes('registrations') ? (
        <Button icon="people" onPress={() => go('/pages/event/registrations/index', { id })}>
          报名名单
        </Button>
      ) : null}
      {moves.includes('teams') ? (
        <Button icon="trophy" onPress={() => go('/pages/event/teams/index', { id })}>
          队伍
        </Button>
      ) : null}
      {moves.includes('checkInCode') ? (
        <Button icon="code" onPress={() => go('/pages/event/checkin/index', { id })}>
          大屏签到码
        </Button>
      ) : null}
      {moves.includes('scan') ? (
        <Button icon="check" onPress={() => go('/pages/event/scan/index', { id })}>
          扫码签到
        </Button>
      ) : null}
      {moves.includes('writeClosing') ? (
        <Button icon="book" onPress={() => go('/pages/event/closing/index', { id })}>
          写小结
        </Button>
      ) : null}
      {moves.includes('update') ? (
        <Button icon="edit" onPress={() => go('/pages/event/edit/index', { id })}>
          修改
        </Button>
      ) : null}
      {canCreate && moves.includes('registrations') ? (
        <Button icon="plus" onPress={() => go('/pages/event/edit/index', { from: id })}>
          再办一场
        </Button>
      ) : null}
      {moves.includes('cancel') ? (
        <Button look="danger" onPress={() => setAsking(true)}>
          取消活动
        </Button>
      ) : null}
      <ReasonDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title="取消活动"
        consequence={consequence}
        confirmText="取消活动"
        isPending={cancel.isPending}
        onConfirm={(reason) => void goCancel(reason)}
      />
    </View>
  );
}
