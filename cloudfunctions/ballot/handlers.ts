/** What happens when a ballot is written, opened and read; casting and counting have files of their own. */
import type { ballot } from '../../types/ballot/contract';
import type { Handlers } from '../core/context';
import { newId } from '../core/database';
import { found, refuse } from '../core/refuse';
import { EARLIEST } from '../core/page';
import { openBox } from '../core/secret-box';
import { profileOf, quorumOfSession } from '../congress/public';
import { casting } from './casting';
import { counting } from './counting';
import { keepPaper } from '../file/public';
import { tellOpened } from './notices';
import { listSheet } from './papers';
import { reminding } from './reminding';
import { offeredRules, quorumTrouble } from './rules';
import { findBallot, findRecent, insertBallot, moveBallot, pageOfBallots } from './store';
import { detailOf, figuresOf, itemOf, seenBallot, visibleOf } from './view';
import { blank, votersOf, writtenFields } from './writing';

export const handlers: Handlers<typeof ballot> = {
  ...casting,
  ...counting,
  ...reminding,

  'ballot.create': async (ctx, input) => {
    const fields = await writtenFields(ctx, input);
    const _id = newId();
    await insertBallot(ctx, { ...blank, ...fields, _id, unionId: ctx.actor.unionId, createdAt: ctx.at });
    ctx.note(_id, fields.title);
    return { id: _id };
  },

  'ballot.update': async (ctx, { id, ...input }) => {
    const record = found(await findBallot(ctx, id, ctx.actor.unionId), '这次投票');
    if (record.state !== 'draft') refuse('ROLL_FROZEN', '投票开始后题目、名册和门槛都不能再改；确需更正，请另起一次投票');
    await moveBallot(ctx, record, 'update', await writtenFields(ctx, input));
    ctx.note(id, input.title);
    return { id };
  },

  'ballot.open': async (ctx, { id, present: stated }) => {
    const record = found(await findBallot(ctx, id, ctx.actor.unionId), '这次投票');
    const voterIds = await votersOf(ctx, record);
    const { quorum, sessionId } = record;
    // Of a session that is kept here those count who have signed in; what is stated counts for meetings held elsewhere.
    const ofSession = sessionId === null ? null : await quorumOfSession(ctx, record.unionId, sessionId);
    const present = ofSession?.present ?? stated;
    const trouble = ofSession?.trouble ?? quorumTrouble({ quorum, isOfSession: sessionId !== null, due: voterIds.length, present });
    if (record.state === 'draft' && trouble) refuse('NO_QUORUM', trouble, [{ path: 'present', message: trouble }]);
    if (record.closesAt !== null && record.closesAt <= ctx.at) refuse('CONFLICT', '截止时间已过，请先修改截止时间再开始');
    const opened = await moveBallot(ctx, record, 'open', { openedAt: ctx.at, present, due: voterIds.length });
    await openBox(ctx, { id, voters: voterIds.map((memberId) => ({ memberId })) });
    ctx.note(id, `名册 ${voterIds.length} 人${present === null ? '' : `，到会 ${present} 人`}`);
    tellOpened(ctx, opened, voterIds);
    return { id, due: voterIds.length };
  },

  'ballot.discard': async (ctx, { id }) => {
    await moveBallot(ctx, { ...found(await findBallot(ctx, id, ctx.actor.unionId), '这次投票') }, 'discard');
    ctx.note(id);
    return { id };
  },

  'ballot.export': async (ctx) => {
    const records = await findRecent(ctx, ctx.actor.unionId, EARLIEST);
    const rows = [];
    // One after the other: a transaction's session takes no parallel operations.
    for (const record of records) rows.push({ record, figures: await figuresOf(ctx, record) });
    ctx.note(ctx.actor.unionId, `${records.length} 次`);
    return { file: await keepPaper(ctx, { name: '无记名投票清单', type: 'xlsx', bytes: await listSheet(rows) }) };
  },

  'ballot.rules': async (ctx) => {
    const { name, passing, quorum } = await profileOf(ctx, ctx.actor.unionId);
    return { region: name, passing: offeredRules(name, passing), quorum };
  },

  'ballot.list': async (ctx, { state, ...asked }) => {
    const { items, nextCursor } = await pageOfBallots(ctx, ctx.actor.unionId, state, asked);
    const seen = await visibleOf(ctx, items);
    return { items: await Promise.all(seen.map(({ record, hasCast }) => itemOf(ctx, record, hasCast))), nextCursor };
  },

  'ballot.get': async (ctx, { id }) => {
    const { record, hasCast } = await seenBallot(ctx, id);
    return detailOf(ctx, record, hasCast);
  },
};
