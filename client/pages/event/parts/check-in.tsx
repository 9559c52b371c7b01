/** Checking in on the spot: by the code on the organiser's screen, scanned in the chat app or typed as digits. */
import { useState } from 'react';
import { useCommand } from '@/api/hooks';
import { go, isWeapp } from '@/platform';
import { PrimaryButton } from '@/ui/button';
import { Form } from '@/ui/form';
import { Sheet } from '@/ui/sheet';
import { TextField } from '@/ui/text-fields';

export function CheckIn({ id }: { id: string }) {
  const [isOpen, setOpen] = useState(false);
  const [code, setCode] = useState('');
  const checkIn = useCommand('event.checkIn', { done: '签到成功', isQuiet: true });
  const submit = async () => {
    if (await checkIn.run({ eventId: id, code })) setOpen(false);
  };
  /** The chat app opens its camera; without one the digits are typed. */
  const scan = () => {
    if (isWeapp) return go('/pages/event/code/index', { id });
    setOpen(true);
  };
  return (
    <>
      <PrimaryButton onPress={scan}>签到</PrimaryButton>
      <Sheet
        isOpen={isOpen}
        title="签到"
        onClose={() => setOpen(false)}
        footer={
          <PrimaryButton isPending={checkIn.isPending} isDisabled={code.length !== 6} onPress={() => void submit()}>
            签到
          </PrimaryButton>
        }
      >
        <Form error={checkIn.error}>
          <TextField
            label="签到码"
            name="code"
            hint="现场屏幕上的 6 位数字，每 30 秒更换"
            value={code}
            onChange={(text) => setCode(text.replace(/\D/g, ''))}
            max={6}
            type="tel"
          />
        </Form>
      </Sheet>
    </>
  );
}
