/** What happens in the yearly assessment of group leaders. */
import type { assessment } from '../../types/assessment/contract';
import { resultLabels } from '../../types/assessment/labels';
import { assessmentLifecycle } from '../../types/assessment/lifecycle';
import { within, type Context, type Handlers } from '../core/context';
import { newId } from '../core/database';
import { movesOf } from '../core/lifecycle';
import { found, refuse, refuseField } from '../core/refuse';
import { dayOf } from '../core/time';
import { findHolders } from '../member/public';
import { unitNames } from '../unit/public';
import { resultOf, scoresTrouble, sum, usualDuties } from './rules';
import { findDuties, findSheet, findSheets, insertSheets, moveSheet, saveDuties, type Sheet } from './store';

export const handlers: Handlers<typeof assessment> = {
  'assessment.duties': async (ctx) => {
    const items = (await findDuties(ctx, ctx.scope.unionId)) ?? usualDuties;
    return { items, full: sum(items.map(({ points }) => points)) };
  },

  'assessment.setDuties': async (ctx, { items }) => {
    const { unionId } = ctx.actor;
    await saveDuties(ctx, unionId, items);
    ctx.note(unionId, items.map(({ title }) => title).join('、'));
    return { id: unionId };
  },

  'assessment.open': async (ctx, { year }) => {
    const { unionId } = ctx.actor;
    const present = Number(dayOf(ctx.now).slice(0, 4));
    if (year > present || year < present - 1) refuseField('year', `只能考核本年度或上一年度（${present - 1}、${present}）`);
    const duties = (await findDuties(ctx, unionId)) ?? usualDuties;
    const had = await findSheets(ctx, { unionId, year });
    const names = await unitNames(ctx, unionId);
    const leaders = (await findHolders(ctx, unionId, 'groupLeader')).flatMap(({ _id, name, offices }) =>
      offices.filter(({ role }) => role === 'groupLeader').map(({ unitId }) => ({ memberId: _id, name, groupId: unitId })),
    );
    const missing = leaders.filter(({ memberId, groupId }) => !had.some((one) => one.memberId === memberId && one.groupId === groupId));
    if (missing.length === 0) refuse('CONFLICT', leaders.length === 0 ? '还没有在任的小组长，请先任命' : '在任小组长都已有考核表');
    const records = missing.map(({ memberId, name, groupId }) =>
      sheetOf({ unionId, year, memberId, memberName: name, groupId, groupName: names.get(groupId) ?? '未分组', duties }),
    );
    await insertSheets(ctx, records);
    for (const record of records) tell(ctx, record, `${year} 年度考核请自评`, '请逐项自评并写总结，由委员会评定');
    ctx.note(unionId, `${year} 年度，${records.length} 人`);
    return { opened: records.length };
  },

  'assessment.list': async (ctx, { year }) => {
    const records = await findSheets(ctx, { ...within(ctx), unionId: ctx.scope.unionId, year } as { unionId: string; year: number });
    const shown = records.map((record) => viewOf(ctx, record));
    return { year, items: shown.sort((a, b) => (b.total ?? -1) - (a.total ?? -1) || (a.groupName < b.groupName ? -1 : 1)) };
  },

  'assessment.get': async (ctx, { id }) => viewOf(ctx, found(await findSheet(ctx, id, within(ctx)), '这张考核表')),

  'assessment.report': async (ctx, { id, scores, report }) => {
    const record = found(await findSheet(ctx, id, { unionId: ctx.actor.unionId, memberId: ctx.actor.memberId }), '这张考核表');
    const trouble = scoresTrouble(scores, record.duties);
    if (trouble) refuseField(...trouble);
    await moveSheet(ctx, record, 'report', { own: scores, report });
    ctx.note(id, `自评 ${sum(scores)} 分`);
    return { id };
  },

  'assessment.score': async (ctx, { id, scores, comment }) => {
    const record = found(await findSheet(ctx, id, { unionId: ctx.actor.unionId }), '这张考核表');
    if (record.memberId === ctx.actor.memberId) refuse('CONFLICT', '不能评定自己，请由另一位委员评定');
    const trouble = scoresTrouble(scores, record.duties);
    if (trouble) refuseField(...trouble);
    const full = sum(record.duties.map(({ points }) => points));
    const result = resultOf(sum(scores), full);
    await moveSheet(ctx, record, 'score', { given: scores, result, comment });
    ctx.note(id, `${record.memberName} ${sum(scores)} 分，${resultLabels[result]}`);
    return { id };
  },

  'assessment.publish': async (ctx, { year }) => {
    const { unionId } = ctx.actor;
    const all = await findSheets(ctx, { unionId, year });
    const waiting = all.filter(({ state }) => state === 'reporting' || state === 'reported');
    if (waiting.length > 0)
      refuse(
        'CONFLICT',
        `还有 ${waiting.length} 人没有评定：${waiting
          .slice(0, 5)
          .map(({ memberName }) => memberName)
          .join('、')}，请先评定`,
      );
    const scored = all.filter(({ state }) => state === 'scored');
    if (scored.length === 0) refuse('CONFLICT', all.length === 0 ? '这一年还没有考核，请先开始' : '这一年的结果已公布');
    for (const record of scored) {
      await moveSheet(ctx, record, 'publish', { publishedAt: ctx.at });
      tell(
        ctx,
        record,
        `${year} 年度考核结果：${resultLabels[record.result!]}`,
        `得分 ${sum(record.given)}${record.comment ? `。${record.comment}` : ''}`,
      );
    }
    ctx.note(unionId, `${year} 年度，${scored.length} 人`);
    return { published: scored.length };
  },
};

const sheetOf = (about: Pick<Sheet, 'unionId' | 'year' | 'memberId' | 'memberName' | 'groupId' | 'groupName' | 'duties'>): Sheet => ({
  ...about,
  _id: newId(),
  state: 'reporting',
  own: [],
  given: [],
  report: '',
  result: null,
  comment: '',
  publishedAt: null,
});

/** Before it is published the leader sees the own report, not the score. */
function viewOf(ctx: Context, record: Sheet) {
  const isMine = record.memberId === ctx.actor.memberId;
  const isHidden = ctx.scope.level === 'own' && record.state !== 'published';
  const given = isHidden ? [] : record.given;
  const moves = movesOf(ctx, assessmentLifecycle, record.state).filter((move) =>
    move === 'report' ? isMine : move === 'score' && !isMine,
  );
  return {
    ...record,
    id: record._id,
    name: record.memberName,
    duties: record.duties.map((duty, index) => ({ ...duty, own: record.own[index] ?? null, given: given[index] ?? null })),
    ownTotal: record.own.length > 0 ? sum(record.own) : null,
    total: given.length > 0 ? sum(given) : null,
    full: sum(record.duties.map(({ points }) => points)),
    result: isHidden ? null : record.result,
    comment: isHidden ? '' : record.comment,
    isMine,
    moves,
  };
}

function tell(ctx: Context, { _id, unionId, memberId }: Sheet, title: string, body: string): void {
  const link = `/pages/assessment/sheet/index?id=${_id}`;
  ctx.later('notification.send', {
    unionId,
    memberIds: [memberId],
    matter: `assessment:${_id}:${title.slice(0, 12)}`,
    kind: 'unit',
    title,
    body: body.slice(0, 300),
    link,
  });
}
