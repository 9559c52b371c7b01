/** Minutes of a session: the recorder writes, the presidium agrees or gives back, then they stand. */
import { View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { minutesLifecycle } from '../../../../types/congress/lifecycle';
import type { Output } from '@/api/call';
import { useDownload } from '@/api/download';
import { useCommand, useRead } from '@/api/hooks';
import { confirm, useRouteParams } from '@/platform';
import { BottomBar, Button, PrimaryButton } from '@/ui/button';
import { Card, Section } from '@/ui/card';
import { ProgressBar, Timeline } from '@/ui/figures';
import { Form } from '@/ui/form';
import { Page } from '@/ui/page';
import { ReasonDialog } from '@/ui/reason-dialog';
import { AsyncView, Empty } from '@/ui/states';
import { StatusTag } from '@/ui/tag';
import { TextArea } from '@/ui/text-fields';
import { sayMoment } from '@/ui/time';
import { toneOf } from '../parts/verdict';
import '@/ui/congress.scss';

type Minutes = Output<'congress.minutes'>;

export default function MinutesPage() {
  const { id = '' } = useRouteParams();
  const minutes = useRead('congress.minutes', { sessionId: id });
  const saved = minutes.data?.text;
  const [text, setText] = useState('');
  useEffect(() => {
    if (saved !== undefined) setText(saved);
  }, [saved]);
  const save = useCommand('congress.correctMinutes', { done: '已保存', isQuiet: true });
  return (
    <Page title="会议纪要" footer={minutes.data ? <Steps id={id} minutes={minutes.data} text={text} save={save} /> : null}>
      <AsyncView result={minutes}>
        {(data) => (
          <View className="stack">
            <Standing {...data} />
            {data.moves.includes('correctMinutes') ? (
              <Form error={save.error}>
                <TextArea label="纪要" name="text" max={20_000} rows={24} value={text} onChange={setText} />
              </Form>
            ) : data.text ? (
              <Written text={data.text} />
            ) : (
              <Empty icon="file" title={data.state === null ? '还没有纪要' : '纪要还在整理'} hint={hintOf(data)} />
            )}
          </View>
        )}
      </AsyncView>
    </Page>
  );
}

const hintOf = ({ state, moves, recorderName }: Minutes) =>
  moves.includes('draftMinutes')
    ? '点下面的「起草」，由签到、发言、汇报、表决写出初稿'
    : state === null
      ? '闭会之后由记录人起草'
      : `由${recorderName ?? '会务人员'}整理，提请主席团审定后可以看到`;

function Standing({ name, state, approvals, needed, presidium, returned, fixedAt }: Minutes) {
  return (
    <Card>
      <View className="gapped">
        <View className="card-head">
          <View className="card-title">{`${name}纪要`}</View>
          {state ? <StatusTag lifecycle={minutesLifecycle} state={state} tone={toneOf[state]} /> : null}
        </View>
        {returned ? <View className="notice notice-warn">{`退回修改，${returned}`}</View> : null}
        {state === 'inReview' ? (
          <ProgressBar
            label="主席团同意"
            value={approvals.length}
            total={needed}
            text={`${presidium} 人中 ${approvals.length} 人同意，需要 ${needed} 人`}
          />
        ) : null}
        {approvals.length > 0 ? (
          <Timeline steps={approvals.map((one) => ({ title: `${one.name} 同意`, at: sayMoment(one.at), state: 'done' }))} />
        ) : null}
        {fixedAt ? <View className="card-note">{`${sayMoment(fixedAt)} 审定，不再改`}</View> : null}
      </View>
    </Card>
  );
}

/** Headings are in 【】, as the draft writes them. */
function Written({ text }: { text: string }) {
  return (
    <>
      {text.split(/\n{2,}/).map((part, index) => {
        const [first = '', ...rest] = part.split('\n');
        const title = /^【(.+)】$/.exec(first.trim())?.[1];
        return (
          <Section key={`${index}${first}`} title={title ?? '纪要'}>
            <Card>
              {(title ? rest : [first, ...rest]).map((line, at) => (
                <View key={`${at}${line}`} className="card-text">
                  {line}
                </View>
              ))}
            </Card>
          </Section>
        );
      })}
    </>
  );
}

type Save = ReturnType<typeof useCommand<'congress.correctMinutes'>>;

function Steps({
  id: sessionId,
  minutes: { moves, state, text: saved },
  text,
  save,
}: {
  id: string;
  minutes: Minutes;
  text: string;
  save: Save;
}) {
  const [isReturning, setReturning] = useState(false);
  const draft = useCommand('congress.draftMinutes', { done: '初稿已写好，请核对' });
  const submit = useCommand('congress.submitMinutes', { done: '已提请主席团审定' });
  const approve = useCommand('congress.approveMinutes', { done: '已同意' });
  const giveBack = useCommand('congress.returnMinutes', { done: '已退回' });
  const print = useDownload('congress.printMinutes');
  const has = (move: string) => moves.includes(move);
  const isChanged = text !== saved;
  const sure = async (title: string, said: string, confirmText: string, act: () => Promise<unknown>) => {
    if (await confirm({ title, text: said, confirmText })) await act();
  };
  const redraft = () =>
    state === null
      ? draft.run({ sessionId })
      : sure('重新起草', '现在的文字会换成由数据写出的初稿。', '重新起草', () => draft.run({ sessionId }));
  if (moves.length === 0) return null;
  return (
    <>
      <BottomBar>
        {has('printMinutes') && !isChanged ? (
          <Button icon="print" isPending={print.isPending} onPress={() => void print.run({ sessionId })}>
            打印
          </Button>
        ) : null}
        {has('draftMinutes') && state !== null ? <Button onPress={() => void redraft()}>重新起草</Button> : null}
        {has('returnMinutes') ? <Button onPress={() => setReturning(true)}>退回修改</Button> : null}
        {has('draftMinutes') && state === null ? (
          <PrimaryButton isPending={draft.isPending} onPress={() => void redraft()}>
            起草
          </PrimaryButton>
        ) : null}
        {has('correctMinutes') && isChanged ? (
          <PrimaryButton isPending={save.isPending} onPress={() => void save.run({ sessionId, text })}>
            保存
          </PrimaryButton>
        ) : has('submitMinutes') ? (
          <PrimaryButton
            isPending={submit.isPending}
            onPress={() => void sure('提请审定', '提请之后不能再改，退回才能改。', '提请', () => submit.run({ sessionId }))}
          >
            提请主席团审定
          </PrimaryButton>
        ) : null}
        {has('approveMinutes') ? (
          <PrimaryButton
            isPending={approve.isPending}
            onPress={() => void sure('同意纪要', '过半数主席团成员同意后纪要固定，不能撤回。', '同意', () => approve.run({ sessionId }))}
          >
            同意
          </PrimaryButton>
        ) : null}
      </BottomBar>
      <ReasonDialog
        isOpen={isReturning}
        title="退回修改"
        consequence="记录人会收到通知，已有的同意作废。"
        label="要改什么"
        confirmText="退回"
        max={300}
        isPending={giveBack.isPending}
        onClose={() => setReturning(false)}
        onConfirm={async (reason) => (await giveBack.run({ sessionId, reason })) && setReturning(false)}
      />
    </>
  );
}
