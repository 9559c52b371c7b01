/** Whether a member's file is bound to a chat account, and letting it go for somebody who lost the phone. */
import { useState } from 'react';
import { bindingWayLabels } from '../../../../types/session/labels';
import { useCan, useCommand, useRead } from '@/api/hooks';
import { Button } from '@/ui/button';
import { Card, Row } from '@/ui/card';
import { ReasonDialog } from '@/ui/reason-dialog';
import { sayMoment } from '@/ui/time';

export function ChatBinding({ id, name }: { id: string; name: string }) {
  const canUnbind = useCan('session.unbindMember');
  const [isAsking, setAsking] = useState(false);
  const binding = useRead('session.bindingOf', { memberId: id }, { enabled: canUnbind });
  const unbind = useCommand('session.unbindMember', { done: '已解除绑定' });
  if (!canUnbind || !binding.data) return null;
  const { chat } = binding.data;
  const letGo = async (reason: string) => {
    if (await unbind.run({ memberId: id, reason })) setAsking(false);
  };
  return (
    <Card className="rows">
      <Row
        icon="phone"
        title={chat ? '已绑定聊天应用' : '没有绑定聊天应用'}
        note={chat ? `${sayMoment(chat.boundAt)} · ${bindingWayLabels[chat.way]}` : '本人在小程序里凭小组入会码或请干事核对后绑定'}
        end={
          chat ? (
            <Button isSmall label={`解除${name}的聊天应用绑定`} onPress={() => setAsking(true)}>
              解除
            </Button>
          ) : null
        }
      />
      <ReasonDialog
        isOpen={isAsking}
        title="解除聊天应用绑定"
        consequence={`${name} 的聊天账号马上退出，须重新绑定；本人会收到通知并看到理由。`}
        confirmText="解除"
        placeholder="如：手机遗失"
        isPending={unbind.isPending}
        onConfirm={(reason) => void letGo(reason)}
        onClose={() => setAsking(false)}
      />
    </Card>
  );
}
