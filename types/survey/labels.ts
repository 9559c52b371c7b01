/** Chinese words of surveys. */
export const questionKindLabels = { single: '单选', multiple: '多选', scale: '打分', matrix: '矩阵', text: '文字' } as const;
export const reportToLabels = { roll: '参加的人', all: '全体会员' } as const;
/** What nobody has to guess: how answers are kept. */
export const namingLabels = { anonymous: '匿名', named: '记名' } as const;
export type QuestionKind = keyof typeof questionKindLabels;
