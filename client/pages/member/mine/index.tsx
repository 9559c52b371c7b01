/** My own file: what is registered, and the ways to show, correct and watch over it. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useCan, useCommand, useRead } from '@/api/hooks';
import { go } from '@/platform';
import { Button } from '@/ui/button';
import { Card, Row, Section } from '@/ui/card';
import { Form } from '@/ui/form';
import type { IconName } from '@/ui/icon';
import { Page } from '@/ui/page';
import { Sheet } from '@/ui/sheet';
import { AsyncView } from '@/ui/states';
import { TextField } from '@/ui/text-fields';
import { FileCard, History } from '../parts/file-card';

const ways: { icon: IconName; title: string; note: string; page: string }[] = [
  { icon: 'code', title: '会员卡', note: '当面出示会员码', page: '/pages/member/card/index' },
  { icon: 'edit', title: '更正资料', note: '有不对的地方，由干事审核后更改', page: '/pages/member/corrections/index?mine=1' },
  { icon: 'shield', title: '谁看过我的资料', note: '每一次打开的时间、人和理由', page: '/pages/member/openings/index' },
  { icon: 'people', title: '转会', note: '工作调动到其他工会', page: '/pages/member/transfers/index' },
];

export default function MyFile() {
  const record = useRead('member.mine', {});
  const [isContact, setContact] = useState(false);
  const canContact = useCan('member.setContact');
  return (
    <Page title="我的会员档案">
      <AsyncView result={record}>
        {(member) => (
          <>
            <FileCard member={member} isSelf sealedAction={canContact ? <ContactButton onPress={() => setContact(true)} /> : null} />
            <Section title="可以办理">
              <Card className="rows">
                {ways.map(({ icon, title, note, page }) => (
                  <Row key={page} icon={icon} title={title} note={note} onPress={() => go(page)} />
                ))}
              </Card>
            </Section>
            <History member={member} />
          </>
        )}
      </AsyncView>
      <Contact isOpen={isContact} onClose={() => setContact(false)} />
    </Page>
  );
}

const ContactButton = ({ onPress }: { onPress: () => void }) => (
  <View className="actions">
    <Button isSmall icon="place" onPress={onPress}>
      修改地址与紧急联系人
    </Button>
  </View>
);

/** Changed directly, without a review; what is left empty stays as it is. */
function Contact({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const [address, setAddress] = useState('');
  const [emergency, setEmergency] = useState('');
  const set = useCommand('member.setContact', { isQuiet: true, done: '已保存' });
  const isEmpty = !address.trim() && !emergency.trim();
  const submit = async () => {
    const saved = await set.run({ ...(address.trim() ? { address } : {}), ...(emergency.trim() ? { emergency } : {}) });
    if (saved) onClose();
  };
  return (
    <Sheet
      isOpen={isOpen}
      title="地址与紧急联系人"
      onClose={onClose}
      footer={
        <Button look="primary" isWide isPending={set.isPending} isDisabled={isEmpty} onPress={() => void submit()}>
          保存
        </Button>
      }
    >
      <Form error={set.error}>
        <TextField label="通讯地址" name="address" max={120} hint="不填则不改" value={address} onChange={setAddress} />
        <TextField
          label="紧急联系人"
          name="emergency"
          max={60}
          hint="姓名、关系和电话；不填则不改"
          value={emergency}
          onChange={setEmergency}
        />
      </Form>
    </Sheet>
  );
}
