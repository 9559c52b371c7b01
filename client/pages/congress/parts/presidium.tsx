/** Choosing the presidium from those who sit, and who keeps the minutes. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Output } from '@/api/call';
import { useCommand } from '@/api/hooks';
import { Button } from '@/ui/button';
import { Form } from '@/ui/form';
import { MemberField, type ChosenMember } from '@/ui/member-field';
import { PeopleField } from '@/ui/people-field';
import { Sheet } from '@/ui/sheet';

const chosen = ({ memberId: id, name }: { memberId: string; name: string }): ChosenMember => ({ id, name });

export function PresidiumSheet({ session, onClose }: { session: Output<'congress.session'>; onClose: () => void }) {
  const [people, setPeople] = useState(session.presidium.map(chosen));
  const [recorder, setRecorder] = useState(session.recorder ? chosen(session.recorder) : null);
  const set = useCommand('congress.setPresidium', { done: '已保存', isQuiet: true });
  const submit = async () => {
    const memberIds = people.map(({ id }) => id);
    if (await set.run({ sessionId: session.id, memberIds, recorderId: recorder?.id ?? null })) onClose();
  };
  return (
    <Sheet
      isOpen
      title="主席团与记录人"
      onClose={onClose}
      footer={
        <Button look="primary" isPending={set.isPending} isDisabled={people.length === 0} onPress={() => void submit()}>
          保存
        </Button>
      }
    >
      <Form error={set.error}>
        <View className="card-note field-full">{session.presidiumRule}</View>
        <PeopleField label="主席团成员" name="memberIds" isRequired value={people} onChange={setPeople} />
        <MemberField label="记录人" name="recorderId" hint="整理会议纪要，可以不是代表" value={recorder} onChange={setRecorder} />
      </Form>
    </Sheet>
  );
}
