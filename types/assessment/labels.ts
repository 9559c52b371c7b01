/** Chinese words of the yearly assessment. */
export const resultLabels = { excellent: '优秀', competent: '称职', basic: '基本称职', incompetent: '不称职' } as const;
