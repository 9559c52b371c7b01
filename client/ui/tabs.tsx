/** Choosing one of a few views. */
import { ScrollView, View } from '@tarojs/components';
import { join, named } from './name';
import { Press } from './press';

export type Option<T extends string> = { value: T; text: string; /** A number behind the word. */ count?: number };
type TabsProps<T extends string> = { value: T; options: Option<T>[]; onChange: (value: T) => void; label: string };

/** Tabs under the title; scroll sideways when they are many. `label` names the group for a screen reader. */
export function Tabs<T extends string>({ value, options, onChange, label }: TabsProps<T>) {
  return (
    <ScrollView scrollX enhanced showScrollbar={false} className="tabs">
      <View className="tabs-line" {...named(label, 'tablist')}>
        {options.map((option) => (
          <Press
            key={option.value}
            role="tab"
            isOn={option.value === value}
            className={join('tab', option.value === value && 'tab-on')}
            onPress={() => onChange(option.value)}
          >
            {option.text}
            {option.count ? <View className="tab-count">{String(option.count)}</View> : null}
          </Press>
        ))}
      </View>
    </ScrollView>
  );
}

/** Two to four short choices side by side. */
export function Segmented<T extends string>({ value, options, onChange, label }: TabsProps<T>) {
  return (
    <View className="segmented" {...named(label, 'radiogroup')}>
      {options.map((option) => (
        <Press
          key={option.value}
          role="radio"
          isOn={option.value === value}
          className={join('segment', option.value === value && 'segment-on')}
          onPress={() => onChange(option.value)}
        >
          {option.text}
        </Press>
      ))}
    </View>
  );
}

/** Tabs' options from a labels object, with «全部» first: `optionsOf(categoryLabels, '全部')`. */
export function optionsOf<T extends string>(labels: Record<T, string>, all: string): Option<T | ''>[];
export function optionsOf<T extends string>(labels: Record<T, string>): Option<T>[];
export function optionsOf<T extends string>(labels: Record<T, string>, all?: string): Option<T | ''>[] {
  const options: Option<T | ''>[] = (Object.keys(labels) as T[]).map((value) => ({ value, text: labels[value] }));
  return all === undefined ? options : [{ value: '', text: all }, ...options];
}
