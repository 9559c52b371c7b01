/** Where foundings are kept: under the federation that decides. */
import type { Filter } from 'mongodb';
import type { foundingKindLabels } from '../../types/founding/labels';
import { foundingLifecycle } from '../../types/founding/lifecycle';
import type { industryLabels, postLabels } from '../../types/unit/labels';
import type { Context } from '../core/context';
import { collection, type Reach } from '../core/database';
import { move } from '../core/lifecycle';
import { pageByField } from '../core/page';
import type { PaperKind } from './standards';

export type State = (typeof foundingLifecycle.states)[number];
export type Founding = {
  _id: string;
  /** The federation. */
  unionId: string;
  fromUnionId: string;
  fromUnionName: string;
  applicantId: string;
  applicantName: string;
  kind: keyof typeof foundingKindLabels;
  state: State;
  name: string;
  employer: string;
  industry: keyof typeof industryLabels;
  staffCount: number;
  address: string;
  contactName: string;
  contactPhone: string;
  groupName: string;
  reason: string;
  people: { memberId: string; name: string }[];
  newcomers: { name: string; phone: string; employeeNo: string }[];
  papers: (PaperKind & { isGiven: boolean; fileIds: string[] })[];
  opinion: { isAgreed: boolean; text: string; byName: string; at: string } | null;
  reference: string | null;
  approvedOn: string | null;
  result: {
    heldOn: string;
    due: number;
    attended: number;
    years: number;
    seats: { memberId: string | null; name: string; post: keyof typeof postLabels; votes: number }[];
  } | null;
  newUnionId: string | null;
  steps: { at: string; byName: string; text: string }[];
  createdAt: string;
  changedAt: string;
};
type Papers = { _id: string; unionId: string; items: PaperKind[] };

const foundings = collection<Founding>('foundings', [
  { key: { unionId: 1, state: 1, changedAt: -1, _id: -1 } },
  { key: { unionId: 1, changedAt: -1, _id: -1 } },
  { key: { unionId: 1, fromUnionId: 1, changedAt: -1, _id: -1 } },
  { key: { unionId: 1, applicantId: 1, changedAt: -1, _id: -1 } },
]);
const papers = collection<Papers>('founding_papers', [{ key: { unionId: 1 }, unique: true }]);

export const insertFounding = (reach: Reach, record: Founding) => foundings(reach).insert(record);
/** Within a filter that says whose it must be: not visible is not found. */
export const findFounding = (reach: Reach, _id: string, whose: Filter<Founding>) => foundings(reach).findOne({ ...whose, _id });
export const pageFoundings = (reach: Reach, filter: Filter<Founding>, asked: { cursor?: string; limit?: number }) =>
  pageByField(foundings(reach), { filter, field: 'changedAt', direction: -1 }, asked);
export const findOpen = (reach: Reach, filter: Filter<Founding>) =>
  foundings(reach).find({ ...filter, state: { $in: ['preparing', 'applied', 'approved'] } });

/** One more line in its story. */
export const stepOf = (ctx: Context, text: string) => ({ at: ctx.at, byName: ctx.actor.name, text });

/** Changes fields while it is in that state; false when it no longer is. */
export const changeFounding = (ctx: Context, { _id, unionId, state, steps }: Founding, set: Partial<Founding>, step: string) =>
  foundings(ctx).update({ _id, unionId, state }, { $set: { ...set, steps: [...steps, stepOf(ctx, step)], changedAt: ctx.at } });
export const moveFounding = (
  ctx: Context,
  record: Founding,
  command: keyof typeof foundingLifecycle.moves,
  set: Partial<Founding>,
  step: string,
) => move(foundings(ctx), foundingLifecycle, record, command, { ...set, steps: [...record.steps, stepOf(ctx, step)], changedAt: ctx.at });

export const findPapers = (reach: Reach, unionId: string) => papers(reach).findOne({ unionId });
export const savePapers = (reach: Reach, unionId: string, items: PaperKind[]) =>
  papers(reach).update({ _id: unionId, unionId }, { $set: { items } }, { upsert: true });
