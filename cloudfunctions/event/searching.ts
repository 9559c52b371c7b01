/** How events are found by text: what is said of them, and who may see which. */
import type { Searchable } from '../core/collected';
import { sayMoment } from '../core/time';
import { isVisible } from './view';
import { findEventIn, findIdsAfter } from './overview-store';
import { findEvents, findMine } from './store';
import { linkTo } from './notices';

export const searchable: Searchable = {
  kind: 'event',
  idsAfter: findIdsAfter,
  entryOf: async (reach, unionId, id) => {
    const event = await findEventIn(reach, unionId, id);
    if (!event || event.state === 'draft') return null;
    const { title, place, description, items, authorName, startsAt } = event;
    const text = [place, ...items.map((item) => item.title), authorName, description].join(' ');
    return { title, text, at: startsAt };
  },
  visible: async (ctx, ids) => {
    const [events, mine] = await Promise.all([findEvents(ctx, ids), findMine(ctx, ids)]);
    return events
      .filter((event) => isVisible(ctx, event, mine.get(event._id) ?? null))
      .map(({ _id, title, place, startsAt }) => ({
        id: _id,
        title,
        subtitle: `${sayMoment(startsAt)} · ${place}`,
        at: startsAt,
        link: linkTo(_id),
      }));
  },
};
