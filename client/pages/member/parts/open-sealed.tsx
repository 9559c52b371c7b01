/** Opening what is masked: an officer says why and the person will read it; one's own opens at once. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { sealedLabels, type SealedField } from '../../../../types/member/labels';
import type { Output } from '@/api/call';
import { useCommand } from '@/api/hooks';
import { Button } from '@/ui/button';
import { Facts } from '@/ui/card';
import { ReasonDialog } from '@/ui/reason-dialog';

type Values = Output<'member.openSensitive'>['values'];
type Props = {
  id: string;
  name: string;
  fields: SealedField[];
  isSelf?: boolean;
  /** Opens what a proposed correction says. */
  correctionId?: string;
};

/** One button for what there is to open; the texts stay on this page only. */
export function OpenSealed({ id, name, fields, isSelf = false, correctionId }: Props) {
  const [isAsking, setAsking] = useState(false);
  const [values, setValues] = useState<Values | null>(null);
  const open = useCommand('member.openSensitive');
  const said = fields.map((field) => sealedLabels[field]).join('、');
  const run = async (reason?: string) => {
    const opened = await open.run({ id, fields, ...(reason ? { reason } : {}), ...(correctionId ? { correctionId } : {}) });
    if (!opened) return;
    setValues(opened.values);
    setAsking(false);
  };
  if (fields.length === 0) return null;
  if (values)
    return (
      <View>
        <Facts items={values.map(({ label, text }) => [label, text ?? '未登记'])} />
        <View className="actions">
          <Button isSmall onPress={() => setValues(null)}>
            遮掩起来
          </Button>
        </View>
      </View>
    );
  return (
    <View className="actions">
      <Button isSmall icon="key" isPending={open.isPending} label={`查看${said}`} onPress={() => (isSelf ? void run() : setAsking(true))}>
        {isSelf ? '显示完整内容' : '打开查看'}
      </Button>
      <ReasonDialog
        isOpen={isAsking}
        title={`查看${name}的${said}`}
        consequence={`${name} 会在「谁看过我的资料」里看到您的姓名、时间和理由。`}
        confirmText="查看"
        look="primary"
        isPending={open.isPending}
        onConfirm={(reason) => void run(reason)}
        onClose={() => setAsking(false)}
      />
    </View>
  );
}
