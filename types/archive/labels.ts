/** Chinese words of taking data along. */
export const formatLabels = { xlsx: '表格（.xlsx）', json: '数据（.json）' } as const;
