/** Where an election stands: its state, dates, who votes and who counts, and how many took part. */
import { View } from '@tarojs/components';
import { signerLabels } from '../../../../types/ballot/labels';
import { kindLabels, roundLabels, voterLabels } from '../../../../types/election/labels';
import { electionLifecycle } from '../../../../types/election/lifecycle';
import type { Output } from '@/api/call';
import { Card, Facts } from '@/ui/card';
import { ProgressBar } from '@/ui/figures';
import { StatusTag, Tag } from '@/ui/tag';
import { sayDay, sayDeadline } from '@/ui/time';

type Election = Output<'election.get'>;

export function About(election: Election) {
  const { title, state, note, due, cast, hasCast, closesAt, nominateUntil, listUntil, kind, seats, placeName, round } = election;
  const isVoting = state === 'voting';
  return (
    <Card>
      <View className="stack">
        <View className="card-head">
          <View className="card-title">{title}</View>
          <StatusTag lifecycle={electionLifecycle} state={state} />
        </View>
        {note ? <View className="card-text">{note}</View> : null}
        {due > 0 ? <ProgressBar label="已投票" value={cast} total={due} text={`已投 ${cast} / ${due} 人`} /> : null}
        {hasCast !== null ? (
          <View className="tags">
            <Tag tone={hasCast ? 'good' : 'warn'}>{hasCast ? '您已投票' : isVoting ? '待您投票' : '您没有投票'}</Tag>
          </View>
        ) : null}
        <Facts
          items={[
            ['选举', `${placeName} · ${kindLabels[kind]} · 应选 ${seats} 名`],
            ['这一轮', round.number > 1 ? `第 ${round.number} 轮，${roundLabels[round.kind]}，选 ${round.seats} 名` : null],
            ['参加的人', votersOf(election)],
            ['任期', election.years ? `${election.years} 年` : election.isByElection ? '到本届届满' : null],
            ['提名', state === 'nominating' && nominateUntil ? sayDeadline(nominateUntil) : null],
            ['公示', state === 'listed' ? (listUntil ? `到 ${sayDay(listUntil)}，期满后投票` : '不另公示，可以投票') : null],
            ['投票', isVoting ? (closesAt ? sayDeadline(closesAt) : '由干事结束') : null],
            [signerLabels.teller, election.tellers.map(({ name }) => name).join('、')],
            [signerLabels.witness, election.witness.name],
            ['终止原因', election.stopReason],
          ]}
        />
      </View>
    </Card>
  );
}

const votersOf = ({ voters, voterUnits }: Election): string =>
  voterUnits.length > 0 ? `${voterUnits.map(({ name }) => name).join('、')}的会员` : voterLabels[voters];
