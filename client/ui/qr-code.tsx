/** A QR code drawn as one picture, dark on white on every ground so that scanners read it. */
import { View } from '@tarojs/components';
import { useMemo } from 'react';
import { encode } from 'uqr';
import { isWeapp } from '@/platform';
import { named } from './name';

type QrCodeProps = {
  /** What the scanner reads. */
  text: string;
  /** What it is, for a screen reader, e.g. «签到码». */
  label: string;
  /** CSS pixels. */
  size?: number;
};

/** `<QrCode text={data.code} label="签到码" />` */
export function QrCode({ text, label, size = 240 }: QrCodeProps) {
  const source = useMemo(() => pictureOf(text), [text]);
  const style = { width: `${size}px`, height: `${size}px` };
  return (
    <View className="qr-code">
      {isWeapp ? (
        <View {...named(label, 'img')} style={{ ...style, backgroundImage: `url("${source}")` }} />
      ) : (
        <img src={source} style={style} alt={label} />
      )}
    </View>
  );
}

/** An SVG address: one path of unit squares, quiet zone of four as the standard asks. */
function pictureOf(text: string): string {
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  const squares = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${squares}"/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
