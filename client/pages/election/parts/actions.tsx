/** What this person may do with an election now: the answer's moves decide. One step in the bar, the rest under it in a sheet. */
import { useState } from 'react';
import type { Output } from '@/api/call';
import { useDownload } from '@/api/download';
import { useCommand } from '@/api/hooks';
import { confirm, go, toast } from '@/platform';
import { BottomBar, Button, PrimaryButton } from '@/ui/button';
import { Row } from '@/ui/card';
import { ReasonDialog } from '@/ui/reason-dialog';
import { Sheet } from '@/ui/sheet';
import { TimeSheet, type Timed } from './time-sheet';

type Election = Output<'election.get'>;
type Step = { move: string; text: string; note?: string; isPending?: boolean; press: () => unknown };
type Asked = 'stop' | 'leaveVacant' | null;

export function ElectionActions({ election }: { election: Election }) {
  const { id, canCast } = election;
  const [isMore, setMore] = useState(false);
  const [timed, setTimed] = useState<Timed | null>(null);
  const [asked, setAsked] = useState<Asked>(null);
  const steps = useSteps(election, setTimed, setAsked);
  const main: Step | undefined = canCast
    ? { move: 'cast', text: '去投票', press: () => go('/pages/election/cast/index', { id }) }
    : steps.find(({ move }) => mains.includes(move));
  const rest = steps.filter(({ move }) => move !== main?.move);
  if (!main && rest.length === 0) return null;
  return (
    <>
      <BottomBar>
        {rest.length === 1 ? <Button onPress={() => void rest[0]!.press()}>{rest[0]!.text}</Button> : null}
        {rest.length > 1 ? <Button onPress={() => setMore(true)}>更多办理</Button> : null}
        {main ? (
          <PrimaryButton icon={main.move === 'cast' ? 'vote' : undefined} isPending={main.isPending} onPress={() => void main.press()}>
            {main.text}
          </PrimaryButton>
        ) : null}
      </BottomBar>
      <Sheet isOpen={isMore} title="更多办理" onClose={() => setMore(false)}>
        {rest.map(({ move, text, note, press }) => (
          <Row
            key={move}
            title={text}
            note={note}
            onPress={() => {
              setMore(false);
              void press();
            }}
          />
        ))}
      </Sheet>
      {timed ? <TimeSheet key={timed} id={id} what={timed} onClose={() => setTimed(null)} /> : null}
      <Reasons election={election} asked={asked} onClose={() => setAsked(null)} />
    </>
  );
}

/** The step a state is waiting for; a page has one. */
const mains = [
  'openNominations',
  'postList',
  'open',
  'close',
  'count',
  'mergeWriteIns',
  'sign',
  'publish',
  'runOff',
  'appoint',
  'repeat',
  'nominate',
];

function useSteps(election: Election, setTimed: (what: Timed) => void, setAsked: (what: Asked) => void): Step[] {
  const { id, due, cast, moves, vacantSeats } = election;
  const close = useCommand('election.close', { done: '已结束，票箱已封存' });
  const count = useCommand('election.count', { done: '已计票，请核对后签名' });
  const sign = useCommand('election.sign', { done: '已签名' });
  const publish = useCommand('election.publish', { done: '已公布' });
  const runOff = useCommand('election.runOff', { done: '已列出票数相等的几位，可以开始投票' });
  const repeat = useCommand('election.repeat', { done: '已列出未当选的候选人，可以开始投票' });
  const remind = useCommand('election.remind', {});
  const report = useDownload('election.report');
  const sure = (title: string, text: string, confirmText: string, run: () => Promise<unknown>) => async () => {
    if (await confirm({ title, text, confirmText })) await run();
  };
  const page = (name: string) => () => go(`/pages/election/${name}/index`, { id });
  const steps: Step[] = [
    { move: 'openNominations', text: '开始提名', press: () => setTimed('openNominations') },
    { move: 'postList', text: '公布候选人名单', press: page('post') },
    { move: 'open', text: '开始投票', press: () => setTimed('open') },
    {
      ...{ move: 'close', text: '结束投票', isPending: close.isPending },
      press: sure('结束投票', `名册 ${due} 人，已投 ${cast} 人。结束后谁也不能再投，票箱封存并公布校验值。`, '结束', () =>
        close.run({ id }),
      ),
    },
    { move: 'count', text: '开箱计票', isPending: count.isPending, press: () => count.run({ id }) },
    {
      ...{ move: 'sign', text: '核对无误，签名', isPending: sign.isPending },
      press: sure('在计票单上签名', '签名表示您核对过票数与计算，之后不能撤回。', '签名', () => sign.run({ id })),
    },
    { move: 'mergeWriteIns', text: '认定另选他人', note: '票上写的姓名是哪位会员', press: page('names') },
    {
      ...{ move: 'publish', text: '公布结果', isPending: publish.isPending },
      press: sure('公布结果', '本会会员都能看到票数与谁当选，并通知参加投票的人。', '公布', () => publish.run({ id })),
    },
    {
      ...{ move: 'runOff', text: '就票数相等者再次投票', isPending: runOff.isPending },
      press: sure('再次投票', '只在票数相等的几位中选，得赞成票多的当选。', '再次投票', () => runOff.run({ id })),
    },
    { move: 'appoint', text: '办理就任', press: page('appoint') },
    {
      ...{ move: 'repeat', text: '就原候选人再选', note: '未当选的候选人不变，另行投票', isPending: repeat.isPending },
      press: sure('另行选举', `余下 ${vacantSeats} 个名额，就未当选的候选人再投一次票。`, '再选', () => repeat.run({ id })),
    },
    { move: 'renominate', text: '重新提名后再选', note: '另外提名候选人', press: () => setTimed('renominate') },
    { move: 'leaveVacant', text: '决定空缺', note: `余下 ${vacantSeats} 个名额不再选`, press: () => setAsked('leaveVacant') },
    {
      ...{ move: 'remind', text: '提醒还没有投票的人', note: '每人单独收到，只告诉您人数' },
      press: async () => {
        const told = await remind.run({ id });
        if (told) toast(`已提醒 ${told.reminded} 人`);
      },
    },
    { move: 'nominate', text: '提名', press: page('nominate') },
    { move: 'takePaper', text: '纸质票', press: page('papers') },
    { move: 'update', text: '修改', press: page('edit') },
    { move: 'reopenNominations', text: '收回名单，重新提名', press: () => setTimed('reopenNominations') },
    { move: 'report', text: '打印计票单', press: () => report.run({ id }) },
    { move: 'stop', text: '终止选举', press: () => setAsked('stop') },
  ];
  return steps.filter(({ move }) => moves.includes(move));
}

function Reasons({ election: { id, vacantSeats }, asked, onClose }: { election: Election; asked: Asked; onClose: () => void }) {
  const stop = useCommand('election.stop', { done: '已终止' });
  const vacant = useCommand('election.leaveVacant', { done: '已记下空缺的决定' });
  return (
    <>
      <ReasonDialog
        isOpen={asked === 'stop'}
        title="终止选举"
        consequence="终止后不能恢复，提名和名单留作记录。"
        confirmText="终止"
        label="原因"
        isPending={stop.isPending}
        onConfirm={async (reason) => {
          if (await stop.run({ id, reason })) onClose();
        }}
        onClose={onClose}
      />
      <ReasonDialog
        isOpen={asked === 'leaveVacant'}
        title="决定空缺"
        consequence={`余下 ${vacantSeats} 个名额不再选举，已当选的人可以就任。`}
        confirmText="决定"
        label="由谁决定、为什么"
        max={300}
        isPending={vacant.isPending}
        onConfirm={async (reason) => {
          if (await vacant.run({ id, reason })) onClose();
        }}
        onClose={onClose}
      />
    </>
  );
}
