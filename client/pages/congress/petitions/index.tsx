/** Petitions for an extraordinary session: delegates start and sign them, everybody entitled sees how many are still wanted. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { petitionLifecycle } from '../../../../types/congress/lifecycle';
import type { Output } from '@/api/call';
import { useCommand, useRead } from '@/api/hooks';
import { confirm } from '@/platform';
import { BottomBar, Button, PrimaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { ProgressBar } from '@/ui/figures';
import { Form } from '@/ui/form';
import { Page } from '@/ui/page';
import { ReasonDialog } from '@/ui/reason-dialog';
import { Sheet } from '@/ui/sheet';
import { AsyncView, Empty } from '@/ui/states';
import { StatusTag } from '@/ui/tag';
import { TextArea, TextField } from '@/ui/text-fields';
import { sayFullDay } from '@/ui/time';
import { toneOf } from '../parts/verdict';

type Petition = Output<'congress.petitions'>['items'][number];

export default function Petitions() {
  const list = useRead('congress.petitions', {});
  const [isStarting, setStarting] = useState(false);
  return (
    <Page
      title="提议临时会议"
      footer={
        list.data?.canStart ? (
          <BottomBar>
            <PrimaryButton icon="plus" onPress={() => setStarting(true)}>
              提议召开
            </PrimaryButton>
          </BottomBar>
        ) : null
      }
    >
      <AsyncView result={list}>
        {({ items, rule }) => (
          <View className="stack">
            <Card>
              <View className="card-text">{rule}</View>
            </Card>
            {items.length === 0 ? (
              <Empty icon="megaphone" title="还没有人提议" hint="在任代表可以提议，其他代表在这里联名" />
            ) : (
              items.map((petition) => <One key={petition.id} petition={petition} />)
            )}
          </View>
        )}
      </AsyncView>
      {isStarting ? <StartSheet onClose={() => setStarting(false)} /> : null}
    </Page>
  );
}

function One({ petition }: { petition: Petition }) {
  const { id, matter, reason, byName, startedOn, state, signers, count, least, arithmetic, answer, moves } = petition;
  const [isAnswering, setAnswering] = useState(false);
  const sign = useCommand('congress.signPetition', { done: '已联名' });
  const unsign = useCommand('congress.unsignPetition', { done: '已撤回' });
  const arrange = useCommand('congress.answerPetition', { done: '已告知代表' });
  const join = async () => {
    if (await confirm({ title: '联名提议', text: `您的姓名会显示在「${matter}」的联名里，达到人数前可以撤回。`, confirmText: '联名' }))
      await sign.run({ petitionId: id });
  };
  return (
    <Card>
      <View className="card-head">
        <View className="card-title">{matter}</View>
        <StatusTag lifecycle={petitionLifecycle} state={state} tone={toneOf[state]} />
      </View>
      <View className="card-note">{`${byName}提议，${sayFullDay(startedOn)}`}</View>
      <View className="card-text">{reason}</View>
      {least !== null ? <ProgressBar value={count} total={least} label="联名人数" text={`联名 ${count} / ${least}`} /> : null}
      <View className="card-note">{arithmetic}</View>
      <View className="card-note">{`联名：${signers.join('、')}`}</View>
      {answer ? <View className="card-text">{`安排：${answer}`}</View> : null}
      {moves.length > 0 ? (
        <View className="tags">
          {moves.includes('signPetition') ? (
            <Button look="primary" isPending={sign.isPending} onPress={() => void join()}>
              联名
            </Button>
          ) : null}
          {moves.includes('unsignPetition') ? (
            <Button isPending={unsign.isPending} onPress={() => void unsign.run({ petitionId: id })}>
              撤回联名
            </Button>
          ) : null}
          {moves.includes('answerPetition') ? (
            <Button look="primary" onPress={() => setAnswering(true)}>
              安排会议
            </Button>
          ) : null}
        </View>
      ) : null}
      <ReasonDialog
        isOpen={isAnswering}
        title="安排临时会议"
        consequence="全体代表会收到通知。"
        label="安排"
        placeholder="如 定于 12 月 20 日召开"
        confirmText="告知代表"
        look="primary"
        max={300}
        isPending={arrange.isPending}
        onClose={() => setAnswering(false)}
        onConfirm={async (text) => (await arrange.run({ petitionId: id, answer: text })) && setAnswering(false)}
      />
    </Card>
  );
}

function StartSheet({ onClose }: { onClose: () => void }) {
  const [matter, setMatter] = useState('');
  const [reason, setReason] = useState('');
  const start = useCommand('congress.startPetition', { done: '已提议，其他代表会收到通知', isQuiet: true });
  const submit = async () => {
    if (await start.run({ matter, reason })) onClose();
  };
  return (
    <Sheet
      isOpen
      title="提议召开临时会议"
      onClose={onClose}
      footer={
        <Button look="primary" isPending={start.isPending} isDisabled={!matter.trim() || !reason.trim()} onPress={() => void submit()}>
          提议
        </Button>
      }
    >
      <Form error={start.error}>
        <TextField
          label="事由"
          name="matter"
          isRequired
          max={60}
          placeholder="如 讨论绩效分配办法的修改"
          value={matter}
          onChange={setMatter}
        />
        <TextArea label="理由" name="reason" isRequired max={500} rows={4} value={reason} onChange={setReason} />
      </Form>
    </Sheet>
  );
}
