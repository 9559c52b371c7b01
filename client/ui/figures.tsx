/** Numbers people would rather see than read. */
import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { join, named } from './name';
import { Press } from './press';
import type { Tone } from './tag';

/** One number with its name; several stand in a `Stats` row. */
export function Stat({ label, value, note, onPress }: { label: string; value: ReactNode; note?: string; onPress?: () => void }) {
  const inside = (
    <>
      <View className="stat-value">{value}</View>
      <View className="stat-label">{label}</View>
      {note ? <View className="stat-note">{note}</View> : null}
    </>
  );
  return onPress ? (
    <Press className="stat" onPress={onPress} role="link">
      {inside}
    </Press>
  ) : (
    <View className="stat">{inside}</View>
  );
}

export const Stats = ({ children }: { children: ReactNode }) => <View className="card stats">{children}</View>;

/** How many of those due took part. */
export const Turnout = ({ due, took }: { due: number; took: number }) => (
  <Stats>
    <Stat label="应参加" value={due} />
    <Stat label="已参加" value={took} />
    <Stat label="参加率" value={due > 0 ? `${Math.round((took * 100) / due)}%` : '—'} />
  </Stats>
);

type ProgressProps = {
  value: number;
  total: number;
  label: string;
  /** Written at the right instead of «12/40». */ text?: string;
  tone?: Tone;
};

/** A part of a whole as a bar, with the figures beside it. */
export function ProgressBar({ value, total, label, text, tone = 'accent' }: ProgressProps) {
  const percent = total > 0 ? Math.min(100, Math.round((value / total) * 100)) : 0;
  return (
    <View className="progress" {...named(`${label} ${percent}%`, 'img')}>
      <View className="progress-rail">
        <View className={join('progress-fill', `fill-${tone}`)} style={{ width: `${percent}%` }} />
      </View>
      <View className="progress-text">{text ?? (total === 100 ? `${percent}%` : `${value}/${total}`)}</View>
    </View>
  );
}

export type TimelineStep = { title: string; note?: ReactNode; at?: ReactNode; state: 'done' | 'now' | 'later' };

/** Steps one under another: what happened, what is now, what comes. */
export function Timeline({ steps }: { steps: TimelineStep[] }) {
  const said = { done: '已完成', now: '进行中', later: '未开始' };
  return (
    <View className="timeline" {...named('进度', 'list')}>
      {steps.map(({ title, note, at, state }, index) => (
        <View className={join('step', `step-${state}`)} key={`${index}${title}`} {...named(`${title}，${said[state]}`, 'listitem')}>
          <View className="step-dot" />
          <View className="step-main">
            <View className="step-title">{title}</View>
            {at ? <View className="step-at">{at}</View> : null}
            {note ? <View className="step-note">{note}</View> : null}
          </View>
        </View>
      ))}
    </View>
  );
}

export type MonthCell = {
  /** 1–12 */ month: number;
  tone: Tone | 'none';
  /** «已缴», «欠缴», «免缴»… */ text: string;
  note?: string;
  onPress?: () => void;
};

/** A year as twelve cells, each with a word, never colour alone. */
export function MonthGrid({ cells, label }: { cells: MonthCell[]; label: string }) {
  return (
    <View className="months" {...named(label, 'list')}>
      {cells.map(({ month, tone, text, note, onPress }) => {
        const said = `${month}月${text}${note ? `，${note}` : ''}`;
        const inside = (
          <>
            <View className="month-name">{`${month}月`}</View>
            <View className="month-text">{text}</View>
            {note ? <View className="month-note">{note}</View> : null}
          </>
        );
        const className = join('month', `month-${tone}`);
        return onPress ? (
          <Press key={month} className={className} label={said} onPress={onPress}>
            {inside}
          </Press>
        ) : (
          <View key={month} className={className} {...named(said, 'listitem')}>
            {inside}
          </View>
        );
      })}
    </View>
  );
}
