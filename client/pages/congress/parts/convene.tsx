/** Calling a session: which one, when and where, and whose wish an extraordinary one is. */
import { useState } from 'react';
import { sessionKindLabels, type SessionKind } from '../../../../types/congress/labels';
import type { Output } from '@/api/call';
import { useCommand, useRead } from '@/api/hooks';
import { Button } from '@/ui/button';
import { ChoiceField } from '@/ui/choice-fields';
import { DateTimeField } from '@/ui/date-fields';
import { Form } from '@/ui/form';
import { Sheet } from '@/ui/sheet';
import { optionsOf } from '@/ui/tabs';
import { NumberField, TextArea, TextField } from '@/ui/text-fields';

type Session = Output<'congress.session'>;
type Props = { number?: number; session?: Session; onClose: () => void; onDone?: (id: string) => void };

export function ConveneSheet({ number: next = 1, session, onClose, onDone }: Props) {
  const [kind, setKind] = useState<SessionKind | null>(session?.kind ?? 'regular');
  const [number, setNumber] = useState<number | null>(session?.number ?? next);
  const [startsAt, setStart] = useState<string | null>(session?.startsAt ?? null);
  const [endsAt, setEnd] = useState<string | null>(session?.endsAt ?? null);
  const [place, setPlace] = useState(session?.place ?? '');
  const [note, setNote] = useState(session?.note ?? '');
  const [petitionId, setPetition] = useState<string | null>(session?.petitionId ?? null);
  const [occasion, setOccasion] = useState(session?.petitionId ? '' : (session?.occasion ?? ''));
  const [callId, setCall] = useState<string | null>(session?.callId ?? null);
  const draft = useCommand('congress.draftSession', { done: '已开始筹备', isQuiet: true });
  const edit = useCommand('congress.editSession', { done: '已保存', isQuiet: true });
  const { error, isPending } = session ? edit : draft;
  const isExtra = kind === 'extraordinary';
  const submit = async () => {
    if (!kind || !number || !startsAt || !endsAt) return;
    const fields = { kind, number, startsAt, endsAt, place, note, callId };
    const input = { ...fields, petitionId: isExtra ? petitionId : null, occasion: isExtra && !petitionId ? occasion : '' };
    const made = session ? await edit.run({ sessionId: session.id, ...input }) : await draft.run(input);
    if (!made) return;
    onClose();
    onDone?.(made.id);
  };
  return (
    <Sheet
      isOpen
      title={session ? '修改会议' : '筹备会议'}
      onClose={onClose}
      footer={
        <Button
          look="primary"
          isPending={isPending}
          isDisabled={!kind || !number || !startsAt || !endsAt || !place.trim()}
          onPress={() => void submit()}
        >
          {session ? '保存' : '开始筹备'}
        </Button>
      }
    >
      <Form error={error}>
        <NumberField label="本届第几次会议" name="number" unit="次" isRequired value={number} onChange={setNumber} />
        <TextField label="地点" name="place" isRequired value={place} onChange={setPlace} />
        <DateTimeField label="开始时间" name="startsAt" isRequired value={startsAt} onChange={setStart} />
        <DateTimeField label="结束时间" name="endsAt" isRequired value={endsAt} onChange={setEnd} />
        <CallField value={callId} onChange={setCall} />
        <ChoiceField label="类别" name="kind" isRequired options={optionsOf(sessionKindLabels)} value={kind} onChange={setKind} />
        {isExtra ? (
          <>
            <PetitionField value={petitionId} onChange={setPetition} />
            {petitionId ? null : (
              <TextField label="提议单位" name="occasion" hint="由单位或工会提出的，写明哪一方" value={occasion} onChange={setOccasion} />
            )}
          </>
        ) : null}
        <TextArea label="说明" name="note" max={500} rows={2} value={note} onChange={setNote} />
      </Form>
    </Sheet>
  );
}

type FieldProps = { value: string | null; onChange: (value: string | null) => void };

function CallField(props: FieldProps) {
  const calls = useRead('proposal.calls', { limit: 6 });
  const options = (calls.data?.items ?? []).map(({ id, title }) => ({ value: id, text: title }));
  if (options.length === 0) return null;
  return <ChoiceField label="会上报告的提案征集" name="callId" hint="会议页会列出其中每件提案的办理情况" options={options} {...props} />;
}

function PetitionField(props: FieldProps) {
  const petitions = useRead('congress.petitions', {});
  const reached = (petitions.data?.items ?? []).filter(({ state }) => state === 'reached' || state === 'answered');
  const options = reached.map(({ id, matter, count }) => ({ value: id, text: `${count} 名代表联名：${matter}` }));
  if (options.length === 0) return null;
  return <ChoiceField label="代表联名" name="petitionId" hint="达到规定人数的联名" options={options} {...props} />;
}
