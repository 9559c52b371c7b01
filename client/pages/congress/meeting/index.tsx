/** The hall in a hand: who is there, what is on, who speaks; delegates ask for the floor, the chair leads. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Output } from '@/api/call';
import { useCommand, useRead } from '@/api/hooks';
import { confirm, go, useRouteParams } from '@/platform';
import { BottomBar, Button, PrimaryButton } from '@/ui/button';
import { Card, Row, Section } from '@/ui/card';
import { ProgressBar } from '@/ui/figures';
import { Page } from '@/ui/page';
import { ReasonDialog } from '@/ui/reason-dialog';
import { AsyncView } from '@/ui/states';
import { Tag } from '@/ui/tag';
import { HandsSheet } from '../parts/hands-sheet';
import { ResolutionsPart } from '../parts/resolutions';
import { SpeakersPart } from '../parts/speakers';
import '@/ui/congress.scss';

const LOOK_MS = 5000;
type Hall = Output<'congress.meeting'>;

export default function Meeting() {
  const { id = '' } = useRouteParams();
  const hall = useRead('congress.meeting', { sessionId: id }, { refetchInterval: LOOK_MS, staleTime: 0 });
  return (
    <Page title="会场" footer={hall.data ? <HallSteps {...hall.data} /> : null}>
      <AsyncView result={hall}>
        {(data) => (
          <View className="stack">
            <Here {...data} />
            <AgendaNow {...data} />
            <SpeakersPart hall={data} />
            <VotingsPart {...data} />
            <ResolutionsPart hall={data} />
            <Places {...data} />
          </View>
        )}
      </AsyncView>
    </Page>
  );
}

function Here({ name, quorum, signIn }: Hall) {
  return (
    <Card>
      <View className="gapped">
        <View className="card-head">
          <View className="card-title">{name}</View>
          {signIn ? <Tag tone={signIn.isIn ? 'good' : 'warn'}>{signIn.isIn ? '您已签到' : '您未签到'}</Tag> : null}
        </View>
        <ProgressBar
          label="到会代表"
          value={quorum.present}
          total={quorum.due}
          tone={quorum.isQuorate ? 'good' : 'warn'}
          text={`到会 ${quorum.present} / ${quorum.due}`}
        />
        <View className="card-note">
          {quorum.isQuorate
            ? `已达法定人数（至少 ${quorum.least} 名）`
            : `法定人数至少 ${quorum.least} 名，还差 ${quorum.least - quorum.present} 名`}
        </View>
      </View>
    </Card>
  );
}

function AgendaNow({ id, agenda, moves, state }: Hall) {
  const turn = useCommand('congress.goToItem', { done: '已转到这项议题' });
  const canTurn = moves.includes('goToItem');
  return (
    <Section title="议程" note={canTurn ? '点一项即转到这项，大屏随之更新' : undefined}>
      <Card className="rows">
        {agenda.map(({ id: itemId, place, title, reporter, isNow }) => (
          <Row
            key={itemId}
            title={`${place}. ${title}`}
            note={reporter ? `报告人：${reporter}` : undefined}
            end={isNow && state === 'open' ? <Tag tone="accent">正在进行</Tag> : null}
            onPress={canTurn && !isNow ? () => void turn.run({ sessionId: id, itemId }) : undefined}
            label={canTurn && !isNow ? `转到第${place}项：${title}` : undefined}
          />
        ))}
      </Card>
    </Section>
  );
}

function VotingsPart({ votings }: Hall) {
  if (votings.length === 0) return null;
  return (
    <Section title="无记名投票">
      <Card className="rows">
        {votings.map(({ id, title, stateName, questions }) => (
          <Row
            key={id}
            icon="vote"
            title={title}
            note={questions.join('；')}
            end={<Tag tone="info">{stateName}</Tag>}
            onPress={() => go('/pages/ballot/detail/index', { id })}
          />
        ))}
      </Card>
    </Section>
  );
}

function Places({ id, moves }: Hall) {
  const to = (page: string) => () => go(`/pages/congress/${page}/index`, { id });
  return (
    <Card className="rows">
      <Row icon="proposal" title="议程与材料" onPress={to('session')} />
      <Row icon="people" title="讨论组" note="召集人、汇报人与汇报" onPress={to('groups')} />
      {moves.includes('attendance') ? <Row icon="code" title="签到" note="大屏签到码与人工登记" onPress={to('door')} /> : null}
      {moves.includes('screen') ? <Row icon="chart" title="会场大屏" note="投到大屏，自动更新" onPress={to('screen')} /> : null}
    </Card>
  );
}

function HallSteps(hall: Hall) {
  const { id, signIn, canAsk, moves, agenda, quorum } = hall;
  const [asked, setAsked] = useState<'speak' | 'hands' | null>(null);
  const ask = useCommand('congress.askToSpeak', { done: '已报名发言' });
  const close = useCommand('congress.closeSession', { done: '已闭会' });
  const has = (move: string) => moves.includes(move);
  const canSignIn = signIn !== null && signIn.isOpen && !signIn.isIn;
  const shut = async () => {
    const text = `签到截止，到会 ${quorum.present} 名从此固定；还在进行的发言同时结束。`;
    if (await confirm({ title: '闭会', text, confirmText: '闭会' })) await close.run({ sessionId: id });
  };
  if (!canSignIn && !canAsk && !has('closeSession')) return null;
  return (
    <>
      <BottomBar>
        {has('planBallot') ? <Button onPress={() => go('/pages/ballot/edit/index', { sessionId: id })}>起草投票</Button> : null}
        {has('recordHands') ? <Button onPress={() => setAsked('hands')}>举手表决</Button> : null}
        {has('closeSession') ? (
          <Button isPending={close.isPending} onPress={() => void shut()}>
            闭会
          </Button>
        ) : null}
        {canSignIn ? (
          <PrimaryButton icon="code" onPress={() => go('/pages/congress/signin/index', { id })}>
            签到
          </PrimaryButton>
        ) : canAsk ? (
          <PrimaryButton icon="megaphone" onPress={() => setAsked('speak')}>
            报名发言
          </PrimaryButton>
        ) : null}
      </BottomBar>
      <ReasonDialog
        isOpen={asked === 'speak'}
        title="报名发言"
        consequence="您会排在名单末尾，轮到时手机会收到提示。"
        label="发言题目"
        placeholder="一句话写明要讲什么"
        confirmText="报名"
        look="primary"
        max={60}
        isPending={ask.isPending}
        onClose={() => setAsked(null)}
        onConfirm={async (topic) => (await ask.run({ sessionId: id, topic })) && setAsked(null)}
      />
      {asked === 'hands' ? <HandsSheet sessionId={id} agenda={agenda} onClose={() => setAsked(null)} /> : null}
    </>
  );
}
