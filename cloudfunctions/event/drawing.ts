/** Places by lot: the seed fixed when the event is published, the draw once nobody applies any more, and what everybody may read of it. */
import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import type { event as contract } from '../../types/event/contract';
import type { DrawSeen } from '../../types/event/contract-draw';
import { claimed, may, type Context, type Handlers } from '../core/context';
import { found, refuse } from '../core/refuse';
import { sayMoment } from '../core/time';
import { unitNames } from '../unit/public';
import { linesOf } from './draw-writing';
import { codeOf, commitmentOf, drawOf, FORMAT, maskedName, type Applicant, type DrawMark, type Terms } from './draw-rules';
import {
  countApplicants,
  findApplicants,
  findDraw,
  findLastOf,
  findLosers,
  freeze,
  markDrawn,
  openDraw,
  pageLots,
  sealDraw,
} from './draw-store';
import { settleAndPromote } from './registering';
import { isGone } from './rules';
import { isDrawn } from './rules-seats';
import { barDead } from './seats';
import { findEvent, readEvent, readRegistration, type Claim, type Event, type Registration } from './store';
import { isVisible } from './view';

type Names = 'event.draw' | 'event.tryDraw' | 'event.drawResult' | 'event.drawRecord';
const SAMPLE = 50;

export const drawing: Pick<Handlers<typeof contract>, Names> = {
  'event.draw': claimed<(typeof contract)['event.draw'], Claim[]>({
    claim: async (ctx, { id }) => {
      const event = found(await readEvent(ctx, id), '这项活动');
      refuseUndue(event, ctx.at);
      return barDead(ctx, found(await freeze(ctx, event), '这项活动'));
    },
    write: async (ctx, { id }, dead) => {
      const event = found(await findEvent(ctx, id), '这项活动');
      refuseUndue(event, ctx.at);
      if (event.seats.claims.some(({ call }) => !dead.some((claim) => claim.call === call)))
        refuse('CONFLICT', '还有申请正在写入，稍后自动再摇');
      const sealed = found(await findDraw(ctx, id), '摇号的种子');
      const people = await findApplicants(ctx, event);
      const applicants = await asApplicants(ctx, event, people);
      const { list, listHash, result } = drawOf(sealed.seed, termsOf(event), applicants);
      const memberOf = new Map(people.map(({ memberId }) => [codeOf(id, memberId), memberId]));
      const order = result.map(({ code }) => memberOf.get(code)!).join('\n');
      const written = result.map(({ code, isIn }) => `${code},${isIn ? 1 : 0}`).join('\n');
      await openDraw(ctx, sealed, { drawnAt: ctx.at, listHash, list: list.join('\n'), order, result: written });
      const winners = result.filter(({ isIn }) => isIn).length;
      await markDrawn(ctx, event, result.length, winners);
      await settleAndPromote(ctx, id, dead);
      ctx.later('event.writeLots', { id, from: 0 });
      ctx.note(id, `${result.length}份申请，中签${winners}份，种子${sealed.seed}，名单校验值${listHash}`);
      return { id, applicants: result.length, winners };
    },
    settle: async () => undefined,
  }),

  'event.tryDraw': async (ctx, { eventId }) => {
    const event = drawn(await findEvent(ctx, eventId));
    if (event.draw?.drawnAt) refuse('CONFLICT', `已于${sayMoment(event.draw.drawnAt)}正式摇号，不用再试`);
    const [people, names] = await Promise.all([findApplicants(ctx, event), unitNames(ctx, event.unionId)]);
    const applicants = await asApplicants(ctx, event, people);
    const { result } = drawOf(randomBytes(32).toString('hex'), termsOf(event), applicants);
    const byCode = new Map(people.map((person) => [codeOf(event._id, person.memberId), person]));
    const sample = result.slice(0, SAMPLE).map(({ code, places, isFirst, isIn }, index) => {
      const { name = '', groupId = '' } = byCode.get(code) ?? {};
      return { position: index + 1, name, groupName: names.get(groupId) ?? '未分组', places, isFirst, isIn };
    });
    return {
      applicants: result.length,
      places: event.capacity,
      taken: result.reduce((sum, { isIn, places }) => sum + (isIn ? places : 0), 0),
      winners: result.filter(({ isIn }) => isIn).length,
      firsts: result.filter(({ isFirst }) => isFirst).length,
      sample,
      note: '试摇用的是另一个当场随机取的种子：没有改变任何人的报名，和正式结果没有关系，也不会通知任何人。',
    };
  },

  'event.drawResult': async (ctx, { eventId, filter = 'all', ...asked }) => {
    const { event, mine } = await seen(ctx, eventId);
    const [sealed, names] = await Promise.all([findDraw(ctx, eventId), unitNames(ctx, event.unionId)]);
    const page = await pageLots(ctx, event, filter === 'all' ? null : filter === 'in', asked);
    const isOfficer = may(ctx.actor, 'event.tryDraw');
    const items = page.items.map(({ memberId, name, groupId, places, lot }) => ({
      ...lot!,
      code: codeOf(eventId, memberId),
      name: isOfficer || memberId === ctx.actor.memberId ? name : maskedName(name),
      groupName: names.get(groupId) ?? '未分组',
      places,
      isMine: memberId === ctx.actor.memberId,
    }));
    const opened = sealed?.drawnAt ? { seed: sealed.seed, listHash: sealed.listHash } : { seed: null, listHash: null };
    return { ...page, items, title: event.title, ...opened, draw: found(await drawSeen(ctx, event, mine), '这次摇号') };
  },

  'event.drawRecord': async (ctx, { eventId }) => {
    const { event } = await seen(ctx, eventId);
    const draw = await findDraw(ctx, eventId);
    if (!draw?.drawnAt) refuse('CONFLICT', `还没有摇号，${sayMoment(event.closesAt)}报名截止后由系统摇号，之后可以下载记录`);
    const { seed, commitment, listHash, drawnAt } = draw;
    const result = linesOf(draw.result).map((line) => ({ code: line.split(',')[0]!, isIn: line.endsWith(',1') }));
    const record = { format: FORMAT, title: event.title, drawnAt, commitment, seed, listHash, list: linesOf(draw.list), result };
    return { name: `${event.title}摇号记录.json`, record: JSON.stringify(record, null, 1) };
  },
};

/** An event whose places are drawn. */
function drawn(event: Event | null): Event {
  const record = found(event, '这项活动');
  if (!isDrawn(record)) refuse('CONFLICT', '这项活动先到先得，不摇号');
  return record;
}

async function seen(ctx: Context, eventId: string): Promise<{ event: Event; mine: Registration | null }> {
  const [record, mine] = await Promise.all([findEvent(ctx, eventId), readRegistration(ctx, eventId, ctx.actor.memberId)]);
  return { event: drawn(record && isVisible(ctx, record, mine) ? record : null), mine };
}

function refuseUndue(event: Event, at: string): void {
  if (!isDrawn(event) || event.state !== 'published' || event.draw?.drawnAt || at < event.closesAt)
    refuse('CONFLICT', '还没有到摇号的时候，或者已经摇过');
}

const termsOf = ({ _id: eventId, capacity: places, losersFirst = false, items }: Event): Terms => ({
  eventId,
  places,
  losersFirst,
  items: items.map(({ id, capacity }) => ({ id, capacity })),
});

/** The applicants as the draw knows them; who lost the last draw of the series is marked, if the organiser chose so. */
async function asApplicants(ctx: Context, event: Event, people: Registration[]): Promise<Applicant[]> {
  const last = event.losersFirst && event.drawSeries ? await findLastOf(ctx, event.drawSeries) : null;
  const losers = last
    ? await findLosers(
        ctx,
        last._id,
        people.map(({ memberId }) => memberId),
      )
    : new Set<string>();
  return people.map(({ memberId, places, itemIds }) => ({
    code: codeOf(event._id, memberId),
    places,
    isFirst: losers.has(memberId),
    itemIds,
  }));
}

/** When an event by lot is published: the seed is taken and put away, only its hash is shown from now on. */
export async function commitDraw(ctx: Context, event: Event): Promise<{ draw?: DrawMark }> {
  if (!isDrawn(event)) return {};
  const seed = randomBytes(32).toString('hex');
  const commitment = commitmentOf(seed);
  const { _id, unionId, drawSeries: series = '' } = event;
  await sealDraw(ctx, { _id, unionId, seed, commitment, series, drawnAt: null, listHash: null, list: null, order: null, result: null });
  ctx.note(_id, `摇号种子的承诺${commitment}`);
  return { draw: { commitment, committedAt: ctx.at, frozenAt: null, drawnAt: null, writtenAt: null, applicants: null, winners: null } };
}

/** What the event's page says of its draw; null where places are not drawn. */
export async function drawSeen(ctx: Context, event: Event, mine: Registration | null): Promise<z.output<typeof DrawSeen> | null> {
  if (!isDrawn(event)) return null;
  const { draw, closesAt, drawSeries = '', losersFirst = false } = event;
  const { position = null, isIn = null, isFirst = null } = mine?.lot ?? {};
  return {
    series: drawSeries,
    losersFirst,
    commitment: draw?.commitment ?? null,
    committedAt: draw?.committedAt ?? null,
    drawsAt: closesAt,
    drawnAt: draw?.drawnAt ?? null,
    applicants: draw?.applicants ?? (await countApplicants(ctx, event)),
    winners: draw?.winners ?? null,
    mine: mine && (mine.lot || !isGone(mine.state)) ? { code: codeOf(event._id, mine.memberId), position, isIn, isFirst } : null,
  };
}
