/** Erasing a union's data: proposed by the chair, confirmed by another, waiting, done; each step said before it is taken. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { erasureLifecycle } from '../../../../types/archive/lifecycle';
import type { Output } from '@/api/call';
import { useCan, useCommand, useRead } from '@/api/hooks';
import { confirm } from '@/platform';
import { Button } from '@/ui/button';
import { Card, Facts, Section } from '@/ui/card';
import { Form } from '@/ui/form';
import { ReasonDialog } from '@/ui/reason-dialog';
import { Sheet } from '@/ui/sheet';
import { AsyncView, Empty } from '@/ui/states';
import { Tag, type Tone } from '@/ui/tag';
import { TextArea, TextField } from '@/ui/text-fields';
import { sayDeadline, sayMoment } from '@/ui/time';
import { ArchiveCard } from './archive-card';

type Erasure = Output<'archive.erasures'>['items'][number];

export function Erasures() {
  const list = useRead('archive.erasures', {});
  const canPropose = useCan('archive.proposeErasure');
  const [isProposing, setProposing] = useState(false);
  return (
    <Section title="清除全部数据" note={list.data ? `两人办理，等候 ${list.data.coolingDays} 天` : undefined}>
      <AsyncView
        result={list}
        isEmpty={({ items }) => items.length === 0}
        empty={
          <Empty
            icon="shield"
            title="没有清除申请"
            hint="工会撤销或迁走后，由主席提出，上级工会或管理员确认，等候期满才清除；操作记录保留"
          />
        }
      >
        {({ items }) => (
          <View className="stack">
            {items.map((one) => (
              <ErasureCard key={one.id} erasure={one} />
            ))}
          </View>
        )}
      </AsyncView>
      {canPropose ? (
        <View className="actions">
          <Button look="danger" onPress={() => setProposing(true)}>
            提出清除
          </Button>
        </View>
      ) : null}
      {isProposing ? <ProposeSheet onClose={() => setProposing(false)} /> : null}
    </Section>
  );
}

const tones: Record<Erasure['state'], Tone> = { proposed: 'warn', cooling: 'warn', erasing: 'accent', erased: 'grey', cancelled: 'grey' };

function ErasureCard({ erasure }: { erasure: Erasure }) {
  const { id, state, unionName, memberCount, moves, lastArchive } = erasure;
  const [isCancelling, setCancelling] = useState(false);
  const approve = useCommand('archive.confirmErasure', { done: '已确认，进入等候期' });
  const cancel = useCommand('archive.cancelErasure', { done: '已取消' });
  const agree = async () => {
    const text = `「${unionName}」${memberCount} 位会员的全部数据将在等候期满后清除，不能恢复；期间可以取消。`;
    if (await confirm({ title: '确认清除', text, confirmText: '确认清除', isDangerous: true })) await approve.run({ id });
  };
  return (
    <Card>
      <View className="card-head">
        <View className="card-title">{unionName}</View>
        <Tag tone={tones[state]}>{erasureLifecycle.labels[state]}</Tag>
      </View>
      <Facts
        items={[
          ['会员', `${memberCount} 人`],
          ['提出', `${erasure.proposedBy}，${sayMoment(erasure.proposedAt)}`],
          ['理由', erasure.reason],
          ['确认', erasure.confirmedBy],
          ['清除不早于', state === 'cooling' && erasure.dueAt ? sayDeadline(erasure.dueAt, '之后') : null],
          ['取消理由', erasure.cancelReason],
          ['已清除', state === 'erasing' || state === 'erased' ? `${erasure.removed} 条` : null],
        ]}
      />
      {lastArchive ? <ArchiveCard archive={lastArchive} /> : null}
      {moves.length > 0 ? (
        <View className="actions">
          {moves.includes('cancel') ? <Button onPress={() => setCancelling(true)}>取消清除</Button> : null}
          {moves.includes('confirm') ? (
            <Button look="danger" isPending={approve.isPending} onPress={() => void agree()}>
              确认清除
            </Button>
          ) : null}
        </View>
      ) : null}
      <ReasonDialog
        isOpen={isCancelling}
        title="取消清除"
        consequence={`「${unionName}」的数据保留不动，有关的人会收到消息。`}
        confirmText="取消清除"
        look="primary"
        isPending={cancel.isPending}
        onConfirm={async (reason) => {
          if (await cancel.run({ id, reason })) setCancelling(false);
        }}
        onClose={() => setCancelling(false)}
      />
    </Card>
  );
}

function ProposeSheet({ onClose }: { onClose: () => void }) {
  const [unionName, setName] = useState('');
  const [reason, setReason] = useState('');
  const propose = useCommand('archive.proposeErasure', { done: '已提出，等另一人确认', isQuiet: true });
  const submit = async () => {
    if (await propose.run({ unionName, reason })) onClose();
  };
  return (
    <Sheet
      isOpen
      title="提出清除全部数据"
      onClose={onClose}
      footer={
        <Button look="danger" isPending={propose.isPending} isDisabled={!unionName.trim() || !reason.trim()} onPress={() => void submit()}>
          提出清除
        </Button>
      }
    >
      <View className="sheet-text">经另一人确认并等候一个月后，本会的名册、会费、活动、提案、公告与文件全部清除，不能恢复。请先归档。</View>
      <Form error={propose.error}>
        <TextField label="照写本会名称" name="unionName" isRequired max={60} value={unionName} onChange={setName} />
        <TextArea label="理由" name="reason" isRequired max={300} rows={3} value={reason} onChange={setReason} />
      </Form>
    </Sheet>
  );
}
