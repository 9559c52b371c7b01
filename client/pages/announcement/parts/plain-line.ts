/** A line of Markdown as one reads it, for comparing editions; null for what is only a mark. */
export function plainLine(line: string): string | null {
  if (/^\s*\|?[\s:|-]*-{3,}[\s:|-]*$/.test(line)) return null;
  const text = line
    .replace(/!\[([^\]]*)\]\([^)]*\)/g, (_all, label: string) => `（图片${label ? `：${label}` : ''}）`)
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^\s*(#{1,6}\s+|>\s?)/, '')
    .replace(/^\s*[-*+]\s+/, '• ')
    .replace(/\*\*|__|`/g, '')
    .trim();
  if (!text.startsWith('|')) return text || null;
  return text
    .split('|')
    .map((cell) => cell.trim())
    .filter(Boolean)
    .join(' · ');
}
