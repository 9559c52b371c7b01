/** Money: whole fen inside, yuan on the page. */
import { Text } from '@tarojs/components';
import { join } from './name';

/** 1540 → «15.40», 1234500 → «12,345.00». */
export function yuanOf(fen: number): string {
  const whole = Math.floor(Math.abs(fen) / 100)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ',');
  return `${fen < 0 ? '-' : ''}${whole}.${String(Math.abs(fen) % 100).padStart(2, '0')}`;
}

/** 1540 → «¥15.40». */
export const sayMoney = (fen: number): string => (fen < 0 ? `-¥${yuanOf(-fen)}` : `¥${yuanOf(fen)}`);

/** «15.4» typed by a person → 1540 fen; null when it is not an amount. No floating point: digits are joined. */
export function fenOf(text: string): number | null {
  const match = /^(\d{1,10})(?:\.(\d{0,2}))?$/.exec(text.replace(/[,，¥\s]/g, ''));
  return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : null;
}

/** An amount in figures of one width; `isBig` for the one number a card is about. */
export function Money({ fen, isBig = false }: { fen: number; isBig?: boolean }) {
  return <Text className={join('money', isBig && 'money-big')}>{sayMoney(fen)}</Text>;
}
