/** Judging one application: in it goes, or back with a reason the applicant will read. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useCommand } from '@/api/hooks';
import { confirm } from '@/platform';
import { Button } from '@/ui/button';
import { ReasonDialog } from '@/ui/reason-dialog';

export function Review({ id, name }: { id: string; name: string }) {
  const [isRejecting, setRejecting] = useState(false);
  const review = useCommand('member.review');
  const approve = async () => {
    if (await confirm({ title: '通过申请', text: `${name} 成为会员，入会日期记为今天，并收到通知。`, confirmText: '通过' }))
      await review.run({ id, decision: 'approve' });
  };
  const reject = async (reason: string) => {
    if (await review.run({ id, decision: 'reject', reason })) setRejecting(false);
  };
  return (
    <View className="page-tools">
      <Button isSmall look="primary" label={`通过${name}的申请`} isPending={review.isPending} onPress={() => void approve()}>
        通过
      </Button>
      <Button isSmall label={`不通过${name}的申请`} isDisabled={review.isPending} onPress={() => setRejecting(true)}>
        不通过
      </Button>
      <ReasonDialog
        isOpen={isRejecting}
        title="不通过入会申请"
        consequence={`${name} 会看到理由，补正后可以再申请。`}
        confirmText="不通过"
        isPending={review.isPending}
        onConfirm={(reason) => void reject(reason)}
        onClose={() => setRejecting(false)}
      />
    </View>
  );
}
