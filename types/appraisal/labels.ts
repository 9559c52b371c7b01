/** Chinese words of appraisals, and what a grade is worth when means are reckoned. */
export const gradeLabels = { excellent: '优秀', competent: '称职', basic: '基本称职', incompetent: '不称职' } as const;
export type Grade = keyof typeof gradeLabels;
export const grades = Object.keys(gradeLabels) as Grade[];
/** Of a hundred; practice of democratic appraisal. */
export const gradeWorth: Record<Grade, number> = { excellent: 95, competent: 80, basic: 65, incompetent: 50 };
/** Said before a figure: how sure it is. */
export const boundLabels = { exact: '', atLeast: '不低于', atMost: '不高于', about: '约' } as const;
export const methodLabels = { grades: '四个等次', scores: '百分制' } as const;
export const objectKindLabels = { leader: '领导人员', department: '部门' } as const;
export const reportToLabels = { raters: '参加评议的人', all: '全体会员' } as const;
