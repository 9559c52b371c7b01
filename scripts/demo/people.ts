/** Demo units and people: one federation, three unions, their groups and departments; every name is made up. */
import type { Texts } from '../../cloudfunctions/member/sensitive';
import type { Member } from '../../cloudfunctions/member/store';
import type { Unit } from '../../cloudfunctions/unit/store';
import type { Role } from '../../types/actor';
import { hasRightCheckDigit } from '../../types/member/fields';
import { DAY_MS, momentAfter } from '../../cloudfunctions/core/time';

const unionsPlan = [
  {
    id: 'union-hospital',
    name: '云溪医院工会',
    plain: 300,
    groups: [
      '内科小组',
      '外科小组',
      '妇产科小组',
      '儿科小组',
      '急诊小组',
      '门诊小组',
      '医技小组',
      '药剂小组',
      '护理小组',
      '行政小组',
      '后勤小组',
      '信息小组',
    ],
    departments: ['后勤保障部', '人力资源部', '护理部', '信息中心', '财务部', '医务部'],
  },
  {
    id: 'union-school',
    name: '云溪实验学校工会',
    plain: 60,
    groups: ['语文小组', '数学小组', '英语小组', '综合小组'],
    departments: ['总务处', '教务处'],
  },
  {
    id: 'union-factory',
    name: '云溪轴承厂工会',
    plain: 90,
    groups: ['一车间小组', '二车间小组', '装配小组', '机关小组'],
    departments: ['生产部', '安全部'],
  },
];
export const FEDERATION = 'federation-yunxi';

export function demoUnits(): Unit[] {
  const federation: Unit = { _id: FEDERATION, unionId: FEDERATION, parentId: null, kind: 'federation', name: '云溪区工会联合会', order: 0 };
  const unions = unionsPlan.flatMap(({ id, name, groups, departments }, order): Unit[] => [
    { _id: id, unionId: id, parentId: FEDERATION, kind: 'union', name, order },
    ...groups.map((group, index): Unit => ({
      _id: `${id}-g${index + 1}`,
      unionId: id,
      parentId: id,
      kind: 'group',
      name: group,
      order: index + 1,
    })),
    ...departments.map((department, index): Unit => ({
      _id: `${id}-d${index + 1}`,
      unionId: id,
      parentId: id,
      kind: 'department',
      name: department,
      order: 100 + index,
    })),
  ]);
  return [federation, ...unions];
}

const surnames = [...'林陈周沈陆许苏叶何罗梁宋唐韩冯董萧程曹袁邓傅曾彭吕蒋蔡贾丁魏薛余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金'];
const first = [...'晓云思若子雨文佳明安景嘉清书语一沐知亦星初予可南北舒禾青'];
const second = [...'禾岚溪舟然宁川桐悦澄朗蓝棠遥芷屿柠帆夏秋桥枫原野竹墨言笙'];

const nameOf = (random: () => number) =>
  surnames[Math.floor(random() * surnames.length)]! +
  first[Math.floor(random() * first.length)]! +
  second[Math.floor(random() * second.length)]!;

/** The people behind the demo accounts, all in the first union but the last one. */
const named: [account: string, name: string, role: Role | null, at: 'union' | 'group' | 'department'][] = [
  ['member', '林晓禾', null, 'union'],
  ['leader', '周思宁', 'groupLeader', 'group'],
  ['officer', '陈雨桐', 'officer', 'union'],
  ['treasurer', '沈明川', 'treasurer', 'union'],
  ['auditor', '许清澄', 'auditor', 'union'],
  ['chair', '叶景舟', 'chair', 'union'],
  ['liaison', '何文桥', 'liaison', 'department'],
  ['delegate', '苏若岚', 'delegate', 'union'],
  ['delegate2', '梁子帆', 'delegate', 'union'],
  ['delegate3', '唐语棠', 'delegate', 'union'],
  ['admin', '罗知言', 'admin', 'union'],
];

/** Numbers still in the open: planting seals them. */
type Person = Member & Texts;
type Made = { members: Person[]; accounts: { account: string; memberId: string; unionId: string }[] };

/** About 460 people; `today` dates joining and birth. */
export function demoPeople(units: Unit[], random: () => number, now: Date): Made {
  const members: Person[] = [];
  const accounts: Made['accounts'] = [];
  const add = (unionId: string, key: string, name: string, offices: Member['offices'], account?: string, groupId?: string) => {
    const groups = units.filter((unit) => unit.unionId === unionId && unit.kind === 'group');
    const departments = units.filter((unit) => unit.unionId === unionId && unit.kind === 'department');
    const number = members.length + 1;
    const home = groupId ?? groups[Math.floor(random() * groups.length)]?._id ?? unionId;
    const departmentId =
      offices.find(({ role }) => role === 'liaison')?.unitId ??
      (random() < 0.15 ? (departments[number % Math.max(1, departments.length)]?._id ?? null) : null);
    const gender = random() < 0.58 ? 'female' : 'male';
    const birthOn = dayBack(now, 23 + random() * 36);
    const member: Person = {
      _id: `${unionId}-${key}`,
      unionId,
      groupId: home,
      departmentId,
      state: 'active',
      name,
      employeeNo: `${unionId === FEDERATION ? 'F' : unionId.slice(6, 7).toUpperCase()}${String(number).padStart(5, '0')}`,
      phone: `1990000${String(number).padStart(4, '0')}`,
      idNumber: account ? idNumberOf(birthOn, gender, number) : null,
      bankAccount: account ? `62000000000${String(number).padStart(5, '0')}` : null,
      address: account ? `云溪区清源路${number}号` : null,
      gender,
      birthOn,
      joinedOn: dayBack(now, 0.3 + random() * 18),
      offices,
      tags: random() < 0.1 ? ['太极扇队'] : [],
      createdAt: momentAfter(now, -400 * DAY_MS),
      updatedAt: momentAfter(now, -30 * DAY_MS),
    };
    members.push(member);
    if (account) accounts.push({ account, memberId: member._id, unionId });
  };
  const since = momentAfter(now, -500 * DAY_MS);
  const [hospital] = unionsPlan;
  for (const [account, name, role, at] of named) {
    const unitId = at === 'union' ? hospital!.id : at === 'group' ? `${hospital!.id}-g1` : `${hospital!.id}-d1`;
    add(hospital!.id, account, name, role ? [{ role, unitId, since }] : [], account, `${hospital!.id}-g1`);
  }
  for (let count = 1; count <= hospital!.plain; count += 1) {
    const account = `m${String(count).padStart(4, '0')}`;
    add(hospital!.id, account, nameOf(random), [], account);
  }
  for (const plan of unionsPlan) {
    plan.groups.forEach((_name, index) => {
      if (plan !== hospital || index > 0)
        add(
          plan.id,
          `leader${index + 1}`,
          nameOf(random),
          [{ role: 'groupLeader', unitId: `${plan.id}-g${index + 1}`, since }],
          undefined,
          `${plan.id}-g${index + 1}`,
        );
    });
    for (let count = 1; count <= (plan === hospital ? 24 : 8); count += 1)
      add(plan.id, `seat${count}`, nameOf(random), [{ role: 'delegate', unitId: plan.id, since }]);
    plan.departments.forEach((_name, index) => {
      if (plan !== hospital || index > 0)
        add(plan.id, `liaison${index + 1}`, nameOf(random), [{ role: 'liaison', unitId: `${plan.id}-d${index + 1}`, since }]);
    });
    if (plan === hospital) continue;
    add(plan.id, 'officer', nameOf(random), [{ role: 'officer', unitId: plan.id, since }]);
    add(plan.id, 'chair', nameOf(random), [
      { role: 'chair', unitId: plan.id, since },
      { role: 'treasurer', unitId: plan.id, since },
    ]);
    for (let count = 1; count <= plan.plain; count += 1) add(plan.id, `p${count}`, nameOf(random), []);
  }
  add(FEDERATION, 'federation', '戴书远', [{ role: 'federation', unitId: FEDERATION, since }], 'federation');
  return { members, accounts };
}

/** Region 000000 does not exist, so that the number is nobody's; its last digit is right. */
function idNumberOf(birthOn: string, gender: 'male' | 'female', number: number): string {
  const serial = (number * 2 + (gender === 'male' ? 1 : 0)) % 1000;
  const body = `000000${birthOn.replaceAll('-', '')}${String(serial).padStart(3, '0')}`;
  return [...'0123456789X'].map((last) => body + last).find(hasRightCheckDigit)!;
}

const dayBack = (now: Date, years: number) => momentAfter(now, -years * 365.25 * DAY_MS).slice(0, 10);
