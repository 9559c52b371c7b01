/** Cards, sections and rows: the paper a page is made of. */
import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon';
import { join } from './name';
import { Press } from './press';

/** White paper. With `onPress` the whole card is one control; then give `label` if it holds more than a title. */
export function Card({
  children,
  onPress,
  label,
  className,
}: {
  children: ReactNode;
  onPress?: () => void;
  label?: string;
  className?: string;
}) {
  if (!onPress) return <View className={join('card', className)}>{children}</View>;
  return (
    <Press className={join('card', className)} onPress={onPress} label={label} role="link">
      {children}
    </Press>
  );
}

/** A titled part of a page; `action` is a quiet link at the right, e.g. «全部». */
export function Section({
  title,
  note,
  action,
  children,
}: {
  title: string;
  note?: string;
  action?: { text: string; onPress: () => void };
  children: ReactNode;
}) {
  return (
    <View className="section">
      <View className="section-head">
        <View className="section-title" {...headingProps}>
          {title}
        </View>
        {note ? <Text className="section-note">{note}</Text> : null}
        {action ? (
          <Press className="section-action" onPress={action.onPress} label={`${title}：${action.text}`} role="link">
            {action.text}
            <Icon name="forward" size={16} />
          </Press>
        ) : null}
      </View>
      {children}
    </View>
  );
}

const headingProps = process.env.TARO_ENV === 'weapp' ? {} : { role: 'heading', 'aria-level': 2 };

type RowProps = {
  title: ReactNode;
  /** Second line, grey. */
  note?: ReactNode;
  icon?: IconName;
  /** At the right: a value, a Tag, a Badge. */
  end?: ReactNode;
  onPress?: () => void;
  label?: string;
  /** Shows the arrow; on by default when it opens something. */
  hasArrow?: boolean;
};

/** A line of a list: icon, title, note, something at the right. Put rows into a `Card`. */
export function Row({ title, note, icon, end, onPress, label, hasArrow = Boolean(onPress) }: RowProps) {
  const inside = (
    <>
      {icon ? (
        <View className="row-icon">
          <Icon name={icon} />
        </View>
      ) : null}
      <View className="row-main">
        <View className="row-title">{title}</View>
        {note ? <View className="row-note">{note}</View> : null}
      </View>
      {end !== undefined && end !== null ? <View className="row-end">{end}</View> : null}
      {hasArrow ? <Icon name="forward" size={16} className="row-arrow" /> : null}
    </>
  );
  return onPress ? (
    <Press className="row" onPress={onPress} label={label} role="link">
      {inside}
    </Press>
  ) : (
    <View className="row">{inside}</View>
  );
}

/** «请填写　11月30日 周一 18:00 截止，还有5天»: a narrow place breaks it between the parts and after a comma, never within «还有5天». */
export const Parted = ({ parts }: { parts: string[] }) => (
  <View className="parted">
    {parts.map((part, index) => (
      <View key={index}>
        {part.split('，').map((piece, at, pieces) => (
          <Text key={piece} className="together">
            {at < pieces.length - 1 ? `${piece}，` : piece}
          </Text>
        ))}
      </View>
    ))}
  </View>
);

/** Label and value pairs, for details: `<Facts items={[['地点', event.place]]} />`; empty values are left out. */
export function Facts({ items }: { items: [label: string, value: ReactNode][] }) {
  return (
    <View className="facts">
      {items
        .filter(([, value]) => value !== null && value !== undefined && value !== '')
        .map(([label, value]) => (
          <View className="fact" key={label}>
            <Text className="fact-label">{label}</Text>
            <View className="fact-value">{value}</View>
          </View>
        ))}
    </View>
  );
}
