/** Those who asked me to second: read, seconded with a word, or declined, one after the other. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Output } from '@/api/call';
import { useCommand, useList } from '@/api/hooks';
import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { List } from '@/ui/list';
import { Page } from '@/ui/page';
import { ReasonDialog } from '@/ui/reason-dialog';
import { Empty } from '@/ui/states';
import { openProposal } from '../parts/proposal-card';

type Item = Output<'proposal.list'>['items'][number];
type Asked = { item: Item; isSeconding: boolean } | null;

export default function Seconding() {
  const list = useList('proposal.list', { isAsked: true });
  const [asked, setAsked] = useState<Asked>(null);
  return (
    <Page title="邀请我附议的">
      <List
        result={list}
        keyOf={({ id }) => id}
        empty={<Empty icon="proposal" title="没有等您答复的邀请" hint="其他代表邀请您附议时会出现在这里；也可以在提案列表里主动附议" />}
      >
        {(item) => <Invitation item={item} onAnswer={(isSeconding) => setAsked({ item, isSeconding })} />}
      </List>
      <Answering asked={asked} onClose={() => setAsked(null)} />
    </Page>
  );
}

function Invitation({ item, onAnswer }: { item: Item; onAnswer: (isSeconding: boolean) => void }) {
  const { matter, authorName, seconders, minSeconders } = item;
  return (
    <Card>
      <View className="card-title">{matter}</View>
      <View className="card-note">{`${authorName}邀请您附议，已有 ${seconders} 人附议，需 ${minSeconders} 人`}</View>
      <View className="actions">
        <Button isSmall look="primary" label={`附议「${matter}」`} onPress={() => onAnswer(true)}>
          附议
        </Button>
        <Button isSmall label={`看「${matter}」全文`} onPress={() => openProposal(item)}>
          看全文
        </Button>
        <Button isSmall label={`婉拒附议「${matter}」`} onPress={() => onAnswer(false)}>
          婉拒
        </Button>
      </View>
    </Card>
  );
}

function Answering({ asked, onClose }: { asked: Asked; onClose: () => void }) {
  const second = useCommand('proposal.second', { done: '已附议' });
  const decline = useCommand('proposal.declineSecond', { done: '已婉拒，提案人会收到消息' });
  const isSeconding = asked?.isSeconding ?? false;
  const act = async (note: string) => {
    if (asked && (await (isSeconding ? second : decline).run({ id: asked.item.id, note }))) onClose();
  };
  return (
    <ReasonDialog
      key={`${asked?.item.id ?? ''}${isSeconding}`}
      isOpen={asked !== null}
      onClose={onClose}
      title={isSeconding ? '附议' : '婉拒附议'}
      consequence={isSeconding ? `附议「${asked?.item.matter ?? ''}」，提案提交之前可以撤回。` : '提案人会收到消息；改变主意仍可附议。'}
      confirmText={isSeconding ? '附议' : '婉拒'}
      label="附言"
      isOptional
      look={isSeconding ? 'primary' : 'danger'}
      isPending={second.isPending || decline.isPending}
      onConfirm={(note) => void act(note)}
    />
  );
}
