/** The letter a member takes to the new union 会员组织关系介绍信: two parts, the lower one comes back signed. */
import { pdfOf } from '../core/paper/pdf';
import { dayOf, sayFullDay } from '../core/time';
import { genderLabels } from '../../types/member/labels';
import { transferLifecycle } from '../../types/member/lifecycle';
import type { Transfer } from './transfer-store';

export function letterOf(transfer: Transfer, today: string): Promise<Buffer> {
  const { name, gender, joinedOn, fromUnionName, toUnionName, reason, duesUntil, state, steps } = transfer;
  return pdfOf({
    title: '工会会员组织关系介绍信',
    footer: `${fromUnionName} · ${sayFullDay(today)}`,
    blocks: [
      { kind: 'title', text: '工会会员组织关系介绍信' },
      { kind: 'text', text: `${toUnionName}：` },
      { kind: 'text', text: `兹有我会会员${name}同志，因${reason}，转入你会，请予接收。` },
      {
        kind: 'facts',
        items: [
          ['姓名', name],
          ['性别', gender ? genderLabels[gender] : '未登记'],
          ['入会日期', joinedOn ? sayFullDay(joinedOn) : '未登记'],
          ['会费缴至', duesUntil ? `${Number(duesUntil.slice(0, 4))}年${Number(duesUntil.slice(5))}月` : '转入单位接收的当月'],
          ['办理情况', transferLifecycle.labels[state]],
        ],
      },
      { kind: 'heading', text: '经过' },
      {
        kind: 'table',
        columns: [
          { title: '日期', width: 2 },
          { title: '事项', width: 5 },
          { title: '经办', width: 2 },
        ],
        rows: steps.map(({ at, text, byName }) => [sayFullDay(dayOf(at)), text, byName]),
      },
      { kind: 'signatures', labels: [`${fromUnionName}（盖章）`, '经办人'] },
      { kind: 'heading', text: '回执' },
      { kind: 'text', text: `${fromUnionName}：${name}同志的会员组织关系已转入我会。` },
      { kind: 'signatures', labels: [`${toUnionName}（盖章）`, '经办人', '日期'] },
    ],
  });
}
