/** What a new domain's server side and its test look like, written for the word «survey». */

const handlers = `/** What happens when somebody publishes, closes or reads 问卷. */
import type { survey } from '../../types/survey/contract';
import { surveyLifecycle } from '../../types/survey/lifecycle';
import type { Handlers } from '../core/context';
import { newId } from '../core/database';
import { movesOf } from '../core/lifecycle';
import { found, refuseField } from '../core/refuse';
import { dayOf } from '../core/time';
import { closingTrouble } from './rules';
import { closeSurvey, findInUnion, insertSurvey, pageInUnion, type Survey } from './store';

export const handlers: Handlers<typeof survey> = {
  'survey.create': async (ctx, { closesOn = null, ...input }) => {
    const trouble = closingTrouble(closesOn, dayOf(ctx.now));
    if (trouble) refuseField('closesOn', trouble);
    const { unionId, memberId: authorId, name: authorName } = ctx.actor;
    const record: Survey = { ...input, _id: newId(), unionId, closesOn, state: 'open', authorId, authorName, createdAt: ctx.at };
    await insertSurvey(ctx, record);
    ctx.note(record._id, record.title);
    return { id: record._id };
  },

  'survey.close': async (ctx, { id }) => {
    const record = found(await findInUnion(ctx, id), '这项问卷');
    await closeSurvey(ctx, record);
    ctx.note(id, record.title);
    return { id };
  },

  'survey.list': async (ctx, { state = 'open', ...asked }) => {
    const { items, nextCursor } = await pageInUnion(ctx, state, asked);
    return { items: items.map((record) => ({ ...record, id: record._id })), nextCursor };
  },

  'survey.get': async (ctx, { id }) => {
    const record = found(await findInUnion(ctx, id), '这项问卷');
    return { ...record, id, moves: movesOf(ctx, surveyLifecycle, record.state) };
  },
};
`;

const rules = `/** Decisions about 问卷: no database, no clock. */

/** Why it cannot close on this day, as a sentence; null when it can. Days are Asia/Shanghai. */
export const closingTrouble = (closesOn: string | null, today: string): string | null =>
  closesOn !== null && closesOn < today ? '截止日已经过去，请改为今天或以后，或留空' : null;
`;

const store = `/** Where 问卷 is kept. */
import type { Context } from '../core/context';
import { collection } from '../core/database';
import { move } from '../core/lifecycle';
import { pageByMoment } from '../core/page';
import type { surveyKindLabels } from '../../types/survey/labels';
import { surveyLifecycle } from '../../types/survey/lifecycle';

type State = (typeof surveyLifecycle.states)[number];
export type Survey = {
  _id: string;
  unionId: string;
  title: string;
  body: string;
  kind: keyof typeof surveyKindLabels;
  state: State;
  /** Last day, Asia/Shanghai. */
  closesOn: string | null;
  authorId: string;
  authorName: string;
  createdAt: string;
};

const surveys = collection<Survey>('surveys', [{ key: { unionId: 1, state: 1, createdAt: -1, _id: -1 } }]);
const EARLIEST = '2000-01-01T00:00:00.000Z';

export const insertSurvey = (ctx: Context, record: Survey) => surveys(ctx).insert(record);

export const findInUnion = (ctx: Context, _id: string) => surveys(ctx).findOne({ _id, unionId: ctx.scope.unionId });

/** The union's records in this state, newest first. */
export const pageInUnion = (ctx: Context, state: State, asked: { cursor?: string; limit?: number }) =>
  pageByMoment(
    surveys(ctx),
    { filter: { unionId: ctx.scope.unionId, state }, field: 'createdAt', direction: -1, from: ctx.at, to: EARLIEST, options: { projection: { body: 0 } } },
    asked,
  );

export const closeSurvey = (ctx: Context, record: Survey) => move(surveys(ctx), surveyLifecycle, record, 'close');
`;

const test = `/** 问卷 through the real runner on the real database. */
import { ask, plantMember, plantUnits, refusalOf, testHost, type TestHost } from '../core/testing';
import type { Actor } from '../../types/actor';
import { closingTrouble } from './rules';

let host: TestHost;
let officer: Actor, member: Actor, stranger: Actor;

beforeAll(async () => {
  host = await testHost();
  await plantUnits(host);
  officer = await plantMember(host, { name: '干事甲', role: 'officer' });
  member = await plantMember(host, { name: '会员一' });
  stranger = await plantMember(host, { name: '外会', unionId: 'union2', groupId: 'group9' });
});
afterAll(() => host.close());

const draft = { title: '第一项', body: '请本周内查看。' };

test.each([
  [null, true],
  ['2026-11-23', false],
  ['2026-11-24', true],
  ['2026-11-25', true],
])('closing on %s is possible: %s', (closesOn, isPossible) => {
  expect(closingTrouble(closesOn, '2026-11-24') === null).toBe(isPossible);
});

test('what an officer publishes is seen by the members of the union and by nobody else', async () => {
  const { id } = await ask(host, officer, 'survey.create', draft);
  expect(await ask(host, member, 'survey.get', { id })).toMatchObject({ ...draft, state: 'open', moves: [] });
  expect((await ask(host, member, 'survey.list', {})).items.map((item) => item.id)).toContain(id);
  expect((await refusalOf(host, stranger, 'survey.get', { id })).code).toBe('NOT_FOUND');
  expect((await ask(host, stranger, 'survey.list', {})).items).toEqual([]);
});

test('a member cannot publish, and a refusal writes nothing', async () => {
  const before = await host.db.collection('surveys').countDocuments();
  expect((await refusalOf(host, member, 'survey.create', draft)).code).toBe('FORBIDDEN');
  const late = await refusalOf(host, officer, 'survey.create', { ...draft, closesOn: '2026-11-01' });
  expect([late.code, late.fields[0]?.path]).toEqual(['INVALID_INPUT', 'closesOn']);
  expect(await host.db.collection('surveys').countDocuments()).toBe(before);
});

test('closing takes it from the open ones, and a second time is a conflict', async () => {
  const { id } = await ask(host, officer, 'survey.create', draft);
  expect((await ask(host, officer, 'survey.get', { id })).moves).toEqual(['close']);
  await ask(host, officer, 'survey.close', { id });
  expect((await ask(host, member, 'survey.list', { state: 'closed' })).items.map((item) => item.id)).toEqual([id]);
  expect((await refusalOf(host, officer, 'survey.close', { id })).message).toMatch('已结束');
});
`;

export const serverFiles = {
  'cloudfunctions/survey/handlers.ts': handlers,
  'cloudfunctions/survey/rules.ts': rules,
  'cloudfunctions/survey/store.ts': store,
  'cloudfunctions/survey/survey.test.ts': test,
};
