/** What events keep of a person, for the export of one's own data. */
import { relationLabels } from '../../types/event/labels';
import { registrationLifecycle } from '../../types/event/lifecycle';
import type { OwnData } from '../core/collected';
import type { Context } from '../core/context';
import { sayMoment } from '../core/time';
import { inWords } from './rules-signing';
import { findMineAll } from './overview-store';
import { findEvents } from './store';

const columns = ['活动', '开始时间', '地点', '报名时间', '状态', '项目', '同行家属', '回答', '备注', '签到时间'];

export async function ownDataOf(ctx: Context): Promise<OwnData[]> {
  const mine = await findMineAll(ctx);
  const events = new Map((await findEvents(ctx, [...new Set(mine.map(({ eventId }) => eventId))])).map((event) => [event._id, event]));
  const rows = mine.flatMap((record) => {
    const event = events.get(record.eventId);
    if (!event) return [];
    const { items, answers } = inWords(event, record);
    const family = record.companions.map(({ name, relation, birthYear }) =>
      [name, relationLabels[relation], birthYear && `${birthYear}年生`].filter(Boolean).join(' '),
    );
    return [
      [
        event.title,
        sayMoment(event.startsAt),
        event.place,
        sayMoment(record.at),
        registrationLifecycle.labels[record.state],
        items.join('、'),
        family.join('；'),
        answers.map(({ title, text }) => `${title}：${text}`).join('；'),
        record.remark,
        record.checkedInAt ? sayMoment(record.checkedInAt) : '',
      ],
    ];
  });
  return [{ title: '活动报名', columns, rows }];
}
