/** Doubtful doubles: the same number under another name or staff number is never guessed, a person decides. */
import type { importOperations } from '../../types/member/contract-import';
import { correctableLabels, doubleDecisionLabels } from '../../types/member/labels';
import { memberLifecycle } from '../../types/member/lifecycle';
import type { Context, Handlers } from '../core/context';
import { newId } from '../core/database';
import { found, refuse } from '../core/refuse';
import { ringOf, sealFields, type Ring } from '../core/secret';
import { dayOf } from '../core/time';
import { unitNames } from '../unit/tree-public';
import { writeChanges } from './changing';
import { findDouble, findOpenDoubles, insertDoubles, pageDoubles, resolveDouble, type Double, type Wanted } from './double-store';
import { mine, tell } from './notices';
import { isStopgap } from './rules';
import { maskedOf, openAll, sealedSet, type Texts } from './sensitive';
import { noteStep } from './steps';
import { findMember, findTwin, insertMember, moveMember, updateMember, type Member } from './store';

type Ours = 'member.doubles' | 'member.resolveDouble';

export const handlers: Handlers<Pick<typeof importOperations, Ours>> = {
  'member.doubles': async (ctx, { state = 'open', ...asked }) => {
    const page = await pageDoubles(ctx, state, asked);
    const [names, ring] = [await unitNames(ctx, ctx.actor.unionId), await ringOf(ctx)];
    const items = await Promise.all(page.items.map((double) => shown(ctx, double, names, ring)));
    return { ...page, items };
  },

  'member.resolveDouble': async (ctx, { id, decision, reason }) => {
    const double = found(await findDouble(ctx, ctx.actor.unionId, id), '这条疑似重复');
    const kept = found(await findMember(ctx, double.unionId, double.keptId), '已在册的会员');
    await resolveDouble(ctx, double, decision, reason);
    ctx.note(kept._id, `${doubleDecisionLabels[decision]}：${reason}`);
    const memberId = double.applicantId
      ? await ofApplication(ctx, double, kept, decision, reason)
      : await ofRow(ctx, double, kept, decision, reason);
    return { id, memberId };
  },
};

type Collected = { source: 'application'; applicant: Member; kept: Member; by: Double['by'] };

/** Puts one application aside for a person. */
export const collectDouble = (ctx: Context, { source, applicant, kept, by }: Collected) =>
  insertDoubles(ctx, [
    {
      ...blank(ctx, applicant.unionId),
      source,
      by,
      keptId: kept._id,
      applicantId: applicant._id,
      wanted: null,
    },
  ]);

type Row = { keptId: string; by: Double['by']; wanted: Wanted; texts: Texts };

/** Puts rows of an import aside; a row that waits already is not put aside twice. Answers how many are new. */
export async function collectRows(ctx: Context, rows: Row[]): Promise<number> {
  if (rows.length === 0) return 0;
  const [ring, { unionId }] = [await ringOf(ctx), ctx.actor];
  const waiting = new Set((await findOpenDoubles(ctx, unionId)).map(({ keptId, wanted }) => `${keptId}:${wanted?.employeeNo}`));
  const fresh = rows.filter(({ keptId, wanted }) => !waiting.has(`${keptId}:${wanted.employeeNo}`));
  await insertDoubles(
    ctx,
    fresh.map(({ texts, ...row }) => {
      const record = { ...blank(ctx, unionId), ...row, source: 'import' as const, applicantId: null };
      return { ...record, ...(sealFields(ring, record, texts as Record<string, string>) as Pick<Double, 'sealed' | 'sealedWith'>) };
    }),
  );
  return fresh.length;
}

const blank = (ctx: Context, unionId: string) => ({
  _id: newId(),
  unionId,
  state: 'open' as const,
  at: ctx.at,
  decision: null,
  reason: null,
  decidedByName: null,
});

/** A row: nothing, an update of the file that is there, or a new file without the number in doubt. */
async function ofRow(
  ctx: Context,
  double: Double,
  kept: Member,
  decision: NonNullable<Double['decision']>,
  reason: string,
): Promise<string> {
  const ring = await ringOf(ctx);
  const texts = openAll(ring, double);
  const wanted = double.wanted!;
  if (decision === 'same') return kept._id;
  if (decision === 'update') {
    await writeChanges(ctx, kept, { ...given(wanted), ...texts });
    await noteStep(ctx, kept, '按名册更新资料', reason);
    return kept._id;
  }
  if (await findTwin(ctx, double.unionId, { employeeNo: wanted.employeeNo }))
    refuse('CONFLICT', `工号 ${wanted.employeeNo} 已在册，不能再建一份；请选「同一人」或先改正工号`);
  const rest = Object.fromEntries(Object.entries(texts).filter(([field]) => !double.by.includes(field as 'phone')));
  const _id = newId();
  const record: Member = {
    ...{ departmentId: null, gender: null, birthOn: null, joinedOn: null },
    ...wanted,
    ...sealedSet(ring, { _id }, rest as Texts),
    _id,
    unionId: double.unionId,
    state: 'active',
    offices: [],
    tags: [],
    createdAt: ctx.at,
    updatedAt: ctx.at,
  };
  await insertMember(ctx, record);
  await noteStep(ctx, record, '名册导入', reason);
  return _id;
}

/** An application: closed because the person is here already, taken into the file that is there, or going on without the number. */
async function ofApplication(
  ctx: Context,
  double: Double,
  kept: Member,
  decision: NonNullable<Double['decision']>,
  reason: string,
): Promise<string> {
  const applicant = found(await findMember(ctx, double.unionId, double.applicantId!), '这份申请');
  const ring = await ringOf(ctx);
  if (decision === 'different') {
    const others = { ...applicant.application!, isBeingChecked: false };
    const field = double.by[0]!;
    const without = field === 'employeeNo' ? {} : sealedSet(ring, applicant, { [field]: null });
    const marks = { ...openAll(ring, applicant), ...(field === 'employeeNo' ? {} : { [field]: undefined }) };
    await updateMember(ctx, applicant, { application: others, ...without, ...sealedSet(ring, { ...applicant, ...without }, marks) });
    await noteStep(ctx, applicant, '核对后继续审核', `${field === 'employeeNo' ? '' : '申请里的号码已去掉；'}${reason}`);
    return applicant._id;
  }
  const closed =
    decision === 'same' ? '您已在册，无须再次申请；请登录，或请工会干事发登录码' : '您的资料已并入原有档案；请登录，或请工会干事发登录码';
  await moveMember(ctx, applicant, 'reject', {
    reason: closed,
    employeeNo: `待编-${newId().slice(-10)}`,
    application: { ...applicant.application!, isBeingChecked: false },
    phoneMark: null,
    idNumberMark: null,
  });
  if (decision === 'update') {
    const wanted = { ...given(applicant), ...(isStopgap(applicant.employeeNo) ? {} : { employeeNo: applicant.employeeNo }) };
    await writeChanges(ctx, kept, { ...wanted, ...openAll(ring, applicant) });
  }
  if (['left', 'transferred'].includes(kept.state)) {
    await moveMember(ctx, kept, 'readmit', { reason, leftOn: null, transferredInOn: dayOf(ctx.now), groupId: applicant.groupId });
    await noteStep(ctx, kept, '重新入会', reason);
  }
  tell(ctx, kept.unionId, [kept._id], `double:${double._id}`, { title: '入会申请已核对', body: closed, link: mine });
  return kept._id;
}

/** What a row or an application really says; an empty cell changes nothing. */
const given = ({ name, groupId, gender, birthOn, departmentId, ...rest }: Wanted | Member): Partial<Member> => {
  const employeeNo = 'state' in rest ? undefined : rest.employeeNo;
  return Object.fromEntries(
    Object.entries({ name, groupId, gender, birthOn, departmentId, employeeNo }).filter(
      ([, value]) => value !== undefined && value !== null && value !== '',
    ),
  ) as Partial<Member>;
};

async function shown(ctx: Context, double: Double, names: Map<string, string>, ring: Ring) {
  const kept = await findMember(ctx, double.unionId, double.keptId);
  const applicant = double.applicantId ? await findMember(ctx, double.unionId, double.applicantId) : null;
  return {
    id: double._id,
    source: double.source,
    state: double.state,
    at: double.at,
    keptId: double.keptId,
    by: double.by.map((field) => correctableLabels[field]),
    decision: double.decision,
    reason: double.reason,
    decidedByName: double.decidedByName,
    wanted: sideOf(applicant ?? (double.wanted && { ...double.wanted, _id: double._id, sealed: double.sealed }), names, ring),
    kept: sideOf(kept, names, ring),
  };
}

type SideOf = (Wanted & Pick<Member, '_id' | 'sealed'> & { state?: Member['state'] }) | null;
function sideOf(record: SideOf, names: Map<string, string>, ring: Ring) {
  const masked = record ? maskedOf(ring, record) : null;
  return {
    name: record?.name ?? '（已处理）',
    employeeNo: record && !isStopgap(record.employeeNo) ? record.employeeNo : null,
    groupName: record ? (names.get(record.groupId) ?? null) : null,
    phone: masked?.phone ?? null,
    idNumber: masked?.idNumber ?? null,
    gender: record?.gender ?? null,
    birthOn: record?.birthOn ?? null,
    joinedOn: record?.joinedOn ?? null,
    state: record?.state ? memberLifecycle.labels[record.state] : null,
  };
}
