/** Chinese words of announcements. */
export const categoryLabels = { notice: '通知', openAffairs: '公开', culture: '文体', learning: '学习', honour: '荣誉' } as const;

/** What a later edition may have changed. */
export const changeLabels = {
  title: '标题',
  body: '正文',
  category: '类别',
  audience: '发给谁',
  expireAt: '过期时间',
  mustConfirm: '是否必须确认',
  coverId: '封面',
  fileIds: '附件',
} as const;

/** The lists of people behind an announcement. */
export const readerLabels = { unread: '未读', read: '已读', unconfirmed: '未确认', confirmed: '已确认' } as const;
