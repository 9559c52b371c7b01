/** The way of a suggestion through the house: given to a department, answered, carried out, thanked for; its clock. */
import type { suggestion } from '../../types/suggestion/contract';
import type { Context, Handlers } from '../core/context';
import { found, refuse, refuseField } from '../core/refuse';
import { addDays, dayOf, sayDay } from '../core/time';
import { takeFiles } from '../file/public';
import { findHolders } from '../member/public';
import { findUnitsOf } from '../unit/public';
import { tellAuthor, tellRole } from './notices';
import { dueTrouble, isInTime, isOverdueOn, MOST_DAYS } from './rules';
import { findInUnion, moveSuggestion, noteSuggestion, type Step, type Suggestion } from './store';
import { departmentsOf } from './view';

type Handling =
  `suggestion.${'units' | 'assign' | 'sendBack' | 'adopt' | 'decline' | 'carryOut' | 'thank' | 'extend' | 'urge' | 'remind' | 'escalate'}`;

export const handling: Pick<Handlers<typeof suggestion>, Handling> = {
  'suggestion.units': async (ctx) => {
    const units = (await findUnitsOf(ctx, ctx.actor.unionId)).filter(({ kind }) => kind === 'department');
    const held = new Set(
      (await findHolders(ctx, ctx.actor.unionId, 'liaison')).flatMap(({ offices }) => offices.map(({ unitId }) => unitId)),
    );
    return { items: units.map(({ _id, name }) => ({ unitId: _id, name, hasLiaison: held.has(_id) })) };
  },

  'suggestion.assign': async (ctx, { id, unitId, dueOn, isOpen, note }) => {
    const record = found(await findInUnion(ctx, id), '这条建议');
    refuseWrongDay(ctx, 'dueOn', dueOn);
    const unit = (await findUnitsOf(ctx, ctx.actor.unionId)).find(({ _id, kind }) => _id === unitId && kind === 'department');
    if (!unit) refuseField('unitId', '承办部门不在本单位，请重新选择');
    await moveSuggestion(ctx, record, 'assign', {
      unitId,
      dueOn,
      isOpen,
      ...fresh,
      steps: stepped(ctx, record, 'assign', [unit.name, note].filter(Boolean).join('：')),
    });
    ctx.note(id, `${unit.name}，${sayDay(dueOn)}前答复`);
    tellRole(ctx, record, 'liaison', unitId, 'assigned', `有一条建议请在${sayDay(dueOn)}前答复`);
    tellAuthor(ctx, record, 'assigned', '您的建议已受理', `由${unit.name}办理，${sayDay(dueOn)}前答复`);
    return { id };
  },

  'suggestion.sendBack': async (ctx, { id, reason }) => {
    const record = await ofDepartment(ctx, id);
    await moveSuggestion(ctx, record, 'sendBack', {
      unitId: null,
      dueOn: null,
      isOpen: false,
      steps: stepped(ctx, record, 'sendBack', reason),
    });
    ctx.note(id, reason);
    tellRole(ctx, record, 'officer', null, 'sentBack', '一条建议被部门退回，请重新转办');
    return { id };
  },

  'suggestion.adopt': async (ctx, { id, isPartly, text, plannedOn, fileIds }) => {
    const record = await ofDepartment(ctx, id);
    refuseWrongDay(ctx, 'plannedOn', plannedOn);
    await moveSuggestion(ctx, record, 'adopt', {
      ...(await answered(ctx, record, text, fileIds)),
      outcome: isPartly ? 'partly' : 'adopted',
      dueOn: plannedOn,
      ...fresh,
      steps: stepped(ctx, record, 'adopt', `${sayDay(plannedOn)}前落实`),
    });
    ctx.note(id, text.slice(0, 100));
    tellAuthor(ctx, record, 'adopted', isPartly ? '您的建议部分采纳' : '您的建议已采纳', text);
    return { id };
  },

  'suggestion.decline': async (ctx, { id, text, fileIds }) => {
    const record = await ofDepartment(ctx, id);
    const answer = await answered(ctx, record, text, fileIds);
    await moveSuggestion(ctx, record, 'decline', {
      ...answer,
      outcome: 'declined',
      dueOn: null,
      steps: stepped(ctx, record, 'decline', null),
    });
    ctx.note(id, text.slice(0, 100));
    tellAuthor(ctx, record, 'declined', '您的建议已答复', text);
    return { id };
  },

  'suggestion.carryOut': async (ctx, { id, effect, saving, beforeIds, afterIds }) => {
    const record = await ofDepartment(ctx, id);
    const types = ['png', 'jpg'] as ('png' | 'jpg')[];
    const before = await takeFiles(ctx, beforeIds, { types, field: 'beforeIds' });
    const after = await takeFiles(ctx, afterIds, { types, field: 'afterIds' });
    await moveSuggestion(ctx, record, 'carryOut', {
      effect: { text: effect, saving, at: ctx.at, beforeIds: before, afterIds: after },
      dueOn: null,
      steps: stepped(ctx, record, 'carryOut', null),
    });
    ctx.note(id, effect.slice(0, 100));
    tellAuthor(ctx, record, 'carriedOut', '您的建议已落实', effect);
    tellRole(ctx, record, 'officer', null, 'carriedOut', '一条建议已落实，请致谢');
    return { id };
  },

  'suggestion.thank': async (ctx, { id, text, points }) => {
    const record = found(await findInUnion(ctx, id), '这条建议');
    await moveSuggestion(ctx, record, 'thank', {
      thanks: { text, points, at: ctx.at },
      steps: stepped(ctx, record, 'thank', points > 0 ? `积分 ${points}` : null),
    });
    ctx.note(id, points > 0 ? `积分 ${points}` : text.slice(0, 100));
    tellAuthor(ctx, record, 'thanked', '工会感谢您的建议', points > 0 ? `${text}（积分 ${points}）` : text);
    return { id };
  },

  'suggestion.extend': async (ctx, { id, dueOn, reason }) => {
    const record = await underWay(ctx, id);
    refuseWrongDay(ctx, 'dueOn', dueOn);
    await noteOrRefuse(ctx, record, { dueOn, ...fresh, steps: stepped(ctx, record, 'extend', `改为${sayDay(dueOn)}：${reason}`) });
    ctx.note(id, `${dueOn}，${reason}`);
    tellAuthor(ctx, record, 'extended', `您的建议改为${sayDay(dueOn)}前${record.state === 'assigned' ? '答复' : '落实'}`, reason);
    return { id };
  },

  'suggestion.urge': async (ctx, { id }) => {
    const record = await underWay(ctx, id);
    if (!record.unitId) refuse('CONFLICT', '这条建议没有转给部门，由工会办公室自己落实');
    if (record.urgedOn === dayOf(ctx.now)) refuse('CONFLICT', '今天已经催办过，明天可以再催');
    await noteOrRefuse(ctx, record, { urgedOn: dayOf(ctx.now), steps: stepped(ctx, record, 'urge', null) });
    ctx.note(id, record.title);
    tellRole(ctx, record, 'liaison', record.unitId, 'urged', '工会催办一条建议');
    return { id };
  },

  'suggestion.remind': async (ctx, { id }) => {
    const record = await underWay(ctx, id);
    if (record.isReminded) refuse('CONFLICT', '已经提醒过');
    await noteOrRefuse(ctx, record, { isReminded: true, steps: stepped(ctx, record, 'remind', null) });
    ctx.note(id);
    tellRole(ctx, record, record.unitId ? 'liaison' : 'officer', record.unitId, 'dueSoon', `一条建议${sayDay(record.dueOn!)}到期`);
    return { id };
  },

  'suggestion.escalate': async (ctx, { id }) => {
    const record = await underWay(ctx, id);
    if (record.isEscalated || !isOverdueOn(record, dayOf(ctx.now))) refuse('CONFLICT', '没有超期，或已经上报');
    await noteOrRefuse(ctx, record, { isEscalated: true, steps: stepped(ctx, record, 'escalate', null) });
    ctx.note(id);
    const what = record.state === 'assigned' ? '答复' : '落实';
    tellRole(ctx, record, 'chair', null, 'overdue', `一条建议超期未${what}，请督办`);
    if (record.unitId) tellRole(ctx, record, 'liaison', record.unitId, 'overdue', `一条建议已超期，请尽快${what}`);
    return { id };
  },
};

/** A new due day starts its reminders anew. */
const fresh = { isReminded: false, isEscalated: false };

async function answered(
  ctx: Context,
  { dueOn, isOpen, unitId }: Suggestion,
  text: string,
  fileIds: string[],
): Promise<Partial<Suggestion>> {
  const files = await takeFiles(ctx, fileIds);
  // What the office answers at once, without a department, is handled openly like the rest.
  return {
    isOpen: unitId === null || isOpen,
    answer: { text, byName: ctx.actor.name, at: ctx.at, isInTime: isInTime(dueOn, dayOf(ctx.now)), fileIds: files },
  };
}

const stepped = (ctx: Context, { steps }: Suggestion, action: Step['action'], note: string | null): Step[] => [
  ...steps,
  { at: ctx.at, by: ctx.actor.memberId, byName: ctx.actor.name, action, note: note || null },
];

/** Given to the caller's department, or anyone's for the office. */
async function ofDepartment(ctx: Context, id: string): Promise<Suggestion> {
  const record = await findInUnion(ctx, id);
  const isTheirs = record && (ctx.scope.level === 'union' || (record.unitId !== null && departmentsOf(ctx).includes(record.unitId)));
  return found(isTheirs ? record : null, '交本部门办理的这条建议');
}

async function underWay(ctx: Context, id: string): Promise<Suggestion> {
  const record = found(await findInUnion(ctx, id), '这条建议');
  if (record.state !== 'assigned' && record.state !== 'adopted') refuse('CONFLICT', '这条建议不在办理中，没有期限');
  return record;
}

async function noteOrRefuse(ctx: Context, record: Suggestion, set: Partial<Suggestion>): Promise<void> {
  if (!(await noteSuggestion(ctx, record, set))) refuse('CONFLICT');
}

function refuseWrongDay(ctx: Context, field: string, dueOn: string): void {
  const today = dayOf(ctx.now);
  const trouble = dueTrouble(dueOn, today, addDays(today, MOST_DAYS));
  if (trouble) refuseField(field, trouble);
}
