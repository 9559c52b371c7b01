/** What a person has filled in to sign up, before it is sent: pure, so that the form and its button agree. */
import type { relationLabels } from '../../../../types/event/labels';
import type { Input, Output } from '@/api/call';

export type Detail = Output<'event.get'>;
export type Companion = { name: string; relation: keyof typeof relationLabels; birthYear: number | null; isChild: boolean };
export type Answer = string | number | string[];
export type Filled = {
  itemIds: string[];
  companions: Companion[];
  answers: Record<string, Answer>;
  remark: string;
  teamKind: 'join' | 'found';
  teamName: string;
  teamCode: string;
};

export const blankFilled = (teamCode = ''): Filled => ({
  itemIds: [],
  companions: [],
  answers: {},
  remark: '',
  teamKind: 'join',
  teamName: '',
  teamCode,
});

/** What was filled in last time, to be changed. */
export const filledFrom = ({ registration }: Detail): Filled =>
  registration
    ? {
        ...blankFilled(),
        itemIds: registration.itemIds,
        companions: registration.companions,
        answers: registration.answers,
        remark: registration.remark,
      }
    : blankFilled();

/** An event that asks for more than a tap. */
export const asksMore = ({ items, companionsMax, questions, team }: Detail): boolean =>
  items.length > 0 || companionsMax > 0 || questions.length > 0 || team !== null;

export const blankCompanion: Companion = { name: '', relation: 'child', birthYear: null, isChild: false };

type Sent = Pick<Input<'event.register'>, 'itemIds' | 'companions' | 'answers' | 'remark'>;

/** Only what the event asks for travels. */
export function sentOf({ items, companionsMax, questions }: Detail, { itemIds, companions, answers, remark }: Filled): Sent {
  return {
    ...(items.length > 0 ? { itemIds } : {}),
    ...(companionsMax > 0 ? { companions } : {}),
    ...(questions.length > 0 ? { answers } : {}),
    ...(remark ? { remark } : {}),
  };
}
export const teamSentOf = ({ team }: Detail, { teamKind, teamName, teamCode }: Filled) =>
  team ? (teamKind === 'found' ? { teamName } : { teamCode: teamCode.trim().toUpperCase() }) : {};
