/** What happens in open affairs: the catalogue is kept, a period is posted and approved, members ask and are answered. */
import type { disclosure } from '../../types/disclosure/contract';
import { may, reachOf, type Context, type Handlers } from '../core/context';
import { newId } from '../core/database';
import { found, refuse, refuseField } from '../core/refuse';
import { dayOf, sayDay } from '../core/time';
import { takeFiles } from '../file/public';
import { findUnitsOf } from '../unit/public';
import { tell } from './notices';
import { periodOf, sayPeriod } from './periods';
import { reviewing } from './reviewing';
import { answerDueOn, approveTrouble, owedAfter, owedFrom, periodTrouble } from './rules';
import * as store from './store';
import { usual } from './usual';
import { catalogueOf, itemOf } from './view';

export const handlers: Handlers<typeof disclosure> = {
  ...reviewing,

  'disclosure.catalogue': (ctx) => catalogueOf(ctx),

  'disclosure.addUsual': async (ctx) => {
    const had = new Set((await store.findItems(ctx)).map(({ title }) => title));
    const rows = usual.filter(({ title }) => !had.has(title)).map((row) => newItem(ctx, { ...row, unitId: null, isActive: true }));
    if (rows.length === 0) refuse('CONFLICT', '常用目录里的事项都已在目录中，可以逐项修改');
    await store.insertItems(ctx, rows);
    ctx.note(ctx.actor.unionId, `${rows.length} 项`);
    return { added: rows.length };
  },

  'disclosure.setItem': async (ctx, { id, ...fields }) => {
    if (fields.unitId && !(await departments(ctx)).includes(fields.unitId)) refuseField('unitId', '责任部门不在本单位，请重新选择');
    if (!id) {
      const record = newItem(ctx, fields);
      await store.insertItems(ctx, [record]);
      ctx.note(record._id, fields.title);
      return { id: record._id };
    }
    const record = found(await store.findItem(ctx, id), '这项公开事项');
    const period = record.every === fields.every ? record.period : firstPeriod(ctx, fields.every);
    await store.changeItem(ctx, record, { ...fields, ...owedFrom(fields.every, fields.graceDays, period), isEscalated: false });
    ctx.note(id, fields.title);
    return { id };
  },

  'disclosure.item': async (ctx, { id }) => itemOf(ctx, found(await store.findItem(ctx, id), '这项公开事项')),

  'disclosure.post': async (ctx, { itemId, period, fileIds, ...text }) => {
    const item = await ofDepartment(ctx, itemId);
    if (!item.isActive) refuse('CONFLICT', '这项公开事项已停用，需要公开请先由工会办公室启用');
    const trouble = periodTrouble(item.every, period, dayOf(ctx.now));
    if (trouble) refuseField('period', trouble);
    const same = (await store.findPostingsOf(ctx, itemId)).filter((one) => one.period === period);
    if (same.some(({ state }) => state === 'submitted')) refuse('CONFLICT', '这一期已有内容在等审核，请审核后再提交新版');
    const files = await takeFiles(ctx, fileIds);
    const record: store.Posting = {
      ...{ _id: newId(), unionId: item.unionId, itemId, period, ...text, fileIds: files, state: 'submitted' as const },
      version: 1 + Math.max(0, ...same.map(({ version }) => version)),
      postedById: ctx.actor.memberId,
      postedBy: ctx.actor.name,
      postedAt: ctx.at,
      approvedBy: null,
      approvedAt: null,
      returnReason: null,
    };
    await store.insertPosting(ctx, record);
    ctx.note(record._id, `${item.title}，${sayPeriod(period)}`);
    tell(ctx, item, { audience: { roles: ['officer'] } }, 'submitted', '有公开内容待审核', `${item.title}，${sayPeriod(period)}`);
    return { id: record._id };
  },

  'disclosure.approve': async (ctx, { id }) => {
    const record = found(await store.findPosting(ctx, id), '这份公开内容');
    const item = found(await store.findItem(ctx, record.itemId), '这项公开事项');
    const trouble = approveTrouble(record.postedById, ctx.actor.memberId);
    if (trouble) refuse('CONFLICT', trouble);
    await store.movePosting(ctx, record, 'approve', { approvedBy: ctx.actor.name, approvedAt: ctx.at });
    const posted = (await store.findPostingsOf(ctx, item._id)).filter(({ state }) => state === 'posted');
    for (const one of posted) if (one.period === record.period && one._id !== id) await store.movePosting(ctx, one, 'replace');
    const owed = owedAfter(
      item.every,
      item.period,
      posted.map(({ period }) => period),
    );
    if (owed !== item.period) await store.changeItem(ctx, item, { ...owedFrom(item.every, item.graceDays, owed), isEscalated: false });
    ctx.note(id, `${item.title}，${sayPeriod(record.period)}，第 ${record.version} 版`);
    tell(ctx, item, { memberIds: [record.postedById] }, 'approved', '您提交的内容已公开', record.title);
    return { id };
  },

  'disclosure.sendBack': async (ctx, { id, reason }) => {
    const record = found(await store.findPosting(ctx, id), '这份公开内容');
    const item = found(await store.findItem(ctx, record.itemId), '这项公开事项');
    await store.movePosting(ctx, record, 'sendBack', { returnReason: reason });
    ctx.note(id, reason);
    tell(ctx, item, { memberIds: [record.postedById] }, 'returned', '您提交的公开内容被退回', reason);
    return { id };
  },

  'disclosure.ask': async (ctx, { id, text }) => {
    const item = found(await store.findItem(ctx, id), '这项公开事项');
    const { memberId: askedById, name: askedBy, unionId } = ctx.actor;
    const dueOn = answerDueOn(dayOf(ctx.now));
    const asked = { askedById, askedBy, askedAt: ctx.at, state: 'asked' as const };
    const record: store.Question = { ...asked, _id: newId(), unionId, itemId: id, text, dueOn, isEscalated: false, answer: null };
    await store.insertQuestion(ctx, record);
    ctx.note(record._id, item.title);
    const to = item.unitId ? { roles: ['liaison'], unitIds: [item.unitId] } : { roles: ['officer'] };
    tell(ctx, item, { audience: to }, 'asked', `会员提问，请在${sayDay(dueOn)}前答复`, text);
    return { id: record._id };
  },

  'disclosure.answer': async (ctx, { questionId, text }) => {
    const record = found(await store.findQuestion(ctx, questionId), '这条提问');
    const item = await ofDepartment(ctx, record.itemId);
    const isInTime = dayOf(ctx.now) <= record.dueOn;
    const answer = { text, byName: ctx.actor.name, at: ctx.at, isInTime };
    if (!(await store.changeQuestion(ctx, record, { state: 'answered', answer }))) refuse('CONFLICT', '这条提问已经答复，请刷新后查看');
    ctx.note(questionId, text.slice(0, 100));
    tell(ctx, item, { memberIds: [record.askedById] }, 'answered', '您的提问已答复', text);
    return { id: questionId };
  },

  'disclosure.escalate': async (ctx, { id }) => {
    const item = found(await store.findItem(ctx, id), '这项公开事项');
    if (item.isEscalated || !item.dueOn || item.dueOn >= dayOf(ctx.now)) refuse('CONFLICT', '没有超期，或已经上报');
    await store.changeItem(ctx, item, { isEscalated: true });
    ctx.note(id);
    const text = `${item.title}，${sayPeriod(item.period!)}，应在${sayDay(item.dueOn)}前公开`;
    tell(ctx, item, { audience: { roles: ['chair'] } }, 'overdue', '有事项超期未公开，请督办', text);
    if (item.unitId) tell(ctx, item, { audience: { roles: ['liaison'], unitIds: [item.unitId] } }, 'late', '本部门有事项超期未公开', text);
    return { id };
  },

  'disclosure.escalateQuestion': async (ctx, { questionId }) => {
    const record = found(await store.findQuestion(ctx, questionId), '这条提问');
    const item = found(await store.findItem(ctx, record.itemId), '这项公开事项');
    if (record.isEscalated || record.dueOn >= dayOf(ctx.now)) refuse('CONFLICT', '没有超期，或已经上报');
    if (!(await store.changeQuestion(ctx, record, { isEscalated: true }))) refuse('CONFLICT', '这条提问已经答复');
    ctx.note(questionId);
    tell(ctx, item, { audience: { roles: ['chair'] } }, 'unanswered', '会员提问超过三十天未答复，请督办', record.text);
    return { id: questionId };
  },
};

const firstPeriod = (ctx: Context, every: store.Item['every']) => (every === 'event' ? null : periodOf(every, dayOf(ctx.now)));
type Fields = Pick<store.Item, 'title' | 'source' | 'every' | 'graceDays' | 'unitId' | 'isActive'>;
const newItem = (ctx: Context, fields: Fields): store.Item => ({
  ...fields,
  ...owedFrom(fields.every, fields.graceDays, firstPeriod(ctx, fields.every)),
  _id: newId(),
  unionId: ctx.actor.unionId,
  isEscalated: false,
  startsOn: dayOf(ctx.now),
  createdAt: ctx.at,
});

const departments = async (ctx: Context) =>
  (await findUnitsOf(ctx, ctx.actor.unionId)).filter(({ kind }) => kind === 'department').map(({ _id }) => _id);

/** Of the caller's department, or anyone's for the office. */
async function ofDepartment(ctx: Context, id: string): Promise<store.Item> {
  const item = await store.findItem(ctx, id);
  const isTheirs =
    item && (may(ctx.actor, 'disclosure.approve') || (item.unitId !== null && reachOf(ctx.actor, 'disclosure.post').includes(item.unitId)));
  return found(isTheirs ? item : null, '由本部门负责的这项公开事项');
}
