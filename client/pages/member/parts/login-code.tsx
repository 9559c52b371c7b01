/** A one-time code for a member who stands before the officer, or on the phone: shown once, read out, gone. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Output } from '@/api/call';
import { useCan, useCommand } from '@/api/hooks';
import { confirm } from '@/platform';
import { Button } from '@/ui/button';
import { Card, Facts, Section } from '@/ui/card';
import { sayMoment } from '@/ui/time';
import { ChatBinding } from './chat-binding';

export function LoginCode({ id, name }: { id: string; name: string }) {
  const canIssue = useCan('session.issueCode');
  const [issued, setIssued] = useState<Output<'session.issueCode'> | null>(null);
  const issue = useCommand('session.issueCode');
  const start = async () => {
    const text = `请先核对是${name}本人。登录码十五分钟内用一次，请当面或电话告知，不要转发；以前发的随即作废。`;
    if (await confirm({ title: '发一次性登录码', text, confirmText: '生成' })) setIssued(await issue.run({ memberId: id }));
  };
  if (!canIssue) return null;
  return (
    <Section title="登录">
      {issued ? (
        <Card>
          <View className="centred">
            <View className="one-time-code">{`${issued.code.slice(0, 4)} ${issued.code.slice(4)}`}</View>
          </View>
          <Facts
            items={[
              ['账号', issued.account],
              ['有效至', sayMoment(issued.expiresAt)],
            ]}
          />
          <View className="actions">
            <Button isSmall onPress={() => setIssued(null)}>
              已告知本人
            </Button>
          </View>
        </Card>
      ) : (
        <View className="page-tools">
          <Button isSmall icon="key" isPending={issue.isPending} onPress={() => void start()}>
            发一次性登录码
          </Button>
        </View>
      )}
      <ChatBinding id={id} name={name} />
    </Section>
  );
}
