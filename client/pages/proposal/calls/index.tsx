/** The calls for proposals, and opening a new one. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useCan, useCommand, useList } from '@/api/hooks';
import { go } from '@/platform';
import { Button, PrimaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { DateTimeField } from '@/ui/date-fields';
import { Form } from '@/ui/form';
import { List } from '@/ui/list';
import { Page } from '@/ui/page';
import { Sheet } from '@/ui/sheet';
import { Empty } from '@/ui/states';
import { Tag } from '@/ui/tag';
import { NumberField, TextField } from '@/ui/text-fields';
import { sayDeadline, sayMoment } from '@/ui/time';

const phases = { upcoming: { text: '未开始', tone: 'info' }, open: { text: '征集中', tone: 'good' }, closed: { text: '已截止', tone: 'grey' } } as const;

export default function Calls() {
  const list = useList('proposal.calls', {});
  const canOpen = useCan('proposal.openCall');
  const [isOpen, setOpen] = useState(false);
  return (
    <Page title="历次征集">
      {canOpen ? <View className="page-tools"><Button isSmall icon="plus" onPress={() => setOpen(true)}>发起征集</Button></View> : null}
      <List result={list} keyOf={({ id }) => id} empty={<Empty icon="proposal" title="还没有征集过提案" />}>
        {({ id, title, phase, opensAt, closesAt, minSeconders, proposals }) => (
          <Card label={title} onPress={() => go('/pages/proposal/statistics/index', { callId: id })}>
            <View className="card-head"><View className="card-title">{title}</View><Tag tone={phases[phase].tone}>{phases[phase].text}</Tag></View>
            <View className="card-note">{`${sayMoment(opensAt)} 起，${sayDeadline(closesAt)}`}</View>
            <View className="card-note">{`需 ${minSeconders} 人附议，已提交 ${proposals} 件`}</View>
          </Card>
        )}
      </List>
      <OpenCall isOpen={isOpen} onClose={() => setOpen(false)} />
    </Page>
  );
}

function OpenCall({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const [title, setTitle] = useState('');
  const [opensAt, setOpens] = useState<string | null>(null);
  const [closesAt, setCloses] = useState<string | null>(null);
  const [minSeconders, setMin] = useState<number | null>(2);
  const open = useCommand('proposal.openCall', { done: '已发起，代表会收到消息', isQuiet: true });
  const submit = async () => { if (opensAt && closesAt && (await open.run({ title, opensAt, closesAt, minSeconders: minSeconders ?? 0 }))) onClose(); };
  return (
    <Sheet isOpen={isOpen} title="发起征集" onClose={onClose} footer={<PrimaryButton isPending={open.isPending} isDisabled={!title.trim() || !opensAt || !closesAt} onPress={() => void submit()}>发起</PrimaryButton>}>
      <Form error={open.error}>
        <TextField label="名称" name="title" isRequired value={title} onChange={setTitle} max={60} />
        <DateTimeField label="开始" name="opensAt" isRequired value={opensAt} onChange={setOpens} />
        <DateTimeField label="截止" name="closesAt" isRequired hint="一般在会前十五天" value={closesAt} onChange={setCloses} />
        <NumberField label="附议人数" name="minSeconders" unit="人" value={minSeconders} onChange={setMin} />
      </Form>
    </Sheet>
  );
}
