/** Chinese words of the calendar. */

/** What a day is when it is not simply a weekday or a weekend. */
export const dayKindLabels = { off: '休', work: '班', normal: '照常' } as const;
export type DayKind = keyof typeof dayKindLabels;
