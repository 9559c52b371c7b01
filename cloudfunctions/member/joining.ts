/** Joining by a group's code: the code, the form, the application, what is sent back and put right, the review. */
import { createHash, randomBytes } from 'node:crypto';
import type { joiningOperations } from '../../types/member/contract-joining';
import { applicationLabels, consent } from '../../types/member/labels';
import { memberLifecycle } from '../../types/member/lifecycle';
import type { Context, Handlers } from '../core/context';
import { newId } from '../core/database';
import { found, refuse, refuseField } from '../core/refuse';
import { ringOf, type Ring } from '../core/secret';
import { addDays, dayOf, sayFullDay } from '../core/time';
import { findUnitAnywhere, unitNames } from '../unit/tree-public';
import { collectDouble } from './doubles';
import { noteStep } from './steps';
import { invitationInForce, letters, signedCode } from './invitation';
import { findJoinCodeOf, putJoinCode, type JoinCode } from './joining-store';
import { mine, tell, tellKeepers } from './notices';
import { daysTrouble, idNumberTrouble, isStopgap } from './rules';
import { maskedOf, openAll, sealedSet, type Texts } from './sensitive';
import { findMemberAnywhere, findTwin, findWithin, insertMember, moveMember, type Application, type Member } from './store';

const CODE_DAYS = 180;
const pathOf = (code: string) => `/pages/member/apply/index?code=${code}`;
const hashOf = (token: string) => createHash('sha256').update(token).digest('base64url');
const SAME_NUMBER =
  '这个号码已经登记过，不能再用它申请。如果您以前入过会，请直接登录或请工会干事发登录码；如果确实是您本人的号码，可以请干事当面核对';

export const handlers: Handlers<typeof joiningOperations> = {
  'member.joinCode': async (ctx, { groupId }) => {
    const group = await groupWithin(ctx, groupId);
    return shownCode(ctx, group, await findJoinCodeOf(ctx, group.unionId, groupId, dayOf(ctx.now)));
  },

  'member.renewJoinCode': async (ctx, { groupId }) => {
    const [group, ring] = [await groupWithin(ctx, groupId), await ringOf(ctx)];
    const code: JoinCode = {
      _id: signedCode(ring, letters(randomBytes(8))),
      unionId: group.unionId,
      groupId,
      expiresOn: addDays(dayOf(ctx.now), CODE_DAYS),
      byName: ctx.actor.name,
      at: ctx.at,
    };
    await putJoinCode(ctx, code);
    ctx.note(groupId, `${group.name}，有效至 ${sayFullDay(code.expiresOn)}`);
    return shownCode(ctx, group, code);
  },

  'member.joinForm': async (ctx, { code }) => {
    const { groupId, unionId } = await invitationInForce(ctx, code);
    const names = await unitNames(ctx, unionId);
    return { groupId, groupName: names.get(groupId) ?? '', unionName: names.get(unionId) ?? '', consent: consentShown };
  },

  'member.apply': async (ctx, { code, hasConsented, token: brought, ...form }) => {
    const token = brought ?? randomBytes(32).toString('base64url');
    const shown = brought || code ? { token } : {};
    const groupId = code ? (await invitationInForce(ctx, code)).groupId : form.groupId;
    const group = groupId ? await findUnitAnywhere(ctx, groupId) : null;
    if (group?.kind !== 'group' || group.closedOn) refuseField(code ? 'code' : 'groupId', '没有这个小组，请重新扫描小组长出示的二维码');
    if (code) consentNeeded(hasConsented, form.consentVersion);
    ctx.actAs({ ...ctx.actor, unionId: group.unionId, name: form.name });
    const ring = await ringOf(ctx);
    const id = newId();
    const sealed = checkedTexts(ctx, ring, { _id: id }, form);
    const twin = await findTwin(ctx, group.unionId, { ...sealed, employeeNo: form.employeeNo });
    const tokenHash = hashOf(token);
    // The answer was lost and the applicant asks again.
    if (twin?.member.application?.tokenHash === tokenHash && twin.member.state === 'pending')
      return { id: twin.member._id, state: twin.member.state, ...shown };
    const isOver = twin?.member.state === 'rejected';
    if (twin && !isOver && !form.asksCheck) refuseNumber(twin.by);
    const application: Application = {
      tokenHash,
      appliedAt: ctx.at,
      consentVersion: form.consentVersion ?? (hasConsented ? consent.version : null),
      hasConsentedToIdNumber: Boolean(form.hasConsentedToIdNumber),
      corrections: [],
      isBeingChecked: Boolean(twin && !isOver),
      hasEmployeeNo: Boolean(form.employeeNo),
    };
    const plain = { name: form.name, gender: form.gender ?? null, birthOn: form.birthOn ?? null, groupId: group._id };
    tellReviewers(ctx, group, form.name);
    if (twin && isOver) {
      const { member } = twin;
      const again = sealedSet(ring, member, textsOf(form));
      const set = { ...plain, ...again, application, reason: null, ...(form.employeeNo ? { employeeNo: form.employeeNo } : {}) };
      ctx.note(member._id, group.name);
      const { state } = await moveMember(ctx, member, 'reapply', set);
      await noteStep(ctx, member, '再次申请入会', group.name);
      return { id: member._id, state, ...shown };
    }
    const isMineNo = form.employeeNo && twin?.by !== 'employeeNo';
    const record: Member = {
      ...plain,
      ...sealed,
      // A number that is being checked stays with whoever holds it.
      ...(twin ? { phoneMark: null, idNumberMark: null } : {}),
      _id: id,
      unionId: group.unionId,
      employeeNo: isMineNo ? form.employeeNo! : `待编-${newId().slice(-10)}`,
      departmentId: null,
      state: 'pending',
      reason: null,
      joinedOn: null,
      offices: [],
      tags: [],
      application,
      createdAt: ctx.at,
      updatedAt: ctx.at,
    };
    await insertMember(ctx, record);
    await noteStep(ctx, record, '申请入会', group.name);
    if (twin) await collectDouble(ctx, { source: 'application', applicant: record, kept: twin.member, by: [twin.by] });
    ctx.note(id, twin ? `${group.name}，号码已登记，待当面核对` : group.name);
    return { id, state: record.state, ...shown };
  },

  'member.application': async (ctx, { id, token }) => {
    const record = await ownApplication(ctx, id, token);
    const [names, ring] = await Promise.all([unitNames(ctx, record.unionId), ringOf(ctx)]);
    const masked = maskedOf(ring, record);
    return {
      ...record,
      id,
      reason: record.reason ?? null,
      phone: masked.phone,
      idNumber: masked.idNumber,
      employeeNo: isStopgap(record.employeeNo) ? null : record.employeeNo,
      groupName: names.get(record.groupId) ?? '',
      unionName: names.get(record.unionId) ?? '',
      corrections: record.application.corrections,
      isBeingChecked: record.application.isBeingChecked,
      appliedAt: record.application.appliedAt,
      consent: consentShown,
    };
  },

  'member.resubmit': async (ctx, { id, token, asksCheck, ...form }) => {
    const record = await ownApplication(ctx, id, token);
    ctx.actAs({ ...ctx.actor, unionId: record.unionId, name: record.name });
    const ring = await ringOf(ctx);
    const sealed = checkedTexts(ctx, ring, record, {
      ...form,
      birthOn: form.birthOn ?? record.birthOn ?? undefined,
      gender: form.gender ?? record.gender ?? undefined,
    });
    const twin = await findTwin(ctx, record.unionId, { ...sealed, employeeNo: form.employeeNo }, id);
    if (twin && !asksCheck) refuseNumber(twin.by);
    const { name, gender, birthOn, employeeNo } = form;
    const given = Object.fromEntries(Object.entries({ name, gender, birthOn }).filter(([, value]) => value !== undefined));
    const { state } = await moveMember(ctx, record, 'resubmit', {
      ...given,
      ...sealed,
      ...(twin ? { phoneMark: null, idNumberMark: null } : employeeNo ? { employeeNo } : {}),
      reason: null,
      application: {
        ...record.application,
        corrections: [],
        isBeingChecked: record.application.isBeingChecked || Boolean(twin),
        hasConsentedToIdNumber: record.application.hasConsentedToIdNumber || Boolean(form.hasConsentedToIdNumber),
        consentVersion: form.consentVersion ?? record.application.consentVersion,
      },
    });
    if (twin) await collectDouble(ctx, { source: 'application', applicant: record, kept: twin.member, by: [twin.by] });
    const group = await findUnitAnywhere(ctx, record.groupId);
    if (group) tellReviewers(ctx, group, name ?? record.name);
    await noteStep(ctx, record, '补正后再交', null);
    ctx.note(id, '补正后再交');
    return { id, state };
  },

  'member.review': async (ctx, { id, decision, reason = '', corrections = [] }) => {
    const record = found(await findWithin(ctx, id), '这份申请');
    if (decision === 'reject' && reason === '') refuseField('reason', '不通过要写明理由，申请人会看到');
    if (decision === 'return' && reason === '' && corrections.length === 0)
      refuseField('reason', '退回补正要写明补什么：写一句说明，或逐项写明');
    if (decision === 'approve' && record.application?.isBeingChecked)
      refuse('CONFLICT', '申请人的号码与已有会员相同，请先在「疑似重复」里核对处理');
    const application = record.application && { ...record.application, corrections: decision === 'return' ? corrections : [] };
    const said = [reason, ...corrections.map(({ field, message }) => `${applicationLabels[field]}：${message}`)].filter(Boolean).join('；');
    const approved = { joinedOn: record.joinedOn ?? dayOf(ctx.now), reason: reason || null, application: null, leftOn: null };
    const { state } = await moveMember(ctx, record, decision, decision === 'approve' ? approved : { reason: said, application });
    ctx.note(id, [memberLifecycle.labels[state], said].filter(Boolean).join('：'));
    await noteStep(ctx, record, { approve: '批准入会', return: '退回补正', reject: '入会申请未通过' }[decision], said || null);
    const title = { approve: '入会申请已通过', return: '入会申请需要补正', reject: '入会申请未通过' }[decision];
    tell(ctx, record.unionId, [id], `${id}:${ctx.requestId}`, { title, body: said.slice(0, 300), link: mine });
    return { id, state };
  },
};

const consentShown = { version: consent.version, text: [...consent.text], sensitive: consent.sensitive };
type Form = { phone?: string; idNumber?: string; hasConsentedToIdNumber?: boolean; birthOn?: string; gender?: Member['gender'] };
const textsOf = ({ phone, idNumber }: Form): Texts => ({ phone, idNumber });

/** Sealed numbers of a form that agree with each other and were consented to. */
function checkedTexts(ctx: Context, ring: Ring, record: Pick<Member, '_id' | 'sealed' | 'sealedWith'>, form: Form) {
  if (form.idNumber && !form.hasConsentedToIdNumber)
    refuseField('hasConsentedToIdNumber', '填写身份证号须单独同意；不填身份证号也可以入会');
  const idNumber = form.idNumber ?? openAll(ring, record).idNumber;
  const trouble = daysTrouble({ birthOn: form.birthOn }, dayOf(ctx.now)) ?? idNumberTrouble(idNumber, form);
  if (trouble) refuseField(...trouble);
  return sealedSet(ring, record, textsOf(form));
}

function consentNeeded(hasConsented?: true, version?: string): void {
  if (!hasConsented) refuseField('hasConsented', '请先阅读并同意个人信息使用说明');
  if (version !== consent.version) refuseField('consentVersion', '个人信息使用说明已更新，请重新打开本页阅读后再提交');
}

const refuseNumber = (by: 'phone' | 'idNumber' | 'employeeNo'): never =>
  refuse('DUPLICATE_MEMBER', SAME_NUMBER, [{ path: by, message: '这个号码已经登记过，请核对；确实是您的，可请干事当面核对' }]);

async function groupWithin(ctx: Context, groupId: string) {
  const { level, unitIds, unionId } = ctx.scope;
  const group = await findUnitAnywhere(ctx, groupId);
  const isWithin =
    group?.unionId === unionId && group.kind === 'group' && !group.closedOn && (level !== 'group' || unitIds.includes(groupId));
  return found(isWithin ? group : null, '这个小组');
}

async function shownCode(ctx: Context, group: { _id: string; unionId: string; name: string }, code: JoinCode | null) {
  const names = await unitNames(ctx, group.unionId);
  return {
    groupId: group._id,
    groupName: group.name,
    unionName: names.get(group.unionId) ?? '',
    code: code?._id ?? null,
    path: code && pathOf(code._id),
    expiresOn: code?.expiresOn ?? null,
  };
}

/** An application opens to its own secret alone; a wrong one is answered like one that does not exist. */
async function ownApplication(ctx: Context, id: string, token: string) {
  const record = await findMemberAnywhere(ctx, id);
  const isOwn = record?.application?.tokenHash === hashOf(token);
  return found(isOwn ? (record as Member & { application: Application }) : null, '您的申请');
}

function tellReviewers(ctx: Context, group: { _id: string; unionId: string; name: string }, name: string): void {
  tellKeepers(ctx, group.unionId, `apply:${ctx.requestId}`, {
    title: `${name} 申请入会`,
    body: `${group.name}，请审核`,
    link: '/pages/member/list/index?state=pending',
  });
}
