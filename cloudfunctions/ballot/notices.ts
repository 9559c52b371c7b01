/** Who is told what of a ballot; never who voted, and no figure before it is published. */
import type { Context } from '../core/context';
import { rollOf } from '../core/secret-box';
import { dayOf, sayMoment } from '../core/time';
import type { Ballot } from './store';

const PEOPLE_AT_ONCE = 1000;
export const linkTo = (id: string) => `/pages/ballot/detail/index?id=${id}`;

function tell(ctx: Context, record: Ballot, memberIds: string[], matter: string, body: string, isPrivate = false): void {
  for (let start = 0; start < memberIds.length; start += PEOPLE_AT_ONCE)
    ctx.later('notification.send', {
      unionId: record.unionId,
      memberIds: memberIds.slice(start, start + PEOPLE_AT_ONCE),
      matter: `ballot:${record._id}:${matter}`,
      kind: 'congress',
      title: record.title,
      body,
      link: linkTo(record._id),
      isPrivate,
    });
}

export const tellOpened = (ctx: Context, record: Ballot, voterIds: string[]): void =>
  tell(ctx, record, voterIds, 'opened', `无记名投票开始了，共 ${record.questions.length} 项，请投票`);
export const tellTellers = (ctx: Context, record: Ballot): void => tell(ctx, record, record.tellerIds, 'closed', '投票已结束，请计票');
export const tellSigners = (ctx: Context, record: Ballot): void =>
  tell(ctx, record, [...record.tellerIds, record.witnessId], 'counted', '已计票，请核对后签名');
export const tellPublished = async (ctx: Context, record: Ballot): Promise<void> =>
  tell(ctx, record, await rollOf(ctx, record._id), 'published', '投票结果已公布，可以查看，也可以核对票箱');
/** One message a day at most; private, since who gets it has not voted. */
export const tellNotVoted = (ctx: Context, record: Ballot, memberIds: string[]): void =>
  tell(
    ctx,
    record,
    memberIds,
    `reminded:${dayOf(ctx.now)}`,
    record.closesAt ? `您还没有投票，${sayMoment(record.closesAt)} 截止` : '您还没有投票，请在结束之前投票',
    true,
  );
