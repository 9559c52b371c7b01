/** Binding with a group's code, one's name and the last six of a number. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useCommand } from '@/api/hooks';
import { scanCode, toast } from '@/platform';
import { Button, PrimaryButton } from '@/ui/button';
import { Form } from '@/ui/form';
import { TextField } from '@/ui/text-fields';

/** A scanned code is the group's code itself, or an address with it. */
const codeOf = (scanned: string): string => (/code=([A-Za-z0-9-]+)/.exec(scanned)?.[1] ?? scanned).trim().toUpperCase();
export const CHECKING = '已请干事核对，通过后会告诉您';

export function ByInvitation({ code: given, onBound }: { code: string; onBound: () => void }) {
  const [code, setCode] = useState(() => codeOf(given));
  const [name, setName] = useState('');
  const [ending, setEnding] = useState('');
  const bind = useCommand('session.bindByInvitation', { isQuiet: true });
  const scan = async () => {
    const scanned = await scanCode();
    if (scanned !== null) setCode(codeOf(scanned));
  };
  const submit = async () => {
    const answer = await bind.run({ code, name, ending });
    if (answer?.state === 'bound') onBound();
    if (answer?.state === 'checking') toast(CHECKING);
  };
  const isReady = code !== '' && name.trim() !== '' && ending.trim().length >= 4;
  return (
    <>
      <Form error={bind.error}>
        <TextField
          label="入会码"
          name="code"
          value={code}
          onChange={setCode}
          max={40}
          placeholder="如 ABCDEFGH-123456"
          hint="小组长出示的二维码下面的那串字母和数字"
        />
        <View className="page-tools">
          <Button isSmall icon="code" onPress={() => void scan()}>
            扫小组长的二维码
          </Button>
        </View>
        <TextField label="姓名" name="name" value={name} onChange={setName} max={30} placeholder="与名册一致" />
        <TextField
          label="手机号或工号的末六位"
          name="ending"
          value={ending}
          onChange={setEnding}
          max={6}
          placeholder="如 090001"
          hint="工号不足六位的写全"
          onDone={() => void submit()}
        />
      </Form>
      <PrimaryButton isPending={bind.isPending} isDisabled={!isReady} onPress={() => void submit()}>
        绑定
      </PrimaryButton>
    </>
  );
}
