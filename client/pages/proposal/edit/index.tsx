/** Writing a proposal: one matter, why, and what should be done; the draft survives leaving the page. */
import type { Output } from '@/api/call';
import { useDraft } from '@/api/draft';
import { useCommand, useRead } from '@/api/hooks';
import { replace, useRouteParams } from '@/platform';
import { BottomBar, PrimaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { Form } from '@/ui/form';
import { Page } from '@/ui/page';
import { AsyncView } from '@/ui/states';
import { TextArea, TextField } from '@/ui/text-fields';

type Values = { matter: string; reason: string; measures: string };
const valuesOf = ({ matter, reason, measures }: Output<'proposal.get'>): Values => ({ matter, reason, measures });

export default function ProposalEdit() {
  const { id, callId = '' } = useRouteParams();
  const record = useRead('proposal.get', { id: id ?? '' }, { enabled: Boolean(id) });
  if (!id) return <Edit callId={callId} base={{ matter: '', reason: '', measures: '' }} />;
  return record.data ? <Edit id={id} callId={record.data.callId} base={valuesOf(record.data)} /> : <Page title="修改提案"><AsyncView result={record}>{() => null}</AsyncView></Page>;
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
    <Page title={id ? '修改提案' : '起草提案'} footer={<BottomBar note={isRestored ? '已接着上次没写完的草稿' : '保存后其他代表可以附议'}><PrimaryButton isPending={isPending} onPress={() => void submit()}>保存</PrimaryButton></BottomBar>}>
      <Card>
        <Form error={error}>
          <TextField label="案由" name="matter" isRequired hint="一事一案，用一句话说清楚要解决什么" value={value.matter} onChange={(matter) => change({ matter })} max={60} />
          <TextArea label="理由" name="reason" isRequired hint="现状怎样，影响谁" value={value.reason} onChange={(reason) => change({ reason })} rows={6} />
          <TextArea label="措施" name="measures" isRequired hint="具体、可办到的做法" value={value.measures} onChange={(measures) => change({ measures })} rows={6} />
        </Form>
      </Card>
    </Page>
  );
}
