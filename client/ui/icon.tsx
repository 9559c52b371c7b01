/** An icon of the set, in the colour of the text around it, drawn by a mask so that it works on both hosts. */
import { View } from '@tarojs/components';
import type { CSSProperties } from 'react';
import { svgOf, type IconName } from './icons';
import { join, unspoken } from './name';

export type { IconName } from './icons';

/**
 * Decorative by itself: the control around it carries the name.
 * @param size pixels at normal text; grows with large text when left out
 */
export function Icon({ name, size, className }: { name: IconName; size?: number; className?: string }) {
  const mask = `url("data:image/svg+xml,${encodeURIComponent(svgOf(name)).replace(/'/g, '%27')}")`;
  const style: CSSProperties = { WebkitMaskImage: mask, maskImage: mask, ...(size ? { width: `${size}px`, height: `${size}px` } : {}) };
  return <View className={join('icon', className)} style={style} {...unspoken} />;
}
