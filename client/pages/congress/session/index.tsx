/** One session: when and where, the agenda with its papers, who presides, its figures and clocks, and what comes next. */
import { View } from '@tarojs/components';
import { sessionLifecycle } from '../../../../types/congress/lifecycle';
import type { Output } from '@/api/call';
import { useRead } from '@/api/hooks';
import { useRouteParams } from '@/platform';
import { Card, Facts, Row, Section } from '@/ui/card';
import { ProgressBar, Timeline } from '@/ui/figures';
import { Page } from '@/ui/page';
import { AsyncView } from '@/ui/states';
import { StatusTag } from '@/ui/tag';
import { sayFullDay, sayMoment, saySpan } from '@/ui/time';
import { AgendaPart } from '../parts/session-agenda';
import { ClocksPart } from '../parts/session-clocks';
import { SessionLinks } from '../parts/session-links';
import { SessionSteps } from '../parts/session-steps';
import { toneOf } from '../parts/verdict';
import '@/ui/congress.scss';

type Session = Output<'congress.session'>;

export default function SessionPage() {
  const { id = '' } = useRouteParams();
  const session = useRead('congress.session', { sessionId: id });
  return (
    <Page title={session.data?.name ?? '职代会会议'} footer={session.data ? <SessionSteps {...session.data} /> : null}>
      <AsyncView result={session}>{(data) => <Shown {...data} />}</AsyncView>
    </Page>
  );
}

function Shown(session: Session) {
  return (
    <View className="stack">
      <About {...session} />
      {session.summary ? (
        <Section title="会议结果" note={session.postedUntil ? `公示至${sayFullDay(session.postedUntil)}` : undefined}>
          <Card>
            <View className="card-text">{session.summary}</View>
          </Card>
        </Section>
      ) : null}
      {session.obstacles.length > 0 ? (
        <Section title="下一步还差什么">
          <Card className="rows">
            {session.obstacles.map((text) => (
              <Row key={text} icon="alert" title={text} />
            ))}
          </Card>
        </Section>
      ) : null}
      <AgendaPart {...session} />
      <SessionLinks {...session} />
      <ClocksPart clocks={session.clocks} />
      {session.history.length > 0 ? (
        <Section title="延期与取消">
          <Card>
            <Timeline steps={session.history.map(({ at, text }) => ({ title: text, at: sayMoment(at), state: 'done' }))} />
          </Card>
        </Section>
      ) : null}
    </View>
  );
}

function About(session: Session) {
  const { name, state, startsAt, endsAt, place, note, occasion, presidium, recorder, quorum, report, presidiumRule } = session;
  return (
    <Card>
      <View className="gapped">
        <View className="card-head">
          <View className="card-title">{name}</View>
          <StatusTag lifecycle={sessionLifecycle} state={state} tone={toneOf[state]} />
        </View>
        {note ? <View className="card-text">{note}</View> : null}
        <Facts
          items={[
            ['时间', saySpan(startsAt, endsAt)],
            ['地点', place],
            ['由谁提出', occasion],
            ['主席团', presidium.length > 0 ? presidium.map((one) => one.name).join('、') : null],
            ['主席团要求', presidium.length === 0 && session.moves.includes('setPresidium') ? presidiumRule : null],
            ['记录', recorder?.name],
            ['上报', report ? `${sayFullDay(report.on)}报${report.to}${report.reference ? `，${report.reference}` : ''}` : null],
          ]}
        />
        {quorum && state !== 'announced' && state !== 'postponed' ? (
          <>
            <ProgressBar
              label="到会代表"
              value={quorum.present}
              total={quorum.due}
              tone={quorum.isQuorate ? 'good' : 'warn'}
              text={`到会 ${quorum.present} / ${quorum.due}`}
            />
            <View className="card-note">{`${quorum.arithmetic}（${quorum.source}）`}</View>
          </>
        ) : null}
      </View>
    </Card>
  );
}
