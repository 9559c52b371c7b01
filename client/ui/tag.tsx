/** Small marks: tags with a tone, states of a lifecycle, numbers, people's initials. Text always says it too, never colour alone. */
import { Text, View } from '@tarojs/components';
import type { Lifecycle } from '../../types/lifecycle';
import { join, named, unspoken } from './name';

export type Tone = 'grey' | 'accent' | 'good' | 'warn' | 'info';

/** A short word on a soft ground. */
export const Tag = ({ children, tone = 'grey' }: { children: string; tone?: Tone }) => (
  <Text className={join('tag', `tag-${tone}`)}>{children}</Text>
);

/** Tones of states that mean the same in every domain; anything else is grey. */
const tones: Record<string, Tone> = {
  published: 'good',
  open: 'good',
  confirmed: 'good',
  active: 'good',
  paid: 'good',
  filed: 'good',
  completed: 'good',
  attended: 'good',
  approved: 'good',
  answered: 'good',
  rated: 'good',
  scheduled: 'info',
  submitted: 'info',
  seconding: 'info',
  assigned: 'info',
  pending: 'info',
  applied: 'info',
  reviewing: 'info',
  transferring: 'info',
  waitlisted: 'warn',
  offered: 'accent',
  returned: 'warn',
  due: 'warn',
  overdue: 'warn',
  unpaid: 'warn',
  partial: 'warn',
  urged: 'warn',
  suggestion: 'warn',
  full: 'accent',
  rejected: 'accent',
  declined: 'accent',
  absent: 'accent',
  unsatisfied: 'accent',
};

/** A record's state in its lifecycle's Chinese word: `<StatusTag lifecycle={eventLifecycle} state={event.state} />`. */
export function StatusTag<S extends string>({
  lifecycle,
  state,
  tone,
}: {
  lifecycle: Pick<Lifecycle<S>, 'labels'>;
  state: S;
  tone?: Tone;
}) {
  return <Tag tone={tone ?? tones[state] ?? 'grey'}>{lifecycle.labels[state]}</Tag>;
}

/** A number that wants attention; nothing at zero. */
export function Badge({ count, label = '条未读' }: { count: number; label?: string }) {
  if (count <= 0) return null;
  return (
    <View className="badge" {...named(`${count}${label}`, 'status')}>
      {count > 99 ? '99+' : String(count)}
    </View>
  );
}

/** The surname of a person in a circle; decoration beside the written name. */
export const Avatar = ({ name, size = 40 }: { name: string; size?: number }) => (
  <View className="avatar" style={{ width: `${size}px`, height: `${size}px`, fontSize: `${Math.round(size * 0.42)}px` }} {...unspoken}>
    {name.slice(0, 1)}
  </View>
);
