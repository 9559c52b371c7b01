/** Judging a roster row by row: no database, no clock of its own. */
import { hasRightCheckDigit } from '../../types/member/fields';
import { rosterColumns } from '../../types/member/labels';
import type { SheetRow } from '../file/public';
import { idNumberTrouble } from './rules';
import type { Member } from './store';
import { addDays } from '../core/time';

export type RowError = { row: number; column: string; message: string };
type Numbers = { phone?: string; idNumber?: string; bankAccount?: string };
export type Wanted = Pick<Member, 'employeeNo' | 'name' | 'groupId'> &
  Partial<Pick<Member, 'gender' | 'birthOn' | 'joinedOn' | 'departmentId'>> &
  Numbers;
export type Known = Pick<Member, '_id' | 'state' | 'employeeNo' | 'name' | 'groupId' | 'departmentId' | 'gender' | 'birthOn' | 'joinedOn'> &
  Pick<Member, 'phoneMark' | 'idNumberMark' | 'bankAccountMark'>;
export type Place = {
  groups: Map<string, string>;
  departments: Map<string, string>;
  today: string;
  /** Blind index of a number: the roster holds numbers only so. */
  mark: (field: keyof Numbers, text: string) => string;
};
/** A row whose number belongs to somebody of another staff number. */
export type DoubleRow = { row: number; keptId: string; by: ('phone' | 'idNumber')[]; wanted: Wanted };

export const columns = Object.entries(rosterColumns).map(([field, names]) => ({
  field,
  names,
  isRequired: field === 'employeeNo' || field === 'name',
}));
const title = (field: keyof typeof rosterColumns): string => rosterColumns[field][0];

/** `2024/3/5`, `2024.03.05`, `20240305`, `2024年3月5日`, an Excel serial number → `YYYY-MM-DD`; null when it is no day. */
export function dayFrom(text: string): string | null {
  const serial = /^\d{5}$/.test(text) ? addDays('1899-12-30', Number(text)) : null;
  if (serial) return serial;
  const parts = /^(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?(?:[ T].*)?$/.exec(text);
  if (!parts) return null;
  const day = `${parts[1]}-${parts[2]!.padStart(2, '0')}-${parts[3]!.padStart(2, '0')}`;
  const time = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().slice(0, 10) === day ? day : null;
}

const genders: Record<string, Member['gender']> = { 男: 'male', 女: 'female', male: 'male', female: 'female' };

/** One row → what the roster should say, or what is wrong in it. */
export function readRow({ row, values }: SheetRow, place: Place): { wanted: Wanted; errors: RowError[] } {
  const errors: RowError[] = [];
  const wrong = (field: keyof typeof rosterColumns, message: string) => void errors.push({ row, column: title(field), message });
  const { employeeNo = '', name = '', group = '', phone = '', gender = '', birthOn = '', joinedOn = '', department = '' } = values;
  const idNumber = (values.idNumber ?? '').replace(/\s/g, '').toUpperCase();
  const bankAccount = (values.bankAccount ?? '').replace(/[\s-]/g, '');
  if (!employeeNo) wrong('employeeNo', '没有填写工号');
  else if (!/^[A-Za-z0-9_-]{1,30}$/.test(employeeNo)) wrong('employeeNo', `工号「${employeeNo.slice(0, 30)}」只能是字母、数字和横线`);
  if (!name) wrong('name', '没有填写姓名');
  else if (name.length > 30 || /[<>{}$#=]/.test(name)) wrong('name', `姓名「${name.slice(0, 20)}」不对`);
  if (group && !place.groups.has(group)) wrong('group', `没有名为「${group.slice(0, 20)}」的小组${nearest(group, place.groups)}`);
  if (department && !place.departments.has(department))
    wrong('department', `没有名为「${department.slice(0, 20)}」的部门${nearest(department, place.departments)}`);
  const number = phone.replace(/[\s-]/g, '').replace(/^\+?86(?=1)/, '');
  if (phone && !/^1\d{10}$/.test(number)) wrong('phone', `手机号「${phone.slice(0, 20)}」应为 1 开头的 11 位数字`);
  if (idNumber && !hasRightCheckDigit(idNumber)) wrong('idNumber', '身份证号应为 18 位，且最后一位对得上');
  if (bankAccount && !/^\d{12,22}$/.test(bankAccount)) wrong('bankAccount', '银行卡号应为 12 至 22 位数字');
  if (gender && !(gender in genders)) wrong('gender', `性别「${gender.slice(0, 10)}」应为男或女`);
  const days = { birthOn, joinedOn };
  for (const field of ['birthOn', 'joinedOn'] as const) {
    const day = days[field] && dayFrom(days[field]);
    if (days[field] && !day) wrong(field, `${title(field)}「${days[field].slice(0, 20)}」不是日期，应如 2024-03-05`);
    else if (day && (day > place.today || day < '1900-01-01')) wrong(field, `${title(field)} ${day} 不合理`);
  }
  const wanted: Wanted = {
    employeeNo,
    name,
    groupId: place.groups.get(group) ?? '',
    ...(number ? { phone: number } : {}),
    ...(gender ? { gender: genders[gender] ?? null } : {}),
    ...(birthOn ? { birthOn: dayFrom(birthOn) } : {}),
    ...(joinedOn ? { joinedOn: dayFrom(joinedOn) } : {}),
    ...(department ? { departmentId: place.departments.get(department) ?? null } : {}),
    ...(idNumber ? { idNumber } : {}),
    ...(bankAccount ? { bankAccount } : {}),
  };
  const disagreement = errors.length === 0 ? idNumberTrouble(wanted.idNumber, wanted) : null;
  if (disagreement) wrong('idNumber', disagreement[1]);
  return { wanted, errors };
}

/** «，是不是「内科小组」？» for a name that only just misses. */
function nearest(name: string, known: Map<string, string>): string {
  const bare = name.replace(/(工会)?小组$|部$|组$/, '');
  const close = [...known.keys()].find((one) => bare.length > 0 && (one.includes(bare) || bare.includes(one.replace(/小组$|部$/, ''))));
  return close ? `，是不是「${close}」？` : '';
}

export type Plan = {
  create: Wanted[];
  update: { id: string; set: Partial<Wanted> }[];
  unchanged: number;
  errors: RowError[];
  doubles: DoubleRow[];
};

const markOf = { phone: 'phoneMark', idNumber: 'idNumberMark', bankAccount: 'bankAccountMark' } as const;
const unique = ['phone', 'idNumber'] as const;

/** Compares all rows with each other and with the roster; doubles are set aside for a person, never guessed. */
export function planImport(rows: SheetRow[], known: Known[], place: Place): Plan {
  const byNo = new Map(known.map((one) => [one.employeeNo, one]));
  const byMark = new Map(
    known.flatMap((one) => unique.flatMap((field) => (one[markOf[field]] ? [[one[markOf[field]]!, one] as const] : []))),
  );
  const rowOfNo = new Map<string, number>();
  const rowOfMark = new Map<string, number>();
  const plan: Plan = { create: [], update: [], unchanged: 0, errors: [], doubles: [] };
  for (const one of rows) {
    const { wanted, errors } = readRow(one, place);
    const earlier = rowOfNo.get(wanted.employeeNo);
    if (wanted.employeeNo && earlier)
      errors.push({ row: one.row, column: '工号', message: `工号 ${wanted.employeeNo} 与第 ${earlier} 行重复` });
    const kept = byNo.get(wanted.employeeNo);
    if (kept?.state === 'pending' && wanted.name && kept.name !== wanted.name)
      errors.push({
        row: one.row,
        column: '工号',
        message: `工号 ${wanted.employeeNo} 是${kept.name}待审核的入会申请所填，请先审核那份申请`,
      });
    const by: DoubleRow['by'] = [];
    let owner: Known | undefined;
    for (const field of unique) {
      const mark = wanted[field] ? place.mark(field, wanted[field]) : null;
      if (!mark) continue;
      const twin = rowOfMark.get(mark);
      if (twin)
        errors.push({ row: one.row, column: title(field), message: `${field === 'phone' ? '手机号' : '身份证号'}与第 ${twin} 行重复` });
      else rowOfMark.set(mark, one.row);
      const holder = byMark.get(mark);
      if (!holder || holder.employeeNo === wanted.employeeNo) continue;
      by.push(field);
      owner = holder;
    }
    if (!kept && !wanted.groupId && !errors.some(({ column }) => column === '小组'))
      errors.push({ row: one.row, column: '小组', message: '新会员要填写小组' });
    if (wanted.employeeNo && !earlier) rowOfNo.set(wanted.employeeNo, one.row);
    if (errors.length > 0) plan.errors.push(...errors);
    else if (owner) plan.doubles.push({ row: one.row, keptId: owner._id, by, wanted });
    else if (!kept) plan.create.push(wanted);
    else {
      const set = changesOf(kept, wanted, place);
      if (Object.keys(set).length > 0) plan.update.push({ id: kept._id, set });
      else plan.unchanged += 1;
    }
  }
  return plan;
}

/** Only what the row says and says differently; an empty cell changes nothing. */
function changesOf(kept: Known, wanted: Wanted, { mark }: Place): Partial<Wanted> {
  const given = Object.entries(wanted).filter(([field, value]) => {
    if (field === 'employeeNo' || value === '') return false;
    const marked = markOf[field as keyof Numbers];
    return marked ? mark(field as keyof Numbers, value as string) !== kept[marked] : value !== (kept as Record<string, unknown>)[field];
  });
  return Object.fromEntries(given) as Partial<Wanted>;
}
