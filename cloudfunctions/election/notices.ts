/** Who is told what of an election; never who voted, and no figure before it is published. */
import { kindLabels } from '../../types/election/labels';
import type { Context } from '../core/context';
import { rollOf } from '../core/secret-box';
import { dayOf, sayMoment } from '../core/time';
import { votersOf } from './people';
import { boxOf, roundOf, type Election } from './store';

const PEOPLE_AT_ONCE = 1000;
export const linkTo = (id: string) => `/pages/election/detail/index?id=${id}`;

function tell(ctx: Context, record: Election, memberIds: string[], matter: string, body: string, isPrivate = false): void {
  for (let start = 0; start < memberIds.length; start += PEOPLE_AT_ONCE)
    ctx.later('notification.send', {
      unionId: record.unionId,
      memberIds: memberIds.slice(start, start + PEOPLE_AT_ONCE),
      matter: `election:${record._id}:${roundOf(record).number}:${matter}`,
      kind: 'unit',
      title: record.title,
      body: body.slice(0, 300),
      link: linkTo(record._id),
      isPrivate,
    });
}
const idsOf = (people: { _id: string }[]) => people.map(({ _id }) => _id);

export const tellNominating = async (ctx: Context, record: Election): Promise<void> =>
  tell(
    ctx,
    record,
    idsOf(await votersOf(ctx, record)),
    'nominating',
    `开始提名${kindLabels[record.kind]}候选人，${sayMoment(record.nominateUntil!)}截止`,
  );
export const tellNominee = (ctx: Context, record: Election, memberId: string): void =>
  tell(ctx, record, [memberId], `nominee:${memberId}`, '您被提名为候选人，请答复是否同意参选');
export const tellListed = async (ctx: Context, record: Election): Promise<void> =>
  tell(
    ctx,
    record,
    idsOf(await votersOf(ctx, record)),
    'listed',
    `候选人名单已公布，共 ${roundOf(record).candidates.length} 名，有异议请在公示期内提出`,
  );
export const tellStruck = (ctx: Context, record: Election, memberId: string, answer: string): void =>
  tell(ctx, record, [memberId], `struck:${memberId}`, `对您的异议成立，已从候选人名单撤下：${answer}`);
export const tellAnswered = (ctx: Context, record: Election, memberId: string, objectionId: string, answer: string): void =>
  tell(ctx, record, [memberId], `objection:${objectionId}`, `您的异议已答复：${answer}`);
export const tellOpened = (ctx: Context, record: Election, voterIds: string[]): void =>
  tell(ctx, record, voterIds, 'opened', '无记名投票开始了，请投票');
/** One message a day at most; private, since who gets it has not voted. */
export const tellNotVoted = (ctx: Context, record: Election, memberIds: string[]): void =>
  tell(
    ctx,
    record,
    memberIds,
    `reminded:${dayOf(ctx.now)}`,
    record.closesAt ? `您还没有投票，${sayMoment(record.closesAt)} 截止` : '您还没有投票，请在结束之前投票',
    true,
  );
export const tellTellers = (ctx: Context, record: Election): void =>
  tell(ctx, record, record.tellerIds, 'closed', '投票已结束，请开箱计票');
export const tellSigners = (ctx: Context, record: Election): void =>
  tell(ctx, record, [...record.tellerIds, record.witnessId], 'counted', '已计票，请核对后签名');
export const tellPublished = async (ctx: Context, record: Election): Promise<void> =>
  tell(ctx, record, await rollOf(ctx, boxOf(record, roundOf(record))), 'published', '选举结果已公布，可以查看，也可以核对票箱');
export const tellAppointed = (ctx: Context, record: Election, memberIds: string[]): void =>
  tell(
    ctx,
    record,
    memberIds,
    'appointed',
    record.kind === 'delegate' ? '您已登记到代表名单，公示后就任' : `您已就任${kindLabels[record.kind]}`,
  );
