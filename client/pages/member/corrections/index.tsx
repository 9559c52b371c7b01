/** Corrections of files: for officers those that wait, old beside new; for everybody their own with `mine`. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { sealedLabels, type SealedField } from '../../../../types/member/labels';
import { correctionLifecycle } from '../../../../types/member/lifecycle';
import type { Output } from '@/api/call';
import { useCan, useCommand, useList } from '@/api/hooks';
import { confirm, go, useRouteParams } from '@/platform';
import { Attachments } from '@/ui/attachments';
import { BottomBar, Button, PrimaryButton } from '@/ui/button';
import { Card, Facts } from '@/ui/card';
import { List } from '@/ui/list';
import { Page } from '@/ui/page';
import { ReasonDialog } from '@/ui/reason-dialog';
import { Empty } from '@/ui/states';
import { Tabs } from '@/ui/tabs';
import { StatusTag } from '@/ui/tag';
import { sayFullDay, sayMoment } from '@/ui/time';
import { OpenSealed } from '../parts/open-sealed';

type Correction = Output<'member.corrections'>['items'][number];
type State = Correction['state'];
const states: State[] = ['pending', 'accepted', 'declined', 'withdrawn'];
const options = states.map((value) => ({ value, text: correctionLifecycle.labels[value] }));

export default function Corrections() {
  const { mine = '' } = useRouteParams();
  const isOfficer = useCan('member.reviewCorrection') && !mine;
  const [state, setState] = useState<State>('pending');
  const list = useList('member.corrections', isOfficer ? { state } : { mine: true });
  return (
    <Page
      title={isOfficer ? '资料更正' : '我的更正申请'}
      header={isOfficer ? <Tabs label="更正" value={state} options={options} onChange={setState} /> : undefined}
      footer={
        isOfficer ? null : (
          <BottomBar>
            <PrimaryButton icon="edit" onPress={() => go('/pages/member/correct/index')}>
              更正资料
            </PrimaryButton>
          </BottomBar>
        )
      }
    >
      <List
        result={list}
        keyOf={({ id }) => id}
        empty={
          isOfficer ? (
            <Empty
              icon="check"
              title={`没有${correctionLifecycle.labels[state]}的更正`}
              hint="会员在自己的档案里提出更正后，会出现在这里"
            />
          ) : (
            <Empty icon="edit" title="您还没有申请过更正" hint="档案里有不对的地方，点「更正资料」" />
          )
        }
      >
        {(correction) => <Shown correction={correction} isOfficer={isOfficer} />}
      </List>
    </Page>
  );
}

const sayValue = (field: string, value: string | null) => (value && ['birthOn', 'joinedOn'].includes(field) ? sayFullDay(value) : value);
const isSealed = (field: string): field is SealedField => Object.hasOwn(sealedLabels, field);

const Change = ({ field, before, after }: Correction['changes'][number]) => (
  <View>
    <View className="change-before">{sayValue(field, before) ?? '未登记'}</View>
    <View className="change-after">{`→ ${sayValue(field, after) ?? '清空'}`}</View>
  </View>
);

function Shown({ correction, isOfficer }: { correction: Correction; isOfficer: boolean }) {
  const { id, memberId, name, groupName, state, changes, remark, files, at, reason, decidedByName, decidedAt, moves } = correction;
  return (
    <Card>
      <View className="card-head">
        <View className="card-title">{isOfficer ? `${name} · ${groupName}` : `更正${changes.map(({ label }) => label).join('、')}`}</View>
        <StatusTag lifecycle={correctionLifecycle} state={state} />
      </View>
      <Facts items={changes.map((one) => [one.label, <Change key={one.field} {...one} />])} />
      {remark ? <View className="card-text">{remark}</View> : null}
      <Attachments files={files} />
      {isOfficer && moves.length > 0 ? (
        <OpenSealed id={memberId} name={name} correctionId={id} fields={changes.map(({ field }): string => field).filter(isSealed)} />
      ) : null}
      <View className="card-note">{`${sayMoment(at)} 提出`}</View>
      {decidedAt && decidedByName ? (
        <View className="card-note">{`${sayMoment(decidedAt)} ${decidedByName} 办理${reason ? `：${reason}` : ''}`}</View>
      ) : null}
      <Actions correction={correction} />
    </Card>
  );
}

function Actions({ correction: { id, name, moves } }: { correction: Correction }) {
  const [isDeclining, setDeclining] = useState(false);
  const review = useCommand('member.reviewCorrection');
  const withdraw = useCommand('member.withdrawCorrection', { done: '已撤回' });
  const accept = async () => {
    if (await confirm({ title: '采纳更正', text: `${name} 的档案按新的内容更改，本人会收到通知。`, confirmText: '采纳' }))
      await review.run({ id, decision: 'accept' });
  };
  const decline = async (reason: string) => {
    if (await review.run({ id, decision: 'decline', reason })) setDeclining(false);
  };
  const takeBack = async () => {
    if (await confirm({ title: '撤回更正', text: '撤回后档案保持原样，需要时可以再提。', confirmText: '撤回' })) await withdraw.run({ id });
  };
  if (moves.length === 0) return null;
  return (
    <View className="page-tools">
      {moves.includes('accept') ? (
        <Button isSmall look="primary" label={`采纳${name}的更正`} isPending={review.isPending} onPress={() => void accept()}>
          采纳
        </Button>
      ) : null}
      {moves.includes('decline') ? (
        <Button isSmall label={`不采纳${name}的更正`} onPress={() => setDeclining(true)}>
          不采纳
        </Button>
      ) : null}
      {moves.includes('withdraw') ? (
        <Button isSmall isPending={withdraw.isPending} onPress={() => void takeBack()}>
          撤回
        </Button>
      ) : null}
      <ReasonDialog
        isOpen={isDeclining}
        title="不采纳更正"
        consequence={`${name} 会看到理由，可以补充证明后再提。`}
        confirmText="不采纳"
        isPending={review.isPending}
        onConfirm={(reason) => void decline(reason)}
        onClose={() => setDeclining(false)}
      />
    </View>
  );
}
