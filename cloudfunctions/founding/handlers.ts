/** What happens on the way to a union of one's own. */
import type { founding } from '../../types/founding/contract';
import { foundingKindLabels } from '../../types/founding/labels';
import { postLabels } from '../../types/unit/labels';
import { hasRole, type Handlers } from '../core/context';
import { newId } from '../core/database';
import { found, refuse, refuseField } from '../core/refuse';
import { dayOf } from '../core/time';
import { takeFiles } from '../file/public';
import { handlers as beginning } from './beginning';
import { cardOf, itemOf } from './card';
import { carryOut } from './establishing';
import { tellAbove, tellApplicant, tellFormerUnion } from './notices';
import { checkPeople, mine, ofFormerUnion, underMe, upperOf, whose } from './reach';
import { missingToApply, peopleCount, resultTrouble } from './rules';
import { defaultPapers } from './standards';
import {
  changeFounding,
  findFounding,
  findOpen,
  findPapers,
  insertFounding,
  moveFounding,
  pageFoundings,
  savePapers,
  stepOf,
  type Founding,
} from './store';

const WHAT = '这份建会申请';
const CHANGED = '申请刚刚有变动，请刷新后再办';

export const handlers: Handlers<typeof founding> = {
  ...beginning,

  'founding.papers': async (ctx) => {
    const upper = await upperOf(ctx);
    return { items: (await findPapers(ctx, upper._id))?.items ?? defaultPapers, upperName: upper.name };
  },

  'founding.setPapers': async (ctx, { items }) => {
    const { unionId } = ctx.actor;
    await savePapers(
      ctx,
      unionId,
      items.map((item, index) => ({ ...item, key: `paper${index + 1}` })),
    );
    ctx.note(unionId, items.map(({ title }) => title).join('、'));
    return { id: unionId };
  },

  'founding.start': async (ctx, { memberIds, newcomers, ...plan }) => {
    const { memberId, unionId, name: applicantName } = ctx.actor;
    const upper = await upperOf(ctx);
    if (upper._id === unionId) refuse('CONFLICT', '上级工会不能为自己申请建会，请由职工或小组发起');
    const [open] = await findOpen(ctx, { unionId: upper._id, applicantId: memberId });
    if (open) refuse('CONFLICT', `您发起的「${open.name}」还在办理中，请先办完或撤回`);
    const { people, union } = await checkPeople(ctx, upper._id, memberIds, newcomers);
    const kinds = (await findPapers(ctx, upper._id))?.items ?? defaultPapers;
    const record: Founding = {
      ...plan,
      _id: newId(),
      unionId: upper._id,
      fromUnionId: unionId,
      fromUnionName: union.name,
      applicantId: memberId,
      applicantName,
      state: 'preparing',
      people,
      newcomers,
      papers: kinds.map((kind) => ({ ...kind, isGiven: false, fileIds: [] })),
      opinion: null,
      reference: null,
      approvedOn: null,
      result: null,
      newUnionId: null,
      steps: [stepOf(ctx, `发起筹备：${foundingKindLabels[plan.kind]}`)],
      createdAt: ctx.at,
      changedAt: ctx.at,
    };
    await insertFounding(ctx, record);
    await tellFormerUnion(ctx, record, `${applicantName} 发起筹备「${record.name}」`, '请关注并在上报后提出意见');
    ctx.note(record._id, record.name);
    return { id: record._id };
  },

  'founding.update': async (ctx, { id, memberIds, newcomers, ...plan }) => {
    const record = found(await findFounding(ctx, id, await mine(ctx)), WHAT);
    refuseUnless(record, 'preparing', '已经上报，不能再改；请上级退回后再补正，或撤回后重新发起');
    const changed = memberIds || newcomers;
    const people = changed
      ? (await checkPeople(ctx, record.unionId, memberIds ?? record.people.map((one) => one.memberId), newcomers ?? record.newcomers, id))
          .people
      : record.people;
    if (!(await changeFounding(ctx, record, { ...plan, people, newcomers: newcomers ?? record.newcomers }, '修改申请内容')))
      refuse('CONFLICT', CHANGED);
    ctx.note(id, record.name);
    return { id };
  },

  'founding.givePaper': async (ctx, { id, key, isGiven, fileIds }) => {
    const record = found(await findFounding(ctx, id, await mine(ctx)), WHAT);
    refuseUnless(record, 'preparing', '已经上报，材料不能再改；请上级退回后再补正');
    const paper = record.papers.find((one) => one.key === key);
    if (!paper) refuseField('key', '清单里没有这项材料，请刷新后再试');
    const kept = await takeFiles(ctx, fileIds, { held: paper.fileIds });
    const papers = record.papers.map((one) => (one.key === key ? { ...one, isGiven, fileIds: kept } : one));
    if (!(await changeFounding(ctx, record, { papers }, `${isGiven ? '备好' : '取消'}「${paper.title}」`))) refuse('CONFLICT', CHANGED);
    ctx.note(id, paper.title);
    return { id };
  },

  'founding.apply': async (ctx, { id }) => {
    const record = found(await findFounding(ctx, id, await mine(ctx)), WHAT);
    const missing = missingToApply(record);
    if (missing.length > 0) refuse('CONFLICT', missing.join('；'));
    await checkPeople(
      ctx,
      record.unionId,
      record.people.map((one) => one.memberId),
      record.newcomers,
      id,
    );
    await moveFounding(ctx, record, 'apply', {}, `上报，${peopleCount(record)} 人`);
    await tellAbove(ctx, record, `建会申请待批复：${record.name}`);
    await tellFormerUnion(ctx, record, `「${record.name}」已上报，请提出意见`, '会员转出独立建会，请原工会说明意见');
    ctx.note(id, record.name);
    return { id };
  },

  'founding.opine': async (ctx, { id, opinion, text }) => {
    const record = found(await findFounding(ctx, id, await ofFormerUnion(ctx)), WHAT);
    if (opinion === 'disagree' && !text) refuseField('text', '不同意要写明理由，申请人和上级会看到');
    if (record.opinion) refuse('CONFLICT', `原工会已由 ${record.opinion.byName} 提出意见`);
    const isAgreed = opinion === 'agree';
    const step = `原工会${isAgreed ? '同意' : '不同意'}${text ? `：${text}` : ''}`;
    if (!(await changeFounding(ctx, record, { opinion: { isAgreed, text, byName: ctx.actor.name, at: ctx.at } }, step)))
      refuse('CONFLICT', CHANGED);
    tellApplicant(ctx, record, step, text);
    ctx.note(id, step);
    return { id };
  },

  'founding.return': async (ctx, { id, reason }) => {
    const record = found(await findFounding(ctx, id, underMe(ctx)), WHAT);
    await moveFounding(ctx, record, 'return', {}, `退回补正：${reason}`);
    tellApplicant(ctx, record, '建会申请被退回补正', reason);
    ctx.note(id, reason);
    return { id };
  },

  'founding.approve': async (ctx, { id, reference, reason = '' }) => {
    const record = found(await findFounding(ctx, id, underMe(ctx)), WHAT);
    await moveFounding(
      ctx,
      record,
      'approve',
      { reference, approvedOn: dayOf(ctx.now) },
      `批复同意（${reference}）${reason ? `：${reason}` : ''}`,
    );
    tellApplicant(ctx, record, '建会申请已批复', `${reference}。请召开成立大会，选举第一届委员会后登记结果`);
    ctx.note(id, reference);
    return { id };
  },

  'founding.decline': async (ctx, { id, reason }) => {
    const record = found(await findFounding(ctx, id, underMe(ctx)), WHAT);
    await moveFounding(ctx, record, 'decline', {}, `未批准：${reason}`);
    tellApplicant(ctx, record, '建会申请未批准', reason);
    ctx.note(id, reason);
    return { id };
  },

  'founding.enterResult': async (ctx, { id, ...result }) => {
    const record = found(await findFounding(ctx, id, await mine(ctx)), WHAT);
    refuseUnless(record, 'approved', '批复之后才能登记成立大会的结果');
    const facts = { approvedOn: record.approvedOn ?? '', count: peopleCount(record), memberIds: record.people.map((one) => one.memberId) };
    const trouble = resultTrouble(result, facts, dayOf(ctx.now));
    if (trouble) refuseField(...trouble);
    const seats = result.seats.map(({ memberId, name, post, votes }) => ({ memberId, name, post, votes }));
    const chair = seats.find(({ post }) => post === 'chair')?.name ?? '';
    const step = `成立大会：应到 ${result.due}，实到 ${result.attended}，选出 ${seats.length} 位委员，${postLabels.chair} ${chair}`;
    if (!(await changeFounding(ctx, record, { result: { ...result, seats } }, step))) refuse('CONFLICT', CHANGED);
    await tellAbove(ctx, record, `成立大会结果待确认：${record.name}`);
    ctx.note(id, step);
    return { id };
  },

  'founding.found': async (ctx, { id }) => {
    const record = found(await findFounding(ctx, id, underMe(ctx)), WHAT);
    if (record.state === 'approved' && !record.result) refuse('CONFLICT', '还没有登记成立大会的结果，请申请人先登记');
    const unionId = newId();
    await moveFounding(ctx, record, 'found', { newUnionId: unionId }, '确认成立');
    await carryOut(ctx, record, unionId);
    ctx.note(id, `${record.name}，${peopleCount(record)} 人`);
    return { id, unionId };
  },

  'founding.withdraw': async (ctx, { id, reason }) => {
    const record = found(await findFounding(ctx, id, await mine(ctx)), WHAT);
    await moveFounding(ctx, record, 'withdraw', {}, `撤回：${reason}`);
    if (record.state !== 'preparing') await tellAbove(ctx, record, `申请人撤回：${record.name}`);
    ctx.note(id, reason);
    return { id };
  },

  'founding.list': async (ctx, { state, ...asked }) => {
    const page = await pageFoundings(ctx, { ...(await whose(ctx)), ...(state ? { state } : {}) }, asked);
    return { ...page, items: page.items.map(itemOf) };
  },

  'founding.get': async (ctx, { id }) => {
    const record = found(await findFounding(ctx, id, await whose(ctx)), WHAT);
    return cardOf(ctx, record, { isAbove: hasRole(ctx.actor, 'federation') && record.unionId === ctx.actor.unionId });
  },
};

function refuseUnless(record: Founding, state: Founding['state'], sentence: string): void {
  if (record.state !== state) refuse('CONFLICT', sentence);
}
