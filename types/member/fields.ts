/** Fields of persons that several abilities take: numbers are tidied and checked here, once. */
import { z } from 'zod';

export const phone = z
  .string('请填写手机号')
  .trim()
  .regex(/^1\d{10}$/, '手机号应为 1 开头的 11 位数字');

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** Whether the last character is the one the others ask for (GB 11643-1999, mod 11-2). */
export function hasRightCheckDigit(number: string): boolean {
  if (!/^\d{17}[\dX]$/.test(number)) return false;
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * Number(number[place]), 0);
  return '10X98765432'[sum % 11] === number[17];
}

export const idNumber = z
  .string('请填写身份证号')
  .trim()
  .toUpperCase()
  .regex(/^\d{17}[\dX]$/, '身份证号应为 18 位')
  .refine(hasRightCheckDigit, '身份证号的最后一位对不上，请核对');

export const bankAccount = z
  .string('请填写银行卡号')
  .transform((typed) => typed.replace(/[\s-]/g, ''))
  .pipe(z.string().regex(/^\d{12,22}$/, '银行卡号应为 12 至 22 位数字'));
