/** One proposal: its three parts, who stands behind it, what has happened, and what this person may do next. */
import { View } from '@tarojs/components';
import { proposalLifecycle } from '../../../../types/proposal/lifecycle';
import { ratingLabels, stepLabels } from '../../../../types/proposal/labels';
import type { Output } from '@/api/call';
import { useRead } from '@/api/hooks';
import { go, useRouteParams } from '@/platform';
import { Card, Facts, Row, Section } from '@/ui/card';
import { Timeline } from '@/ui/figures';
import { Markdown } from '@/ui/markdown';
import { Page } from '@/ui/page';
import { AsyncView } from '@/ui/states';
import { StatusTag, Tag } from '@/ui/tag';
import { sayDay, sayMoment } from '@/ui/time';
import { Actions } from '../parts/actions';

type Detail = Output<'proposal.get'>;

export default function ProposalDetail() {
  const { id = '' } = useRouteParams();
  const record = useRead('proposal.get', { id });
  return (
    <Page title="提案" footer={record.data ? <Actions proposal={record.data} /> : null}>
      <AsyncView result={record}>{(proposal) => <><Head proposal={proposal} /><Text proposal={proposal} /><Answers proposal={proposal} /><Story proposal={proposal} /></>}</AsyncView>
    </Page>
  );
}

function Head({ proposal }: { proposal: Detail }) {
  const { matter, state, number, callTitle, authors, seconded, minSeconders, lead, co, dueOn, isOverdue, mergedInto, mergedFrom } = proposal;
  return (
    <Card>
      <View className="card-head"><View className="article-title">{matter}</View><StatusTag lifecycle={proposalLifecycle} state={state} /></View>
      <Facts items={[
        ['征集', callTitle], ['编号', number && `第 ${number} 号`], ['提案人', authors.map(({ name }) => name).join('、')],
        ['附议', seconded.length > 0 ? `${seconded.map(({ name }) => name).join('、')}（${seconded.length} 人）` : `还没有，需要 ${minSeconders} 人`],
        ['主办', lead?.name], ['协办', co.map(({ name }) => name).join('、')], ['期限', dueOn && `${sayDay(dueOn)} 前答复`],
      ]} />
      {isOverdue ? <View className="tags"><Tag tone="accent">已超期，尚未答复</Tag></View> : null}
      {mergedInto ? <Row icon="forward" title={`已并入「${mergedInto.matter}」`} onPress={() => go('/pages/proposal/detail/index', { id: mergedInto.id })} /> : null}
      {mergedFrom.map((one) => <Row key={one.id} icon="plus" title={`并入了「${one.matter}」`} note={one.authorName} onPress={() => go('/pages/proposal/detail/index', { id: one.id })} />)}
    </Card>
  );
}

const Text = ({ proposal: { reason, measures } }: { proposal: Detail }) => (
  <>
    <Section title="理由"><Card><Markdown text={reason} /></Card></Section>
    <Section title="措施"><Card><Markdown text={measures} /></Card></Section>
  </>
);

function Answers({ proposal: { answers, rating, comment } }: { proposal: Detail }) {
  if (answers.length === 0) return null;
  return (
    <Section title="答复">
      {answers.map(({ round, text, unitName, byName, at }) => (
        <Card key={round}><View className="card-note">{`${answers.length > 1 ? `第 ${round} 次 · ` : ''}${unitName} ${byName} · ${sayMoment(at)}`}</View><Markdown text={text} /></Card>
      ))}
      {rating ? <View className="notice notice-good">{`提案人评价：${ratingLabels[rating]}${comment ? `。${comment}` : ''}`}</View> : null}
    </Section>
  );
}

const Story = ({ proposal: { steps } }: { proposal: Detail }) => (
  <Section title="办理经过">
    <Card><Timeline steps={steps.map(({ at, action, byName, note }, index) => ({ title: stepLabels[action], at: `${sayMoment(at)} · ${byName}`, note, state: index === steps.length - 1 ? 'now' as const : 'done' as const }))} /></Card>
  </Section>
);
