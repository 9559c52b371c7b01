/** The sheet in which one signs up or changes it: everything the event asks for, one button. */
import { useState } from 'react';
import { useCommand } from '@/api/hooks';
import { toast } from '@/platform';
import { PrimaryButton } from '@/ui/button';
import { Form } from '@/ui/form';
import { Sheet } from '@/ui/sheet';
import { TextArea } from '@/ui/text-fields';
import { blankFilled, filledFrom, sentOf, teamSentOf, type Detail, type Filled } from './filled';
import { CompanionsFields, ItemsChoice, QuestionFields, TeamFields } from './sign-fields';

type SheetProps = { event: Detail; isOpen: boolean; onClose: () => void };

/** Signing up; `verb` is 报名, 候补 or 申请摇号, `onDone` says what came of it. */
export function SignUpSheet({
  event,
  isOpen,
  onClose,
  verb,
  teamCode,
  onDone,
}: SheetProps & { verb: string; teamCode: string; onDone: (registration: { status: string; place?: number }) => void }) {
  const [filled, setFilled] = useState<Filled>(() => blankFilled(teamCode));
  const register = useCommand('event.register');
  const submit = async () => {
    const done = await register.run({ eventId: event.id, ...sentOf(event, filled), ...teamSentOf(event, filled) });
    if (!done) return;
    onClose();
    onDone(done.registration);
  };
  const people = 1 + filled.companions.length;
  return (
    <Sheet
      isOpen={isOpen}
      title={event.items.length + event.companionsMax + event.questions.length > 0 || event.team ? verb : `${verb}并备注`}
      onClose={onClose}
      footer={
        <PrimaryButton isPending={register.isPending} onPress={() => void submit()}>
          {people > 1 ? `${verb}（共 ${people} 人）` : verb}
        </PrimaryButton>
      }
    >
      <Form error={register.error}>
        {event.team ? <TeamFields team={event.team} value={filled} onChange={(change) => setFilled({ ...filled, ...change })} /> : null}
        <Parts event={event} filled={filled} onChange={(change) => setFilled({ ...filled, ...change })} />
      </Form>
    </Sheet>
  );
}

/** Changing one's own sign-up; what takes more places is refused while there are none. */
export function ChangeSheet({ event, isOpen, onClose }: SheetProps) {
  const [filled, setFilled] = useState<Filled>(() => filledFrom(event));
  const change = useCommand('event.changeRegistration');
  const submit = async () => {
    const done = await change.run({ eventId: event.id, ...sentOf(event, filled), remark: filled.remark });
    if (!done) return;
    onClose();
    toast('报名已修改');
  };
  return (
    <Sheet
      isOpen={isOpen}
      title="修改报名"
      onClose={onClose}
      footer={
        <PrimaryButton isPending={change.isPending} onPress={() => void submit()}>
          保存
        </PrimaryButton>
      }
    >
      <Form error={change.error}>
        <Parts event={event} filled={filled} onChange={(part) => setFilled({ ...filled, ...part })} />
      </Form>
    </Sheet>
  );
}

function Parts({ event, filled, onChange }: { event: Detail; filled: Filled; onChange: (change: Partial<Filled>) => void }) {
  return (
    <>
      {event.items.length > 0 ? <ItemsChoice event={event} value={filled.itemIds} onChange={(itemIds) => onChange({ itemIds })} /> : null}
      {event.companionsMax > 0 ? (
        <CompanionsFields event={event} value={filled.companions} onChange={(companions) => onChange({ companions })} />
      ) : null}
      <QuestionFields questions={event.questions} value={filled.answers} onChange={(answers) => onChange({ answers })} />
      <TextArea
        label="备注"
        name="remark"
        hint="如忌口、需要借用的东西"
        value={filled.remark}
        onChange={(remark) => onChange({ remark })}
        max={200}
        rows={2}
      />
    </>
  );
}
