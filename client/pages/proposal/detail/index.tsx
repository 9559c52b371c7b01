/** One proposal: its three parts, who stands behind it, what has happened, and what this person may do next. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { ratingLabels, stepLabels } from '../../../../types/proposal/labels';
import { useRead } from '@/api/hooks';
import { useIsWide, useRouteParams } from '@/platform';
import { Card, Facts, Row, Section } from '@/ui/card';
import { ProgressBar, Timeline } from '@/ui/figures';
import { Markdown } from '@/ui/markdown';
import { Page } from '@/ui/page';
import { AsyncView } from '@/ui/states';
import { sayDay, sayMoment } from '@/ui/time';
import { MainAction, OtherActions, type Detail, type Opened } from '../parts/actions';
import { openProposal, sayDue, StateTag } from '../parts/proposal-card';
import { Sheets } from '../parts/sheets';

export default function ProposalDetail() {
  const { id = '' } = useRouteParams();
  const record = useRead('proposal.get', { id });
  const [opened, open] = useState<Opened>(null);
  const isWide = useIsWide();
  return (
    <Page title="提案" width="full" footer={record.data ? <MainAction proposal={record.data} onOpen={open} /> : null}>
      <AsyncView result={record}>
        {(proposal) => (
          <View className="split">
            <View>
              <Head proposal={proposal} onOpen={open} />
              <Section title="理由">
                <Card>
                  <Markdown text={proposal.reason} />
                </Card>
              </Section>
              <Section title="措施">
                <Card>
                  <Markdown text={proposal.measures} />
                </Card>
              </Section>
              <Answers proposal={proposal} />
              {isWide ? null : <Story proposal={proposal} />}
            </View>
            {isWide ? <Story proposal={proposal} /> : null}
            <Sheets proposal={proposal} opened={opened} onClose={() => open(null)} />
          </View>
        )}
      </AsyncView>
    </Page>
  );
}

function Head({ proposal, onOpen }: { proposal: Detail; onOpen: (sheet: Opened) => void }) {
  const { matter, state, number, callTitle, authors, seconded, seconders, minSeconders, lead, co, mergedInto, mergedFrom } = proposal;
  const names = (people: { name: string }[]) => people.map(({ name }) => name).join('、');
  return (
    <Card>
      <View className="card-head">
        <View className="article-title">{matter}</View>
        <StateTag state={state} />
      </View>
      <Facts
        items={[
          ['征集', callTitle],
          ['编号', number && `第 ${number} 号`],
          ['提案人', names(authors)],
          ['附议', seconded.length > 0 ? `${names(seconded)}（${seconders} 人）` : '还没有人附议'],
          ['主办', lead?.name],
          ['协办', names(co)],
          ['期限', proposal.dueOn && <Due key="due" proposal={proposal} />],
        ]}
      />
      {state === 'draft' && minSeconders > 0 ? (
        <ProgressBar
          label="附议人数"
          value={seconders}
          total={minSeconders}
          tone={seconders >= minSeconders ? 'good' : 'accent'}
          text={`附议 ${seconders}/${minSeconders}`}
        />
      ) : null}
      {mergedInto ? <Row icon="forward" title={`已并入「${mergedInto.matter}」`} onPress={() => openProposal(mergedInto)} /> : null}
      {mergedFrom.map((one) => (
        <Row key={one.id} icon="plus" title={`并入了「${one.matter}」`} note={one.authorName} onPress={() => openProposal(one)} />
      ))}
      <OtherActions proposal={proposal} onOpen={onOpen} />
    </Card>
  );
}

/** The day the answer is due: a countdown while it is awaited, only the day afterwards. */
function Due({ proposal: { dueOn, state, isOverdue } }: { proposal: Detail }) {
  if (!dueOn) return null;
  return (
    <View className={isOverdue ? 'when-soon' : ''}>{state === 'assigned' ? sayDue({ dueOn, isOverdue }) : `${sayDay(dueOn)} 前答复`}</View>
  );
}

function Answers({ proposal: { answers, rating, comment, state } }: { proposal: Detail }) {
  if (answers.length === 0) return null;
  return (
    <Section title="答复">
      <View className="stack">
        {answers.map(({ round, text, unitName, byName, at }) => (
          <Card key={round}>
            <View className="card-note">{`${answers.length > 1 ? `第 ${round} 次 · ` : ''}${unitName} ${byName} · ${sayMoment(at)}`}</View>
            <Markdown text={text} />
          </Card>
        ))}
      </View>
      {rating ? (
        <View className={`notice ${rating === 'unsatisfied' ? 'notice-warn' : 'notice-good'}`}>
          {`提案人评价：${ratingLabels[rating]}${comment ? `。${comment}` : ''}${rating === 'unsatisfied' && ['assigned', 'answered'].includes(state) ? '（已请部门再次办理）' : ''}`}
        </View>
      ) : null}
    </Section>
  );
}

const ended = ['completed', 'declined', 'merged', 'withdrawn'];
const Story = ({ proposal: { steps, state } }: { proposal: Detail }) => (
  <Section title="办理经过">
    <Card>
      <Timeline
        steps={steps.map(({ at, action, byName, note }, index) => ({
          title: stepLabels[action],
          at: `${sayMoment(at)} · ${byName}`,
          note,
          state: index === steps.length - 1 && !ended.includes(state) ? ('now' as const) : ('done' as const),
        }))}
      />
    </Card>
  </Section>
);
