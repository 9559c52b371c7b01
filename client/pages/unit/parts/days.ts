/** Days of terms, in full: they lie years apart, and nobody asks which weekday they fall on. */
export const sayFullDay = (day: string): string => `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;
export const sayTerm = (from: string | null, to: string | null, whenOpen = '未定'): string =>
  `${from ? sayFullDay(from) : '未记载'} 至 ${to ? sayFullDay(to) : whenOpen}`;
