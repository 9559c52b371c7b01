/** Settings of this device: the text size. Dark follows the system through CSS alone. */
import { create } from 'zustand';
import { storage, systemSettings } from '@/platform';

export type TextSize = 'auto' | 'normal' | 'large';
export const textSizeLabels: Record<TextSize, string> = { auto: '跟随系统', normal: '标准', large: '大字' };
const KEY = 'text-size';

type Settings = { textSize: TextSize; setTextSize: (textSize: TextSize) => void };

export const useSettings = create<Settings>((set) => ({
  textSize: storage.read<TextSize>(KEY) ?? 'auto',
  setTextSize: (textSize) => {
    storage.write(KEY, textSize);
    set({ textSize });
  },
}));

/** True when everything is drawn 1.25 times as large. */
export function useIsLargeText(): boolean {
  const textSize = useSettings((settings) => settings.textSize);
  return textSize === 'large' || (textSize === 'auto' && systemSettings().isLargeText);
}
