/** One proposal: its three parts, who stands behind it, what has happened, and what this person may do next. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { stepLabels } from '../../../../types/proposal/labels';
import { useRead } from '@/api/hooks';
import { useIsWide, useRouteParams } from '@/platform';
import { Attachments } from '@/ui/attachments';
import { Card, Section } from '@/ui/card';
import { Timeline } from '@/ui/figures';
import { Markdown } from '@/ui/markdown';
import { Page } from '@/ui/page';
import { AsyncView } from '@/ui/states';
import { sayMoment } from '@/ui/time';
import { MainAction, type Detail, type Opened } from '../parts/actions';
import { Answers, Disputed } from '../parts/answers';
import { Backing, Head } from '../parts/head';
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
              <Text title="理由" text={proposal.reason} />
              <Text title={proposal.kind === 'suggestion' ? '建议做法' : '措施'} text={proposal.measures} />
              {proposal.files.length > 0 ? (
                <Section title="附件">
                  <Card>
                    <Attachments files={proposal.files} />
                  </Card>
                </Section>
              ) : null}
              <Backing proposal={proposal} />
              <Disputed proposal={proposal} />
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

const Text = ({ title, text }: { title: string; text: string }) =>
  text ? (
    <Section title={title}>
      <Card>
        <Markdown text={text} />
      </Card>
    </Section>
  ) : null;

const ended = ['completed', 'declined', 'merged', 'withdrawn', 'carriedOver'];
/** Each step: what, when, who, why, with which files. */
const Story = ({ proposal: { steps, state, isDisputed } }: { proposal: Detail }) => (
  <Section title="办理经过">
    <Card>
      <Timeline
        steps={steps.map(({ at, action, byName, note, files }, index) => ({
          title: stepLabels[action],
          at: `${sayMoment(at)} · ${byName}`,
          note: note || files.length > 0 ? <Why note={note} files={files} /> : null,
          state: index === steps.length - 1 && (isDisputed || !ended.includes(state)) ? ('now' as const) : ('done' as const),
        }))}
      />
    </Card>
  </Section>
);

const Why = ({ note, files }: Pick<Detail['steps'][number], 'note' | 'files'>) => (
  <>
    {note}
    <Attachments files={files} />
  </>
);
