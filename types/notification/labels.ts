/** Chinese words of notification kinds; the kind also tells the client which icon to draw. */
export const kindLabels = {
  announcement: '公告',
  event: '活动',
  dues: '会费',
  proposal: '提案',
  congress: '职代会',
  suggestion: '建议',
  disclosure: '公开',
  survey: '测评',
  appraisal: '评议',
  member: '会籍',
  unit: '组织',
  system: '系统',
} as const;
