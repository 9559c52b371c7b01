/** Writing a proposal, or a suggestion: one matter, why, and what should be done; the draft survives leaving the page. */
import type { Output } from '@/api/call';
import { useDraft } from '@/api/draft';
import { useCommand, useRead } from '@/api/hooks';
import { useSaving } from '@/api/saving';
import { useRouteParams, type UploadedFile } from '@/platform';
import { BottomBar, PrimaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { Form } from '@/ui/form';
import { Page } from '@/ui/page';
import { TextArea, TextField } from '@/ui/text-fields';
import { StepFiles } from '../parts/files';
import { Similar } from '../parts/similar';
import { LoadingPage } from '@/ui/loading-page';

type Values = { matter: string; reason: string; measures: string; files: UploadedFile[] };
const blank: Values = { matter: '', reason: '', measures: '', files: [] };
const valuesOf = ({ matter, reason, measures, files }: Output<'proposal.get'>): Values => ({
  matter,
  reason,
  measures,
  files: files.map(({ id, name, size, type }) => ({ id, name, size, type })),
});

export default function ProposalEdit() {
  const { id, callId = '', kind } = useRouteParams();
  const record = useRead('proposal.get', { id: id ?? '' }, { enabled: Boolean(id) });
  if (!id) return <Edit callId={callId} base={blank} isSuggestion={kind === 'suggestion'} />;
  return record.data ? (
    <Edit id={id} callId={record.data.callId} base={valuesOf(record.data)} />
  ) : (
    <LoadingPage title="修改提案" result={record} />
  );
}

type EditProps = { id?: string; callId: string; base: Values; isSuggestion?: boolean };

/** One command of three: changing, drafting, or sending a suggestion. */
function useSending({ id, callId, isSuggestion }: EditProps) {
  const draft = useCommand('proposal.draft', { done: '已保存，可以邀请附议了' });
  const update = useCommand('proposal.update', { done: '已保存' });
  const suggest = useCommand('proposal.suggest', { done: '已送交，答复会发到您的消息里' });
  const command = id ? update : isSuggestion ? suggest : draft;
  const send = ({ files, ...text }: Values): Promise<{ id: string } | null> => {
    const input = { ...text, fileIds: files.map((file) => file.id) };
    return id ? update.run({ id, ...input }) : isSuggestion ? suggest.run({ callId, ...input }) : draft.run({ callId, ...input });
  };
  return { send, command };
}

function Edit(props: EditProps) {
  const { id, callId, base, isSuggestion = false } = props;
  const { value, change, clear, isRestored } = useDraft(`proposal:${isSuggestion ? 'suggestion:' : ''}${id ?? callId}`, base);
  const { send, command } = useSending(props);
  const { save, error, isPending } = useSaving({ command, clear, page: '/pages/proposal/detail/index' });
  const submit = () => save(send({ ...value, files: value.files ?? [] }));
  const note = isRestored ? '已接着上次没写完的草稿' : isSuggestion ? '由提案工作机构转有关部门研究答复' : '保存后其他代表可以附议';
  return (
    <Page
      title={id ? '修改提案' : isSuggestion ? '提意见建议' : '起草提案'}
      footer={
        <BottomBar note={note}>
          <PrimaryButton isPending={isPending} onPress={() => void submit()}>
            {isSuggestion ? '送交' : '保存'}
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
            label={isSuggestion ? '建议做法' : '措施'}
            name="measures"
            isRequired={!isSuggestion}
            hint={isSuggestion ? '可以不填' : '具体、可办到的做法'}
            value={value.measures}
            onChange={(measures) => change({ measures })}
            rows={6}
          />
          <StepFiles value={value.files ?? []} onChange={(files) => change({ files })} />
        </Form>
      </Card>
    </Page>
  );
}
