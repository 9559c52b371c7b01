/** The small forms behind a proposal's buttons; only the one that is open is drawn. */
import type { Detail, Opened, SheetName } from './actions';
import { Dispute, Rate } from './author-sheets';
import { Answer, AskExtension, CoAnswer, Thank } from './department-sheets';
import { Assign, Review } from './office';
import { Extend, PassOn, Rule } from './office-sheets';
import { ReasonStep } from './reason-steps';
import { AskSeconders } from './seconders';

export type SheetProps = { proposal: Detail; isOpen: boolean; onClose: () => void };

const reasons = ['declineSecond', 'unsecond', 'withdraw', 'return', 'unmerge', 'refuseExtension'] as const;
const forms: Partial<Record<SheetName, (props: SheetProps) => JSX.Element>> = {
  askSeconders: AskSeconders,
  review: Review,
  rule: Rule,
  assign: Assign,
  extend: Extend,
  passOn: PassOn,
  answer: Answer,
  coAnswer: CoAnswer,
  askExtension: AskExtension,
  thank: Thank,
  rate: Rate,
  dispute: Dispute,
};

/** Each stays mounted while the page is shown, so that what was typed survives closing by mistake. */
export function Sheets({ proposal, opened, onClose }: { proposal: Detail; opened: Opened; onClose: () => void }) {
  return (
    <>
      {(Object.keys(forms) as SheetName[]).map((name) => {
        const Form = forms[name]!;
        return proposal.moves.includes(name) || (name === 'review' && proposal.moves.includes('merge')) ? (
          <Form key={name} proposal={proposal} isOpen={opened === name} onClose={onClose} />
        ) : null;
      })}
      {reasons.map((name) =>
        proposal.moves.includes(name) ? (
          <ReasonStep key={name} step={name} id={proposal.id} isOpen={opened === name} onClose={onClose} />
        ) : null,
      )}
    </>
  );
}
