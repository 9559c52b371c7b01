/** In a demonstration: take a phone in hand and open the mini-program on it, here in the browser. */
import { useEffect, useState } from 'react';
import { forgetPerson } from '@/api/client';
import { useCommand, useRead } from '@/api/hooks';
import { chatCode, isWeapp, playedPhones, restart, toast, type PlayedPhone } from '@/platform';
import { Card, Row, Section } from '@/ui/card';

export function PlayedPhones() {
  const chat = useRead('session.chat', {}, { enabled: !isWeapp });
  return chat.data?.isSimulated ? <Phones /> : null;
}

function Phones() {
  const [phones, setPhones] = useState<PlayedPhone[]>([]);
  const enter = useCommand('session.enter');
  useEffect(() => void playedPhones().then(setPhones, () => setPhones([])), []);
  const take = async (key: string) => {
    const code = await chatCode(key);
    if (!code) return toast('这部手机没有给出登录凭证，请再试一次');
    const entered = await enter.run({ code });
    if (!entered) return;
    forgetPerson();
    restart(entered.member ? '/pages/home/index' : '/pages/session/bind/index');
  };
  return (
    <Section title="模拟聊天应用登录" note="只在演示里有">
      <Card className="rows">
        {phones.map(({ key, name }) => (
          <Row key={key} icon="phone" title={name} onPress={() => void take(key)} />
        ))}
      </Card>
    </Section>
  );
}
