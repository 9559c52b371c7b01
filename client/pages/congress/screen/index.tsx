/** The hall's large screen: quorum, the item, who speaks and for how long, ballots and results; refreshes itself, nothing to press. */
import { View } from '@tarojs/components';
import { agendaLabels } from '../../../../types/congress/labels';
import { sessionLifecycle } from '../../../../types/congress/lifecycle';
import type { Output } from '@/api/call';
import { useRead } from '@/api/hooks';
import { useRouteParams } from '@/platform';
import { join } from '@/ui/name';
import { Page } from '@/ui/page';
import { AsyncView } from '@/ui/states';
import { sayMoment } from '@/ui/time';
import { leftOf, useServerNow } from '../parts/timer';
import '@/ui/congress.scss';

const LOOK_MS = 3000;
type Screen = Output<'congress.screen'>;

export default function HallScreen() {
  const { id = '' } = useRouteParams();
  const screen = useRead('congress.screen', { sessionId: id }, { refetchInterval: LOOK_MS, staleTime: 0 });
  return (
    <Page title="会场大屏" width="full" isBare>
      <View className="screen">
        <AsyncView result={screen}>{(data) => <Shown {...data} />}</AsyncView>
      </View>
    </Page>
  );
}

function Shown(screen: Screen) {
  const { name, unionName, state, startsAt, place } = screen;
  return (
    <>
      <View className="screen-head">
        <View className="screen-title">{`${unionName} ${name}`}</View>
        <View className="screen-quiet">{`${sessionLifecycle.labels[state]}　${sayMoment(startsAt)}，${place}`}</View>
      </View>
      <View className="screen-body">
        <View className="screen-side">
          <QuorumBlock {...screen} />
          <ResultsBlock {...screen} />
        </View>
        <View className="screen-main">
          <ItemBlock {...screen} />
          <SpeakerBlock {...screen} />
          <VotingBlock {...screen} />
        </View>
      </View>
    </>
  );
}

function QuorumBlock({ quorum: { present, due, least, isQuorate, source } }: Screen) {
  return (
    <View className="screen-block">
      <View className="screen-label">到会代表</View>
      <View className="screen-figure">{`${present} / ${due}`}</View>
      <View className={isQuorate ? 'screen-good' : 'screen-warn'}>
        {isQuorate ? `已达法定人数（至少 ${least} 名）` : `法定人数至少 ${least} 名，还差 ${least - present} 名`}
      </View>
      <View className="screen-label">{source}</View>
    </View>
  );
}

function ItemBlock({ item, items }: Screen) {
  if (!item) return null;
  const about = [agendaLabels[item.kind], item.reporter && `报告人：${item.reporter}`].filter(Boolean).join('，');
  return (
    <View className="screen-block">
      <View className="screen-label">{`第 ${item.place} 项，共 ${items} 项`}</View>
      <View className="screen-large">{item.title}</View>
      <View className="screen-quiet">{about}</View>
    </View>
  );
}

function SpeakerBlock({ speaking, waiting, now }: Screen) {
  const present = useServerNow(now);
  if (!speaking && waiting.length === 0) return null;
  const left = speaking && leftOf(speaking, present);
  return (
    <View className="screen-block">
      <View className="screen-row">
        <View>
          <View className="screen-label">{speaking ? '正在发言' : '等候发言'}</View>
          {speaking ? <View className="screen-large">{speaking.name}</View> : null}
          {speaking ? <View className="screen-quiet">{`${speaking.constituencyName}：${speaking.topic}`}</View> : null}
        </View>
        {left ? (
          <View className={join('screen-clock', left.isOver ? 'screen-accent' : left.isNear && 'screen-warn')}>{left.text}</View>
        ) : null}
      </View>
      {waiting.length > 0 ? <View className="screen-quiet">{`接下来：${waiting.slice(0, 5).join('、')}`}</View> : null}
    </View>
  );
}

function VotingBlock({ votings }: Screen) {
  if (votings.length === 0) return null;
  return (
    <View className="screen-block screen-grow">
      {votings.map(({ id, title, stateName, questions, due }) => (
        <View key={id}>
          <View className="screen-row">
            <View className="screen-large">{title}</View>
            <View className="screen-warn">{stateName}</View>
          </View>
          {questions.map((text, index) => (
            <View key={text}>{`${index + 1}. ${text}`}</View>
          ))}
          <View className="screen-label">{`名册 ${due} 人，无记名投票，请在手机上投票；结束之前谁也看不到结果`}</View>
        </View>
      ))}
    </View>
  );
}

function ResultsBlock({ results }: Screen) {
  if (results.length === 0) return null;
  return (
    <View className="screen-block screen-grow">
      <View className="screen-label">表决结果</View>
      {results.map(({ key, title, approve, against, abstain, isPassed }) => (
        <View key={key} className="screen-row">
          <View>
            <View>{title}</View>
            <View className="screen-quiet">{`赞成 ${approve}　反对 ${against}　弃权 ${abstain}`}</View>
          </View>
          <View className={isPassed ? 'screen-good' : 'screen-warn'}>{isPassed ? '通过' : '未通过'}</View>
        </View>
      ))}
    </View>
  );
}
