/** What may be done with one line of the roster: deciding, marking who came, putting a mark right. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Output } from '@/api/call';
import { useCommand } from '@/api/hooks';
import { Button, PrimaryButton } from '@/ui/button';
import { Form } from '@/ui/form';
import { ReasonDialog } from '@/ui/reason-dialog';
import { Sheet } from '@/ui/sheet';
import { TextField } from '@/ui/text-fields';

export type Row = Output<'event.registrations'>['items'][number];
type Asked = 'reject' | 'undoCheckIn' | 'excuse' | 'markAttended';

/** What each step that wants a reason says before it. */
const words = {
  reject: { word: '不通过', title: (name: string) => `不通过 ${name} 的报名`, consequence: '名额会退回，理由会通知本人。' },
  undoCheckIn: {
    word: '撤销签到',
    title: (name: string) => `撤销 ${name} 的签到`,
    consequence: '签到时间会清除；活动已结束的记为未到场。',
  },
  excuse: {
    word: '免记',
    title: (name: string) => `免记 ${name} 这次未到场`,
    consequence: '这次未到场不再计入，因此产生的报名限制随之解除。',
  },
} as const;

export function Act({ row: { id, name, moves } }: { row: Row }) {
  const review = useCommand('event.review', { done: '已审核' });
  const mark = useCommand('event.mark', { done: '已登记' });
  const undo = useCommand('event.undoCheckIn', { done: '已撤销' });
  const excuse = useCommand('event.excuse', { done: '已免记' });
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = () => setAsked(null);
  const settle = async (reason: string) => {
    const done =
      asked === 'reject'
        ? await review.run({ registrationId: id, decision: 'reject', reason })
        : asked === 'undoCheckIn'
          ? await undo.run({ registrationId: id, reason })
          : await excuse.run({ registrationId: id, reason });
    if (done) close();
  };
  const reasoned = asked === null || asked === 'markAttended' ? null : words[asked];
  const button = (move: string, word: string, label: string, press: () => void, look?: 'danger') =>
    moves.includes(move) ? (
      <Button key={move} isSmall look={look} label={label} onPress={press}>
        {word}
      </Button>
    ) : null;
  return (
    <View className="tags">
      {button('approve', '通过', `通过 ${name}`, () => void review.run({ registrationId: id, decision: 'approve' }))}
      {button('reject', '不通过', `不通过 ${name}`, () => setAsked('reject'), 'danger')}
      {button('markAttended', '签到', `为 ${name} 签到`, () => setAsked('markAttended'))}
      {button('markAbsent', '未到场', `${name} 未到场`, () => void mark.run({ registrationId: id, isAttended: false }))}
      {button('undoCheckIn', '撤销签到', `撤销 ${name} 的签到`, () => setAsked('undoCheckIn'))}
      {button('excuse', '免记', `免记 ${name} 这次未到场`, () => setAsked('excuse'))}
      <ByHand name={name} isOpen={asked === 'markAttended'} onClose={close} registrationId={id} />
      <ReasonDialog
        isOpen={reasoned !== null}
        onClose={close}
        title={reasoned?.title(name) ?? ''}
        consequence={reasoned?.consequence ?? ''}
        confirmText={reasoned?.word ?? '确定'}
        look={asked === 'excuse' ? 'primary' : 'danger'}
        isPending={review.isPending || undo.isPending || excuse.isPending}
        onConfirm={(reason) => void settle(reason)}
      />
    </View>
  );
}

/** Marking somebody as present by hand, with who signed for them when it was not themselves. */
function ByHand({ name, registrationId, isOpen, onClose }: { name: string; registrationId: string; isOpen: boolean; onClose: () => void }) {
  const mark = useCommand('event.mark', { done: '已登记', isQuiet: true });
  const [proxyName, setProxyName] = useState('');
  const put = async () => {
    if (await mark.run({ registrationId, isAttended: true, proxyName: proxyName.trim() })) onClose();
  };
  if (!isOpen) return null;
  return (
    <Sheet
      isOpen
      title={`为 ${name} 签到`}
      onClose={onClose}
      footer={
        <PrimaryButton isPending={mark.isPending} onPress={() => void put()}>
          签到
        </PrimaryButton>
      }
    >
      <Form error={mark.error}>
        <TextField
          label="代签人"
          name="proxyName"
          hint="本人到场的不填；别人代签的写代签人姓名"
          value={proxyName}
          onChange={setProxyName}
          max={20}
        />
      </Form>
    </Sheet>
  );
}
