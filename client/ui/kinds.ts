/** The icon and the colour of each kind of matter, the same on home, desk, calendar and inbox. */
import { kindLabels } from '../../types/notification/labels';
import type { IconName } from './icons';
import type { Tone } from './tag';

export type Kind = keyof typeof kindLabels;

const drawn: Partial<Record<Kind, { icon: IconName; tone: Tone }>> = {
  announcement: { icon: 'megaphone', tone: 'accent' },
  event: { icon: 'event', tone: 'good' },
  dues: { icon: 'wallet', tone: 'warn' },
  proposal: { icon: 'proposal', tone: 'info' },
  congress: { icon: 'people', tone: 'accent' },
  disclosure: { icon: 'book', tone: 'info' },
  survey: { icon: 'chart', tone: 'info' },
  appraisal: { icon: 'vote', tone: 'good' },
  suggestion: { icon: 'proposal', tone: 'good' },
  member: { icon: 'people', tone: 'grey' },
  unit: { icon: 'tree', tone: 'grey' },
};

export const iconOfKind = (kind: Kind): IconName => drawn[kind]?.icon ?? 'inbox';
export const toneOfKind = (kind: Kind): Tone => drawn[kind]?.tone ?? 'grey';
export const kindOptions = (Object.keys(kindLabels) as Kind[]).map((value) => ({ value, text: kindLabels[value] }));
