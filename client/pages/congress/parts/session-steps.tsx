/** What this person may do next with a session: the answer's moves decide. */
import { useState } from 'react';
import type { Output } from '@/api/call';
import { useCommand } from '@/api/hooks';
import { confirm, go } from '@/platform';
import { BottomBar, Button, PrimaryButton } from '@/ui/button';
import { ReasonDialog } from '@/ui/reason-dialog';
import { ConveneSheet } from './convene';
import { PresidiumSheet } from './presidium';
import { ReportSheet } from './report-sheet';

type Session = Output<'congress.session'>;
type Asked = 'edit' | 'presidium' | 'postpone' | 'cancel' | 'publish' | 'report' | null;

export function SessionSteps(session: Session) {
  const { id, moves, signIn, state, canEnter } = session;
  const [asked, setAsked] = useState<Asked>(null);
  const main = useMainStep(session, () => setAsked('publish'));
  const has = (move: string) => moves.includes(move);
  const canSignIn = signIn !== null && signIn.isOpen && !signIn.isIn;
  const inHall = canEnter && state === 'open';
  if (moves.length === 0 && !canSignIn && !inHall) return null;
  return (
    <>
      <BottomBar>
        {has('cancelSession') ? <Button onPress={() => setAsked('cancel')}>不再召开</Button> : null}
        {has('postponeSession') ? <Button onPress={() => setAsked('postpone')}>延期</Button> : null}
        {has('editSession') ? <Button onPress={() => setAsked('edit')}>{state === 'postponed' ? '重定时间' : '修改'}</Button> : null}
        {has('setPresidium') ? <Button onPress={() => setAsked('presidium')}>主席团</Button> : null}
        {has('reportSession') ? <Button onPress={() => setAsked('report')}>{has('correctReport') ? '更正上报' : '登记上报'}</Button> : null}
        {canSignIn ? (
          <PrimaryButton icon="code" onPress={() => go('/pages/congress/signin/index', { id })}>
            签到
          </PrimaryButton>
        ) : inHall ? (
          <PrimaryButton icon="megaphone" onPress={() => go('/pages/congress/meeting/index', { id })}>
            进入会场
          </PrimaryButton>
        ) : main ? (
          <PrimaryButton isPending={main.isPending} onPress={() => void main.press()}>
            {main.text}
          </PrimaryButton>
        ) : null}
      </BottomBar>
      {asked === 'edit' ? <ConveneSheet session={session} onClose={() => setAsked(null)} /> : null}
      {asked === 'presidium' ? <PresidiumSheet session={session} onClose={() => setAsked(null)} /> : null}
      {asked === 'report' ? <ReportSheet session={session} onClose={() => setAsked(null)} /> : null}
      <Reasons id={id} asked={asked} onClose={() => setAsked(null)} />
    </>
  );
}

/** The one step that comes next. */
function useMainStep({ id, moves, quorum, state, startsAt }: Session, onPublish: () => void) {
  const announce = useCommand('congress.announceSession', { done: '已预告，代表会收到通知' });
  const send = useCommand('congress.sendPapers', { done: '材料已发给代表' });
  const open = useCommand('congress.openSession', { done: '会议开始' });
  const asked = (title: string, text: string, confirmText: string, act: () => Promise<unknown>) => async () => {
    if (await confirm({ title, text, confirmText })) await act();
  };
  const sessionId = { sessionId: id };
  const steps = [
    {
      ...{ move: 'announceSession', text: '预告', isPending: announce.isPending },
      press: asked('预告会议', '时间、地点、议程会通知全体代表；之后改期要写明理由。', '预告', () => announce.run(sessionId)),
    },
    {
      ...{ move: 'sendPapers', text: state === 'announced' ? '发出材料' : '补发材料', isPending: send.isPending },
      press: asked('把材料发给代表', sayDays(startsAt), '发出', () => send.run(sessionId)),
    },
    {
      ...{ move: 'openSession', text: '开会', isPending: open.isPending },
      press: asked('开会', quorum?.arithmetic ?? '', '开会', () => open.run(sessionId)),
    },
    { move: 'publishSession', text: '公布结果', isPending: false, press: () => Promise.resolve(onPublish()) },
  ];
  return steps.find(({ move }) => moves.includes(move)) ?? null;
}

function sayDays(startsAt: string): string {
  const days = Math.max(0, Math.ceil((new Date(startsAt).getTime() - Date.now()) / 86_400_000));
  return `距会议约 ${days} 天。代表会收到通知，天数从现在起算；不足规定天数的照发，并记下不合哪一条。`;
}

function Reasons({ id, asked, onClose }: { id: string; asked: Asked; onClose: () => void }) {
  const postpone = useCommand('congress.postponeSession', { done: '已延期，代表会收到通知' });
  const cancel = useCommand('congress.cancelSession', { done: '已登记' });
  const publish = useCommand('congress.publishSession', { done: '已公布，全体职工可见' });
  const finish = async (act: Promise<unknown>) => {
    if (await act) onClose();
  };
  return (
    <>
      <ReasonDialog
        isOpen={asked === 'postpone'}
        title="会议延期"
        consequence="全体代表会收到通知；定下新时间之后重新预告。"
        confirmText="延期"
        isPending={postpone.isPending}
        onClose={onClose}
        onConfirm={(reason) => finish(postpone.run({ sessionId: id, reason }))}
      />
      <ReasonDialog
        isOpen={asked === 'cancel'}
        title="不再召开"
        consequence="这次会议到此为止，不能恢复。"
        confirmText="不再召开"
        isPending={cancel.isPending}
        onClose={onClose}
        onConfirm={(reason) => finish(cancel.run({ sessionId: id, reason }))}
      />
      <ReasonDialog
        isOpen={asked === 'publish'}
        title="公布结果"
        consequence="全体职工会收到通知并看到结果，从今天起公示。"
        label="公布内容"
        placeholder="会议审议通过了什么、表决结果、下一步"
        confirmText="公布"
        look="primary"
        max={5000}
        isPending={publish.isPending}
        onClose={onClose}
        onConfirm={(summary) => finish(publish.run({ sessionId: id, summary }))}
      />
    </>
  );
}
