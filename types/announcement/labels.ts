/** Chinese words of announcements. */
export const categoryLabels = { notice: '通知', openAffairs: '公开', culture: '文体', learning: '学习', honour: '荣誉' } as const;
