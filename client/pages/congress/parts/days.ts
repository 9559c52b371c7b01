/** Days of terms, which lie in other years: «2026年12月1日». */
export const sayFullDay = (day: string): string => `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;
