/** What happens when a member puts a suggestion into the box, reads, supports or withdraws it. */
import type { suggestion } from '../../types/suggestion/contract';
import { type Context, type Handlers } from '../core/context';
import { newId } from '../core/database';
import { found, refuse } from '../core/refuse';
import { dayOf } from '../core/time';
import { takeFiles } from '../file/public';
import { likenessOf, pairsOf } from '../proposal/public';
import { handling } from './handling';
import { tellRole } from './notices';
import { papers } from './papers';
import { ALIKE, supportTrouble } from './rules';
import {
  addSupport,
  findSharing,
  findVisible,
  insertSuggestion,
  moveSuggestion,
  pageSuggestions,
  takeSupport,
  type Suggestion,
} from './store';
import { departmentsOf, detailOf, itemsOf } from './view';

const visible = async (ctx: Context, id: string): Promise<Suggestion> => found(await findVisible(ctx, id, departmentsOf(ctx)), '这条建议');

export const handlers: Handlers<typeof suggestion> = {
  ...handling,
  ...papers,

  'suggestion.submit': async (ctx, { fileIds, ...text }) => {
    const files = await takeFiles(ctx, fileIds);
    const record = newSuggestion(ctx, { ...text, fileIds: files });
    await insertSuggestion(ctx, record);
    ctx.note(record._id, text.title);
    tellRole(ctx, record, 'officer', null, 'submitted', '收到一条合理化建议，请受理');
    return { id: record._id };
  },

  'suggestion.similar': async (ctx, { title }) => {
    const pairs = pairsOf(title);
    const alike = (await findSharing(ctx, pairs, departmentsOf(ctx)))
      .map((record) => ({ record, likeness: likenessOf(pairs, record.pairs) }))
      .filter(({ likeness }) => likeness >= ALIKE)
      .sort((a, b) => b.likeness - a.likeness)
      .slice(0, 5);
    const items = await itemsOf(
      ctx,
      alike.map(({ record }) => record),
    );
    return { items: items.map((item, index) => ({ ...item, likeness: alike[index]!.likeness })) };
  },

  'suggestion.list': async (ctx, { cursor, limit, ...filters }) => {
    const known = { units: departmentsOf(ctx), today: dayOf(ctx.now) };
    const page = await pageSuggestions(ctx, filters, known, { cursor, limit });
    return { ...page, items: await itemsOf(ctx, page.items) };
  },

  'suggestion.get': async (ctx, { id }) => detailOf(ctx, await visible(ctx, id)),

  'suggestion.support': async (ctx, { id }) => {
    const record = await visible(ctx, id);
    const trouble = supportTrouble(record, ctx.actor.memberId);
    if (trouble) refuse('CONFLICT', trouble);
    const supporters = await addSupport(ctx, record);
    if (supporters === null) refuse('ALREADY_SUPPORTED');
    ctx.note(id, record.title);
    return { id, supporters };
  },

  'suggestion.unsupport': async (ctx, { id }) => {
    const record = await visible(ctx, id);
    const supporters = await takeSupport(ctx, record);
    if (supporters === null) refuse('CONFLICT', '您没有支持这条建议，不需要收回');
    ctx.note(id, record.title);
    return { id, supporters };
  },

  'suggestion.withdraw': async (ctx, { id }) => {
    const record = await visible(ctx, id);
    if (record.authorId !== ctx.actor.memberId) refuse('FORBIDDEN', '只有提出人可以撤回，工会办公室可以答复或退回');
    const { memberId: by, name: byName } = ctx.actor;
    await moveSuggestion(ctx, record, 'withdraw', { steps: [...record.steps, { at: ctx.at, by, byName, action: 'withdraw', note: null }] });
    ctx.note(id, record.title);
    return { id };
  },
};

type Written = Pick<Suggestion, 'title' | 'category' | 'body' | 'isAnonymous' | 'fileIds'>;
const newSuggestion = ({ actor, at }: Context, written: Written): Suggestion => ({
  ...written,
  _id: newId(),
  unionId: actor.unionId,
  pairs: pairsOf(written.title),
  authorId: actor.memberId,
  authorName: actor.name,
  groupId: actor.groupId,
  state: 'submitted',
  isOpen: false,
  unitId: null,
  dueOn: null,
  isReminded: false,
  isEscalated: false,
  urgedOn: null,
  outcome: null,
  answer: null,
  effect: null,
  thanks: null,
  supporters: 0,
  steps: [{ at, by: actor.memberId, byName: actor.name, action: 'submit', note: null }],
  createdAt: at,
  updatedAt: at,
});
