/** One ballot: where it stands, how many took part, what is asked and, when it is due, how it came out. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { signerLabels, voterLabels } from '../../../../types/ballot/labels';
import { ballotLifecycle } from '../../../../types/ballot/lifecycle';
import { sayThreshold } from '../../../../types/congress/threshold';
import type { Output } from '@/api/call';
import { useRead } from '@/api/hooks';
import { go, useRouteParams } from '@/platform';
import { Button } from '@/ui/button';
import { Card, Facts, Row, Section } from '@/ui/card';
import { ProgressBar, Timeline } from '@/ui/figures';
import { Page } from '@/ui/page';
import { AsyncView } from '@/ui/states';
import { StatusTag, Tag } from '@/ui/tag';
import { sayDeadline, sayMoment } from '@/ui/time';
import { BallotActions } from '../parts/actions';
import { Questions } from '../parts/results';

type Ballot = Output<'ballot.get'>;

export default function BallotDetail() {
  const { id = '' } = useRouteParams();
  const record = useRead('ballot.get', { id });
  return (
    <Page title="无记名投票" footer={record.data ? <BallotActions ballot={record.data} /> : null}>
      <AsyncView result={record}>{(data) => <Parts {...data} />}</AsyncView>
    </Page>
  );
}

function Parts(ballot: Ballot) {
  const { id, canVerify, state, papers } = ballot;
  return (
    <View className="stack">
      <About {...ballot} />
      {papers && papers.taken > 0 ? (
        <Card className="rows">
          <Row icon="file" title="纸质票" note={`发出 ${papers.taken} 张，录入 ${papers.entered} 张`} />
        </Card>
      ) : null}
      {state === 'open' ? (
        <Card className="rows">
          <Row icon="shield" title="结束之前，谁也看不到结果" note="包括干事、主席和管理员，只有参加人数" />
        </Card>
      ) : null}
      <Questions questions={ballot.questions} boxCount={ballot.boxCount} />
      <Counters {...ballot} />
      {canVerify ? <Verify id={id} /> : null}
      <Card className="rows">
        <Row icon="shield" title="投票怎样保密" note="什么是秘密、对谁保密、做不到什么" onPress={() => go('/pages/ballot/secrecy/index')} />
      </Card>
    </View>
  );
}

function About(ballot: Ballot) {
  const { title, state, note, due, cast, hasCast, closesAt, voters, present, quorum, openedAt, closedAt, remindedAt } = ballot;
  return (
    <Card>
      <View className="stack">
        <View className="card-head">
          <View className="card-title">{title}</View>
          <StatusTag lifecycle={ballotLifecycle} state={state} />
        </View>
        {note ? <View className="card-text">{note}</View> : null}
        {due > 0 ? <ProgressBar label="已投票" value={cast} total={due} text={`已投 ${cast} / ${due} 人`} /> : null}
        {hasCast !== null ? (
          <View className="tags">
            <Tag tone={hasCast ? 'good' : 'warn'}>{hasCast ? '您已投票' : state === 'open' ? '待您投票' : '您没有投票'}</Tag>
          </View>
        ) : null}
        <Facts
          items={[
            ['参加的人', voterLabels[voters]],
            ['法定人数', quorum && sayThreshold(quorum)],
            ['依据', quorum?.source],
            ['到会', present === null ? null : `${present} 人`],
            ['开始', openedAt && sayMoment(openedAt)],
            ['期限', state === 'open' || state === 'draft' ? closesAt && sayDeadline(closesAt) : null],
            ['上次提醒', state === 'open' ? remindedAt && sayMoment(remindedAt) : null],
            ['结束', closedAt && sayMoment(closedAt)],
          ]}
        />
      </View>
    </Card>
  );
}

function Counters({ tellers, witness, signatures }: Ballot) {
  return (
    <Section title="计票与监票">
      <Card>
        <Facts
          items={[
            [signerLabels.teller, tellers.map(({ name }) => name).join('、')],
            [signerLabels.witness, witness.name],
          ]}
        />
        {signatures.length > 0 ? (
          <Timeline
            steps={signatures.map(({ name, as, at }) => ({
              title: `${signerLabels[as]} ${name} 已签名`,
              at: sayMoment(at),
              state: 'done',
            }))}
          />
        ) : null}
      </Card>
    </Section>
  );
}

function Verify({ id }: { id: string }) {
  const [isAsked, setAsked] = useState(false);
  const verdict = useRead('ballot.verify', { id }, { enabled: isAsked });
  return (
    <Section title="核对票箱">
      <Card>
        <View className="card-text">名册上投票的人数要与票箱里的票数相等，结束时公布的校验值不能变。在名册上的人都可以核对。</View>
        {isAsked ? (
          <AsyncView result={verdict} rows={2}>
            {({ isIntact, trouble, rollCount, boxCount, publishedHash }) => (
              <>
                <View className="tags">
                  <Tag tone={isIntact ? 'good' : 'warn'}>{isIntact ? '核对相符' : '核对不符'}</Tag>
                </View>
                <Facts
                  items={[
                    ['说明', trouble],
                    ['名册上投票', `${rollCount} 人`],
                    ['票箱', `${boxCount} 张`],
                    ['校验值', publishedHash],
                  ]}
                />
              </>
            )}
          </AsyncView>
        ) : (
          <Button icon="shield" onPress={() => setAsked(true)}>
            现在核对
          </Button>
        )}
      </Card>
    </Section>
  );
}
