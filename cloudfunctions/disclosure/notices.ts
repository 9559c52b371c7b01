/** What people are told about open affairs, in their inboxes. */
import type { Context } from '../core/context';
import type { Item } from './store';

export const linkTo = (id: string) => `/pages/disclosure/item/index?id=${id}`;

export function tell(ctx: Context, { _id, unionId }: Item, to: object, what: string, title: string, body: string): void {
  const matter = `disclosure:${_id}:${what}:${ctx.requestId}`.slice(0, 120);
  ctx.later('notification.send', { unionId, ...to, matter, kind: 'disclosure', title, body: body.slice(0, 300), link: linkTo(_id) });
}
