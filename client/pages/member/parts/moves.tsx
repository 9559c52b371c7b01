/** Moves of a membership an officer may make: retained until a day, retired, restored, left, taken back, erased. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { moveLabels } from '../../../../types/member/labels';
import { useCommand } from '@/api/hooks';
import { go } from '@/platform';
import { Button } from '@/ui/button';
import { Section } from '@/ui/card';
import { DateField } from '@/ui/date-fields';
import { Form } from '@/ui/form';
import { ReasonDialog } from '@/ui/reason-dialog';
import { Sheet } from '@/ui/sheet';
import { TextArea } from '@/ui/text-fields';
import { today } from '@/ui/time';
import type { MemberCard } from './file-card';

type Move = keyof typeof moveLabels;
/** What each move brings. */
const outcomes: Record<Move, string> = {
  retain: '不再列入在册名单，仍可登录，到期会提醒您；担任的职务要另行免去。',
  retire: '转为退休会员，不再列入在册名单，仍可登录；担任的职务要另行免去。',
  restore: '重新列入在册名单。',
  leave: '担任的职务随之免去，所有设备退出登录；以后可以重新入会，原档案接着用。',
  readmit: '恢复为在册会员，原来的档案和沿革接着用。',
};

export function Moves({ member }: { member: MemberCard }) {
  const { id, name, moves: allowed, state } = member;
  const [asked, setAsked] = useState<Move | null>(null);
  const [isErasing, setErasing] = useState(false);
  const erase = useCommand('member.erase', { done: '已注销' });
  const offered = (Object.keys(moveLabels) as Move[]).filter((move) => allowed.includes(move));
  const canTransfer = allowed.includes('leave');
  if (offered.length === 0 && !allowed.includes('erase')) return null;
  return (
    <Section title="会籍变动">
      <View className="page-tools">
        {offered.map((move) => (
          <Button key={move} isSmall onPress={() => setAsked(move)}>
            {moveLabels[move]}
          </Button>
        ))}
        {canTransfer ? (
          <Button isSmall onPress={() => go('/pages/member/transfer/index', { id, name })}>
            转会
          </Button>
        ) : null}
        {allowed.includes('erase') && state !== 'rejected' ? (
          <Button isSmall look="danger" onPress={() => setErasing(true)}>
            注销资料
          </Button>
        ) : null}
      </View>
      <MoveSheet id={id} name={name} move={asked} onClose={() => setAsked(null)} />
      <ReasonDialog
        isOpen={isErasing}
        title="注销个人资料"
        consequence={`${name} 的姓名、号码等全部清除，不能恢复；会费等记录只留编号。保管期未满时不能办理。`}
        confirmText="注销"
        isPending={erase.isPending}
        onConfirm={(reason) => void erase.run({ id, reason }).then((done) => done && setErasing(false))}
        onClose={() => setErasing(false)}
      />
    </Section>
  );
}

type SheetProps = { id: string; name: string; move: Move | null; onClose: () => void };

function MoveSheet({ id, name, move, onClose }: SheetProps) {
  const [reason, setReason] = useState('');
  const [on, setOn] = useState<string | null>(null);
  const [until, setUntil] = useState<string | null>(null);
  const command = useCommand('member.move', { isQuiet: true, done: '已办理' });
  const act = async () => {
    const dates = { ...(on ? { on } : {}), ...(until && move === 'retain' ? { until } : {}) };
    if (move && (await command.run({ id, move, reason: reason.trim(), ...dates }))) onClose();
  };
  return (
    <Sheet
      isOpen={move !== null}
      title={move ? moveLabels[move] : ''}
      onClose={onClose}
      footer={
        <Button
          look={move === 'leave' ? 'danger' : 'primary'}
          isWide
          isPending={command.isPending}
          isDisabled={reason.trim() === ''}
          onPress={() => void act()}
        >
          办理
        </Button>
      }
    >
      <View className="sheet-text">{move ? `${name}：${outcomes[move]}` : ''}</View>
      <Form error={command.error}>
        <TextArea label="理由" name="reason" isRequired max={200} rows={2} value={reason} onChange={setReason} />
        <DateField label="生效日期" name="on" hint="不填为今天" until={today()} value={on} onChange={setOn} />
        {move === 'retain' ? <DateField label="保留到" name="until" hint="到期提醒干事" value={until} onChange={setUntil} /> : null}
      </Form>
    </Sheet>
  );
}
