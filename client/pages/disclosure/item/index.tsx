/** One item of the catalogue: its postings with their versions, members' questions with the answers, and what this person may do. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { everyLabels, standingLabels } from '../../../../types/disclosure/labels';
import { disclosureLifecycle } from '../../../../types/disclosure/lifecycle';
import { useCan, useCommand, useRead } from '@/api/hooks';
import { confirm, useRouteParams } from '@/platform';
import { Attachments } from '@/ui/attachments';
import { BottomBar, Button, PrimaryButton } from '@/ui/button';
import { Card, Facts, Section } from '@/ui/card';
import { Markdown } from '@/ui/markdown';
import { Page } from '@/ui/page';
import { AsyncView, Empty } from '@/ui/states';
import { StatusTag, Tag } from '@/ui/tag';
import { sayDay, sayMoment } from '@/ui/time';
import { ItemSheet } from '../parts/item-sheet';
import { AnswerSheet, AskSheet, PostSheet, SendBack, type Detail } from '../parts/sheets';

type Opened =
  { kind: 'post' | 'ask' | 'edit' } | { kind: 'answer'; question: Detail['questions'][number] } | { kind: 'sendBack'; id: string } | null;
type Part = { item: Detail; open: (opened: Opened) => void };

export default function DisclosureItem() {
  const { id = '' } = useRouteParams();
  const record = useRead('disclosure.item', { id });
  const [opened, open] = useState<Opened>(null);
  const close = () => open(null);
  const item = record.data;
  return (
    <Page
      title="公开事项"
      width="full"
      footer={
        item ? (
          <BottomBar>
            {item.canPost ? <Button onPress={() => open({ kind: 'ask' })}>提问</Button> : null}
            <PrimaryButton onPress={() => open({ kind: item.canPost ? 'post' : 'ask' })}>
              {item.canPost ? '提交公开内容' : '提问'}
            </PrimaryButton>
          </BottomBar>
        ) : null
      }
    >
      <AsyncView result={record}>
        {(data) => (
          <View className="split">
            <View>
              <Head item={data} open={open} />
              <Postings item={data} open={open} />
            </View>
            <Questions item={data} open={open} />
            {opened?.kind === 'post' ? <PostSheet item={data} onClose={close} /> : null}
            {opened?.kind === 'ask' ? <AskSheet id={data.id} onClose={close} /> : null}
            {opened?.kind === 'answer' ? <AnswerSheet question={opened.question} onClose={close} /> : null}
            {opened?.kind === 'sendBack' ? <SendBack id={opened.id} onClose={close} /> : null}
            {opened?.kind === 'edit' ? <Edit item={data} onClose={close} /> : null}
          </View>
        )}
      </AsyncView>
    </Page>
  );
}

function Edit({ item, onClose }: { item: Detail; onClose: () => void }) {
  const catalogue = useRead('disclosure.catalogue', {});
  return catalogue.data ? <ItemSheet isOpen item={item} units={catalogue.data.units} onClose={onClose} /> : null;
}

function Head({ item, open }: Part) {
  const canKeep = useCan('disclosure.setItem');
  return (
    <Card>
      <View className="card-head">
        <View className="card-title">{item.title}</View>
        <Tag tone={item.standing === 'overdue' ? 'accent' : item.standing === 'due' ? 'info' : 'grey'}>{standingLabels[item.standing]}</Tag>
      </View>
      <Facts
        items={[
          ['依据', item.source],
          ['责任部门', item.unitName],
          ['频次', item.every === 'event' ? everyLabels.event : `${everyLabels[item.every]}，期满后 ${item.graceDays} 天内`],
          ['下一期', item.dueOn ? `${item.periodText}，${sayDay(item.dueOn)}前公开` : null],
        ]}
      />
      {item.isToCheck ? <View className="notice">依据的条文还没有对照原文，请核实后在「修改事项」里写明条款。</View> : null}
      {canKeep ? (
        <View className="actions">
          <Button isSmall icon="edit" onPress={() => open({ kind: 'edit' })}>
            修改事项
          </Button>
        </View>
      ) : null}
    </Card>
  );
}

function Postings({ item, open }: Part) {
  const approve = useCommand('disclosure.approve', { done: '已公开' });
  const publish = async (id: string) => {
    if (await confirm({ title: '审核通过', text: '内容将向全体会员公开，公开后只能用新版更正。', confirmText: '公开' }))
      await approve.run({ id });
  };
  return (
    <Section title="公开内容" note={item.postings.length > 0 ? `${item.postings.length} 份` : undefined}>
      {item.postings.length === 0 ? (
        <Empty icon="book" title="还没有公开内容" hint={item.canPost ? '点下面的「提交公开内容」' : '到期由责任部门公开，有疑问可以提问'} />
      ) : (
        <View className="stack">
          {item.postings.map((one) => (
            <Card key={one.id}>
              <View className="card-head">
                <View className="card-title">{one.title}</View>
                <StatusTag lifecycle={disclosureLifecycle} state={one.state} />
              </View>
              <Markdown text={one.body} />
              <Attachments files={one.files} />
              <View className="card-note">{`${one.periodText} · 第 ${one.version} 版 · ${one.postedBy} ${sayMoment(one.postedAt)} 提交`}</View>
              {one.approvedBy && one.approvedAt ? (
                <View className="card-note">{`${one.approvedBy} ${sayMoment(one.approvedAt)} 审核公开`}</View>
              ) : null}
              {one.returnReason ? <View className="notice notice-warn">{`退回理由：${one.returnReason}`}</View> : null}
              {one.moves.length > 0 ? (
                <View className="actions">
                  {one.moves.includes('approve') ? (
                    <Button isSmall look="primary" isPending={approve.isPending} onPress={() => void publish(one.id)}>
                      审核通过
                    </Button>
                  ) : null}
                  {one.moves.includes('sendBack') ? (
                    <Button isSmall onPress={() => open({ kind: 'sendBack', id: one.id })}>
                      退回
                    </Button>
                  ) : null}
                </View>
              ) : null}
            </Card>
          ))}
        </View>
      )}
    </Section>
  );
}

const Questions = ({ item, open }: Part) => (
  <Section title="会员提问" note="三十天内答复，对全体会员公开">
    {item.questions.length === 0 ? (
      <Empty icon="inbox" title="还没有提问" hint="看了公开内容有疑问，点下面的「提问」" />
    ) : (
      <View className="stack">
        {item.questions.map((one) => (
          <Card key={one.id}>
            <View className="card-head">
              <View className="card-title">{one.text}</View>
              <Tag tone={one.answer ? 'good' : one.isOverdue ? 'accent' : 'info'}>
                {one.answer ? '已答复' : one.isOverdue ? '超期未答复' : '待答复'}
              </Tag>
            </View>
            <View className="card-note">{`${one.askedBy} · ${sayMoment(one.askedAt)}${one.answer ? '' : ` · ${sayDay(one.dueOn)}前答复`}`}</View>
            {one.answer ? (
              <>
                <View className="card-text">{one.answer.text}</View>
                <View className="card-note">{`${one.answer.byName} · ${sayMoment(one.answer.at)}${one.answer.isInTime ? '' : ' · 超期答复'}`}</View>
              </>
            ) : null}
            {one.canAnswer ? (
              <View className="actions">
                <Button isSmall look="primary" label={`答复：${one.text}`} onPress={() => open({ kind: 'answer', question: one })}>
                  答复
                </Button>
              </View>
            ) : null}
          </Card>
        ))}
      </View>
    )}
  </Section>
);
