/** Writing a proposal: one matter, why, and what should be done; the draft survives leaving the page. */
import { View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import type { Output } from '@/api/call';
import { useDraft } from '@/api/draft';
import { useCommand, useRead } from '@/api/hooks';
import { replace, useRouteParams } from '@/platform';
import { BottomBar, PrimaryButton } from '@/ui/button';
import { Card, Row } from '@/ui/card';
import { Form } from '@/ui/form';
import { Page } from '@/ui/page';
import { AsyncView } from '@/ui/states';
import { TextArea, TextField } from '@/ui/text-fields';
import { openProposal } from '../parts/proposal-card';

type Values = { matter: string; reason: string; measures: string };
const valuesOf = ({ matter, reason, measures }: Output<'proposal.get'>): Values => ({ matter, reason, measures });

export default function ProposalEdit() {
  const { id, callId = '' } = useRouteParams();
  const record = useRead('proposal.get', { id: id ?? '' }, { enabled: Boolean(id) });
  if (!id) return <Edit callId={callId} base={{ matter: '', reason: '', measures: '' }} />;
  return record.data ? (
    <Edit id={id} callId={record.data.callId} base={valuesOf(record.data)} />
  ) : (
    <Page title="修改提案">
      <AsyncView result={record}>{() => null}</AsyncView>
    </Page>
  );
}

function Edit({ id, callId, base }: { id?: string; callId: string; base: Values }) {
  const { value, change, clear, isRestored } = useDraft(`proposal:${id ?? callId}`, base);
  const draft = useCommand('proposal.draft', { done: '已保存，可以邀请附议了' });
  const update = useCommand('proposal.update', { done: '已保存' });
  const { error, isPending } = id ? update : draft;
  const submit = async () => {
    const saved = await (id ? update.run({ id, ...value }) : draft.run({ callId, ...value }));
    if (!saved) return;
    clear();
    replace('/pages/proposal/detail/index', { id: saved.id });
  };
  return (
    <Page
      title={id ? '修改提案' : '起草提案'}
      footer={
        <BottomBar note={isRestored ? '已接着上次没写完的草稿' : '保存后其他代表可以附议'}>
          <PrimaryButton isPending={isPending} onPress={() => void submit()}>
            保存
          </PrimaryButton>
        </BottomBar>
      }
    >
      <Card>
        <Form error={error}>
          <TextField
            label="案由"
            name="matter"
            isRequired
            hint="一事一案，用一句话说清楚要解决什么"
            value={value.matter}
            onChange={(matter) => change({ matter })}
            max={60}
          />
          <Similar id={id} callId={callId} matter={value.matter} />
          <TextArea
            label="理由"
            name="reason"
            isRequired
            hint="现状怎样，影响谁"
            value={value.reason}
            onChange={(reason) => change({ reason })}
            rows={6}
          />
          <TextArea
            label="措施"
            name="measures"
            isRequired
            hint="具体、可办到的做法"
            value={value.measures}
            onChange={(measures) => change({ measures })}
            rows={6}
          />
        </Form>
      </Card>
    </Page>
  );
}

const PAUSE_MS = 500;

/** What others have proposed already in this call: seconding it may be better than writing it again. */
function Similar({ id, callId, matter }: { id?: string; callId: string; matter: string }) {
  const [asked, setAsked] = useState(matter.trim());
  useEffect(() => {
    const timer = setTimeout(() => setAsked(matter.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [matter]);
  const similar = useRead('proposal.similar', { callId, matter: asked }, { enabled: callId !== '' && asked.length >= 4 });
  const others = asked.length >= 4 ? (similar.data?.items ?? []).filter((one) => one.id !== id) : [];
  if (others.length === 0) return null;
  return (
    <View className="field">
      <View className="field-label">已有相近的提案，可以改为附议</View>
      <View>
        {others.map((one) => (
          <Row
            key={one.id}
            icon="proposal"
            title={one.matter}
            note={`${one.authorName} · 附议 ${one.seconders} 人`}
            onPress={() => openProposal(one)}
          />
        ))}
      </View>
    </View>
  );
}
