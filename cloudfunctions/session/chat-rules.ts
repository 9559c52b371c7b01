/** Whom a chat account may be bound to at once, and when somebody looks first: no database, no clock. */
import type { BindingDoubt } from '../../types/session/labels';
import type { ErrorCode } from '../../types/errors';

export type Candidate = { memberId: string; isMatch: boolean; hasOffice: boolean; boundTo: string | null };
export type Judged = { doubt: BindingDoubt | null; fits: Candidate | null };

/**
 * One member who fits in name and number, holds no office and is nobody else's: bound at once. An office opens more than
 * one's own file, and a name with six digits is known to colleagues; so there, and wherever it is not clear, a person looks.
 */
export function judge(candidates: Candidate[], openid: string): Judged {
  const fitting = candidates.filter(({ isMatch }) => isMatch);
  const [fits] = fitting;
  if (candidates.length === 0) return { doubt: 'nobody', fits: null };
  if (!fits) return { doubt: 'ending', fits: null };
  if (fitting.length > 1) return { doubt: 'several', fits: null };
  if (fits.boundTo && fits.boundTo !== openid) return { doubt: 'bound', fits };
  return { doubt: fits.hasOffice ? 'office' : null, fits };
}

/** Nothing to look at: whoever wrote it is told and may put it right. */
export const isMistyped = ({ doubt }: Judged): boolean => doubt === 'nobody' || doubt === 'ending';

/** What a refused code of the chat platform means to the person, as [code, sentence]. */
export function codeTrouble(errcode: number | null): [ErrorCode, string?] {
  if (errcode === 40029 || errcode === 40163 || errcode === 40003) return ['CHAT_CODE'];
  if (errcode === 45011 || errcode === 45009) return ['RATE_LIMITED', '打开得太频繁，请一分钟后再试'];
  if (errcode === 40226) return ['FORBIDDEN', '聊天平台限制了这个账号在小程序登录，请先在浏览器里登录，或联系聊天平台客服'];
  if (errcode === null || errcode === -1) return ['UNAVAILABLE', '聊天平台暂时连不上，请稍后再打开；急用可先在浏览器里登录'];
  return ['UNAVAILABLE', '小程序的登录没有设置好，请告诉工会的系统管理员；急用可先在浏览器里登录'];
}
