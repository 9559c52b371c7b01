/** Writing checked changes into a file, whoever decided them: an officer's edit, an accepted correction, a resolved double. */
import { correctableLabels, sealedLabels } from '../../types/member/labels';
import type { Context } from '../core/context';
import { forgetActor } from '../core/identity';
import { refuse, refuseField } from '../core/refuse';
import { ringOf } from '../core/secret';
import { dayOf } from '../core/time';
import { recordPlacements } from '../unit/public';
import { unitNames, unknownUnits } from '../unit/tree-public';
import { daysTrouble, idNumberTrouble } from './rules';
import { isSealedField, openAll, sealedSet, type Texts } from './sensitive';
import { findTwin, updateMember, type Member } from './store';

export type Changes = Partial<Omit<Member, keyof Texts>> & Texts;

/** Plain fields as they are, numbers sealed; a number of somebody else is refused by its field. */
export async function writeChanges(ctx: Context, record: Member, changes: Changes): Promise<void> {
  const ring = await ringOf(ctx);
  const part = (isSealed: boolean) => Object.fromEntries(Object.entries(changes).filter(([field]) => isSealedField(field) === isSealed));
  const [texts, plain] = [part(true) as Texts, part(false) as Partial<Member>];
  const { birthOn, joinedOn, gender } = { ...record, ...plain };
  const idNumber = texts.idNumber === undefined ? openAll(ring, record).idNumber : texts.idNumber;
  const trouble = daysTrouble({ birthOn, joinedOn }, dayOf(ctx.now)) ?? idNumberTrouble(idNumber, { birthOn, gender });
  if (trouble) refuseField(...trouble);
  const places = [plain.groupId, plain.departmentId].filter((place): place is string => Boolean(place));
  if ((await unknownUnits(ctx, record.unionId, places)).length > 0)
    refuseField(plain.groupId ? 'groupId' : 'departmentId', '没有这个小组或部门，请重新选择');
  const sealed = sealedSet(ring, record, texts);
  const twin = await findTwin(ctx, record.unionId, { ...sealed, employeeNo: plain.employeeNo }, record._id);
  if (twin)
    refuse('DUPLICATE_MEMBER', undefined, [{ path: twin.by, message: `已有会员使用这个${correctableLabels[twin.by]}，请核对后再改` }]);
  await updateMember(ctx, record, { ...plain, ...sealed });
  if (plain.groupId && plain.groupId !== record.groupId) await noteMove(ctx, record, plain.groupId);
  await forgetActor(ctx, record._id);
}

/** A change of group goes into the history of who was where. */
async function noteMove(ctx: Context, { _id: memberId, unionId, name, joinedOn, groupId }: Member, toId: string): Promise<void> {
  const names = await unitNames(ctx, unionId);
  const place = (id: string) => ({ id, name: names.get(id) ?? '未分组' });
  await recordPlacements(ctx, [{ memberId, name, joinedOn, from: place(groupId), to: place(toId) }], '修改资料换组');
}

const fieldNames: Record<string, string> = { ...correctableLabels, ...sealedLabels, groupId: '小组', tags: '标签' };
export const namesOf = (fields: string[]): string => fields.map((field) => fieldNames[field] ?? field).join('、');
