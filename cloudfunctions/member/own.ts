/** One's own file: corrections that an officer compares, contact data, opening what is sealed, and the card. */
import type { ownOperations } from '../../types/member/contract-own';
import { correctableLabels, genderLabels, sealedLabels, type Correctable } from '../../types/member/labels';
import { correctionLifecycle } from '../../types/member/lifecycle';
import { movesFrom } from '../../types/lifecycle';
import { may, type Context, type Handlers } from '../core/context';
import { found, refuse, refuseField } from '../core/refuse';
import { openField, ringOf, sealFields } from '../core/secret';
import { linksOf, takeFiles } from '../file/public';
import { unitNames, unknownUnits } from '../unit/tree-public';
import { cardCode, cardStep, readCard, renewsAt } from './card-rules';
import { namesOf, writeChanges } from './changing';
import {
  findCorrection,
  findOpenCorrections,
  insertCorrection,
  moveCorrection,
  newCorrectionId,
  pageCorrections,
  type Correction,
} from './correction-store';
import { pageOpenings, recordOpenings } from './history-store';
import { mine, tell, tellKeepers } from './notices';
import { maskOf } from './rules';
import { isSealedField, maskedOf, sealedSet, type Texts } from './sensitive';
import { noteStep } from './steps';
import { findMember, findMemberAnywhere, findWithin, updateMember, type Member } from './store';

export const handlers: Handlers<typeof ownOperations> = {
  'member.proposeCorrection': async (ctx, { changes, remark = '', fileIds = [], hasConsentedToIdNumber }) => {
    const record = await ownFile(ctx);
    const ring = await ringOf(ctx);
    const masked = maskedOf(ring, record);
    const given = Object.entries(changes).filter(([, value]) => value !== undefined) as [Correctable, string][];
    const plain = given.filter(([field]) => !isSealedField(field));
    const texts = Object.fromEntries(given.filter(([field]) => isSealedField(field))) as Texts;
    const changed = [
      ...plain.filter(([field, value]) => record[field as 'name'] !== value),
      ...Object.entries(texts).filter(([field, text]) => openField(ring, record, field) !== text),
    ].map(([field]) => field as Correctable);
    if (changed.length === 0) refuseField('changes', '填写的与登记的一样，没有要更正的');
    if (changes.idNumber && !hasConsentedToIdNumber) refuseField('hasConsentedToIdNumber', '登记身份证号须单独同意');
    if (changes.departmentId && (await unknownUnits(ctx, record.unionId, [changes.departmentId])).length > 0)
      refuseField('changes.departmentId', '没有这个部门，请重新选择');
    const open = (await findOpenCorrections(ctx, record.unionId, record._id)).flatMap(({ fields }) => fields);
    const again = changed.find((field) => open.includes(field));
    if (again) refuse('CONFLICT', `「${correctableLabels[again]}」已有一份更正在审核，请等结果，或先撤回那一份`);
    const _id = newCorrectionId();
    const kept = Object.fromEntries(Object.entries(texts).filter(([field]) => changed.includes(field as Correctable)));
    await insertCorrection(ctx, {
      _id,
      unionId: record.unionId,
      memberId: record._id,
      name: record.name,
      groupId: record.groupId,
      state: 'pending',
      fields: changed,
      wanted: Object.fromEntries(plain.filter(([field]) => changed.includes(field))),
      before: Object.fromEntries(changed.map((field) => [field, isSealedField(field) ? masked[field] : (record[field as 'name'] ?? null)])),
      ...(sealFields(ring, { _id }, kept as Record<string, string>) as Pick<Correction, 'sealed' | 'sealedWith'>),
      remark: remark || null,
      fileIds: await takeFiles(ctx, fileIds),
      at: ctx.at,
      decidedAt: null,
      decidedByName: null,
      reason: null,
    });
    tellKeepers(ctx, record.unionId, `correction:${_id}`, {
      title: `${record.name} 申请更正资料`,
      body: namesOf(changed),
      link: '/pages/member/corrections/index',
    });
    ctx.note(record._id, `申请更正：${namesOf(changed)}`);
    return { id: _id };
  },

  'member.corrections': async (ctx, { mine: onlyMine, ...asked }) => {
    const isOwn = onlyMine || ctx.scope.level === 'own';
    const page = await pageCorrections(ctx, asked, isOwn ? ctx.actor.memberId : undefined);
    const names = await unitNames(ctx, ctx.actor.unionId);
    const items = await Promise.all(page.items.map((correction) => correctionOf(ctx, correction, names)));
    return { ...page, items };
  },

  'member.reviewCorrection': async (ctx, { id, decision, reason = '' }) => {
    const correction = found(await findCorrection(ctx, ctx.actor.unionId, id), '这份更正申请');
    if (correction.memberId === ctx.actor.memberId) refuse('CONFLICT', '不能审核自己的更正，请由另一位干事办理');
    if (decision === 'decline' && reason === '') refuseField('reason', '不采纳要写明理由，本人会看到');
    const { state } = await moveCorrection(ctx, correction, decision, { reason: reason || null });
    if (decision === 'accept') await apply(ctx, correction);
    ctx.note(correction.memberId, `${correctionLifecycle.labels[state]}：${namesOf(correction.fields)}${reason ? `，${reason}` : ''}`);
    tell(ctx, correction.unionId, [correction.memberId], `correction:${id}:${state}`, {
      title: decision === 'accept' ? '资料已更正' : '资料更正未采纳',
      body: reason || namesOf(correction.fields),
      link: mine,
    });
    return { id, state };
  },

  'member.withdrawCorrection': async (ctx, { id }) => {
    const kept = await findCorrection(ctx, ctx.actor.unionId, id);
    const correction = found(kept?.memberId === ctx.actor.memberId ? kept : null, '您的更正申请');
    const { state } = await moveCorrection(ctx, correction, 'withdraw');
    ctx.note(correction.memberId, namesOf(correction.fields));
    return { id, state };
  },

  'member.setContact': async (ctx, contact) => {
    const record = await ownFile(ctx);
    const texts = Object.fromEntries(Object.entries(contact).map(([field, text]) => [field, text || null])) as Texts;
    if (Object.keys(texts).length === 0) refuseField('address', '请填写通讯地址或紧急联系人');
    await updateMember(ctx, record, sealedSet(await ringOf(ctx), record, texts));
    ctx.note(record._id, `修改：${namesOf(Object.keys(texts))}`);
    return { id: record._id };
  },

  'member.openSensitive': async (ctx, { id, fields, reason = '', correctionId }) => {
    const record = found(await findWithin(ctx, id), '这位会员');
    const isSelf = id === ctx.actor.memberId;
    if (!isSelf && reason === '') refuseField('reason', '打开他人的资料须写明理由，本人会看到');
    const correction = correctionId ? await findCorrection(ctx, record.unionId, correctionId) : null;
    if (correctionId && correction?.memberId !== id) refuse('NOT_FOUND', '没有找到这份更正申请');
    const ring = await ringOf(ctx);
    if (!isSelf) {
      const names = await unitNames(ctx, record.unionId);
      await recordOpenings(ctx, [id], { unionId: record.unionId, byUnionName: names.get(record.unionId) ?? '', fields, reason });
      ctx.note(id, `打开：${namesOf(fields)}；${reason}`);
    } else ctx.note(id, `本人查看：${namesOf(fields)}`);
    return {
      values: fields.map((field) => ({ field, label: sealedLabels[field], text: openField(ring, correction ?? record, field) })),
    };
  },

  'member.openings': async (ctx, asked) => {
    const page = await pageOpenings(ctx, asked);
    return {
      ...page,
      items: page.items.map(({ _id, fields, ...rest }) => ({ ...rest, id: _id, labels: fields.map((field) => sealedLabels[field]) })),
    };
  },

  'member.card': async (ctx) => {
    const record = await ownFile(ctx);
    const [names, ring] = await Promise.all([unitNames(ctx, record.unionId), ringOf(ctx)]);
    return {
      name: record.name,
      unionName: names.get(record.unionId) ?? '',
      groupName: names.get(record.groupId) ?? '未分组',
      number: record.employeeNo,
      state: record.state,
      joinedOn: record.joinedOn,
      code: cardCode(ring, record._id, ctx.now),
      renewsAt: renewsAt(ctx.now),
    };
  },

  'member.verifyCard': async (ctx, { code }) => {
    const ring = await ringOf(ctx);
    const read = readCard(ring, code);
    if (!read) refuseField('code', '这不是会员码，请扫会员卡上的二维码');
    if (Math.abs(cardStep(ctx.now) - read.step) > 1) refuseField('code', '会员码已过期，请会员打开会员卡，出示现在的二维码');
    const record = found(await findMemberAnywhere(ctx, read.memberId), '这位会员');
    const names = await unitNames(ctx, record.unionId);
    ctx.note(record._id, '当面出示会员码');
    return {
      isValid: ['active', 'retained', 'retired'].includes(record.state),
      name: record.name,
      unionName: names.get(record.unionId) ?? '',
      groupName: names.get(record.groupId) ?? '未分组',
      number: record.employeeNo,
      state: record.state,
      isOwnUnion: record.unionId === ctx.actor.unionId,
    };
  },
};

const ownFile = async (ctx: Context): Promise<Member> => found(await findMember(ctx, ctx.actor.unionId, ctx.actor.memberId), '您的档案');

/** What was asked for goes into the file; a number that has meanwhile become somebody else's is refused there. */
async function apply(ctx: Context, correction: Correction): Promise<void> {
  const record = found(await findMember(ctx, correction.unionId, correction.memberId), '这位会员');
  const ring = await ringOf(ctx);
  const texts = Object.fromEntries(correction.fields.filter(isSealedField).map((field) => [field, openField(ring, correction, field)]));
  await writeChanges(ctx, record, { ...(correction.wanted as Partial<Member>), ...(texts as Texts) });
  await noteStep(ctx, record, '更正资料', namesOf(correction.fields));
}

async function correctionOf(ctx: Context, correction: Correction, names: Map<string, string>) {
  const ring = await ringOf(ctx);
  const isOwn = correction.memberId === ctx.actor.memberId;
  const moves = movesFrom(correctionLifecycle, correction.state).filter((move) =>
    move === 'withdraw' ? isOwn : !isOwn && may(ctx.actor, 'member.reviewCorrection'),
  );
  return {
    ...correction,
    id: correction._id,
    groupName: names.get(correction.groupId) ?? '未分组',
    files: await linksOf(ctx, correction.fileIds),
    moves: moves as string[],
    changes: correction.fields.map((field) => ({
      field,
      label: correctableLabels[field],
      before: said(field, correction.before[field] ?? null, names),
      after: isSealedField(field)
        ? maskOf(field, openField(ring, correction, field))
        : said(field, correction.wanted[field] ?? null, names),
    })),
  };
}

const said = (field: Correctable, value: string | null, names: Map<string, string>): string | null => {
  if (field === 'departmentId') return value && (names.get(value) ?? null);
  if (field === 'gender') return value && genderLabels[value as keyof typeof genderLabels];
  return value;
};
