/** How many are overdue, due today, this week, later and without a date; tapping one shows only those. */
import { View } from '@tarojs/components';
import { urgencyLabels, type Urgency } from '../../../../types/desk/labels';
import { join, named } from '@/ui/name';
import { Press } from '@/ui/press';

type FilterProps = { counts: { urgency: Urgency; count: number }[]; value: Urgency | ''; onChange: (value: Urgency | '') => void };

export function UrgencyFilter({ counts, value, onChange }: FilterProps) {
  if (counts.every(({ count }) => count === 0)) return null;
  return (
    <View className="card stats urgencies" {...named('缓急', 'radiogroup')}>
      {counts.map(({ urgency, count }) => (
        <Press
          key={urgency}
          role="radio"
          isOn={value === urgency}
          label={`${urgencyLabels[urgency]} ${count} 件`}
          className={join('stat', 'urgency', `urgency-${urgency}`, count > 0 && 'urgency-some', value === urgency && 'urgency-on')}
          onPress={() => onChange(value === urgency ? '' : urgency)}
        >
          <View className="stat-value">{String(count)}</View>
          <View className="stat-label">{urgencyLabels[urgency]}</View>
        </Press>
      ))}
    </View>
  );
}
