/** What happens when an election is prepared, stopped and read; nominating, voting, counting and taking office have files of their own. */
import type { election } from '../../types/election/contract';
import { checkedTerm } from '../congress/public';
import type { Handlers } from '../core/context';
import { newId } from '../core/database';
import { refuse, refuseField } from '../core/refuse';
import { dayOf } from '../core/time';
import { keepPaper } from '../file/public';
import { appointing } from './appointing';
import { counting } from './counting';
import { nominating } from './nominating';
import { objecting } from './objecting';
import { registerSheet } from './papers';
import { reminding } from './reminding';
import { rounds } from './rounds';
import { sayRules } from './saying';
import { delegateRules, standards } from './standards';
import { findAllElections, insertElection, moveElection, pageOfElections } from './store';
import { detailOf, isKeeper, itemOf, loadElection, rollRowsOf } from './view';
import { voting } from './voting';
import { blank, writtenFields } from './writing';

export const handlers: Handlers<typeof election> = {
  ...nominating,
  ...objecting,
  ...voting,
  ...counting,
  ...reminding,
  ...rounds,
  ...appointing,

  'election.create': async (ctx, input) => {
    const fields = await writtenFields(ctx, input);
    const _id = newId();
    await insertElection(ctx, { ...blank, ...fields, _id, unionId: ctx.actor.unionId, createdAt: ctx.at });
    ctx.note(_id, fields.title);
    return { id: _id };
  },

  'election.update': async (ctx, { id, ...input }) => {
    const record = await loadElection(ctx, id);
    if (record.state !== 'draft') refuse('ROLL_FROZEN', '提名开始后名额、规则和投票人都不能再改；确需更正，请终止后另起一次');
    await moveElection(ctx, record, 'update', await writtenFields(ctx, input));
    ctx.note(id, input.title);
    return { id };
  },

  'election.stop': async (ctx, { id, reason }) => {
    const record = await loadElection(ctx, id);
    if (record.winners.length > 0 && record.state !== 'appointed')
      refuse('CONFLICT', '已有人当选，不能终止；余下的名额可以另行选举，或决定空缺');
    await moveElection(ctx, record, 'stop', { stopReason: reason });
    ctx.note(id, reason);
    return { id };
  },

  'election.export': async (ctx) => {
    const records = await findAllElections(ctx, ctx.actor.unionId);
    ctx.note(ctx.actor.unionId, `${records.length} 次`);
    return { file: await keepPaper(ctx, { name: `选举台账-${dayOf(ctx.now)}.xlsx`, type: 'xlsx', bytes: await registerSheet(records) }) };
  },

  'election.standards': async (ctx, { kind, termId }) => {
    if (kind === 'delegate' && !termId) refuseField('termId', '请先选择哪一届职代会');
    if (kind !== 'delegate' && termId) refuseField('termId', '只有职工代表选举按届次的地区规定，请去掉届次');
    const profile = kind === 'delegate' ? (await checkedTerm(ctx, termId!)).profile : null;
    const rules = profile ? delegateRules(profile.electTurnout, profile.electVotes) : standards[kind];
    return {
      rows: sayRules(rules),
      validFrom: profile ? profile.validFrom : rules.validFrom,
      validUntil: profile ? profile.validUntil : rules.validUntil,
    };
  },

  'election.list': async (ctx, asked) => {
    const isMine = isKeeper(ctx);
    const { items, nextCursor } = await pageOfElections(ctx, ctx.actor.unionId, isMine, asked);
    const rows = await rollRowsOf(ctx, items);
    const seen = items.filter(({ isBegun }) => isBegun || isMine);
    return { items: await Promise.all(seen.map((record) => itemOf(ctx, record, rows.get(record._id)))), nextCursor };
  },

  'election.get': async (ctx, { id }) => detailOf(ctx, await loadElection(ctx, id)),
};
