/** Demo memberships besides those in force: applications in every state, corrections, transfers, doubles, and what was opened. */
import type { Correction } from '../../cloudfunctions/member/correction-store';
import type { Double } from '../../cloudfunctions/member/double-store';
import type { Opening, Step } from '../../cloudfunctions/member/history-store';
import type { JoinCode } from '../../cloudfunctions/member/joining-store';
import { sealNew } from '../../cloudfunctions/member/public';
import { sealedSet, type Texts } from '../../cloudfunctions/member/sensitive';
import type { Application, Member } from '../../cloudfunctions/member/store';
import type { Transfer } from '../../cloudfunctions/member/transfer-store';
import { ringOf, sealFields } from '../../cloudfunctions/core/secret';
import { consent } from '../../types/member/labels';
import type { Demo } from './demo';

type Plan = { key: string; name: string; state: Member['state']; phone: string; group: number; more?: Partial<Member>; idNumber?: string };

const application = (demo: Demo, days: number, more: Partial<Application> = {}): Application => ({
  tokenHash: 'demo',
  appliedAt: demo.moment(days, 10),
  consentVersion: consent.version,
  hasConsentedToIdNumber: false,
  corrections: [],
  isBeingChecked: false,
  hasEmployeeNo: true,
  ...more,
});

export async function plantMember(demo: Demo): Promise<void> {
  const { db, unionId, moment } = demo;
  const day = (days: number) => moment(days).slice(0, 10);
  const plans: Plan[] = [
    { key: 'apply1', name: '秦予安', state: 'pending', phone: '19911110001', group: 1, more: { application: application(demo, -1) } },
    { key: 'apply2', name: '白书帆', state: 'pending', phone: '19911110002', group: 1, more: { application: application(demo, -2) } },
    {
      key: 'apply3',
      name: '孔若澄',
      state: 'pending',
      phone: '19911110003',
      group: 3,
      more: { application: application(demo, 0, { hasEmployeeNo: false }) },
    },
    {
      key: 'apply4',
      name: '尹清野',
      state: 'returned',
      phone: '19911110004',
      group: 2,
      more: {
        reason: '工号：请填工牌上的工号，现在填的是门诊号',
        application: application(demo, -4, { corrections: [{ field: 'employeeNo', message: '请填工牌上的工号，现在填的是门诊号' }] }),
      },
    },
    {
      key: 'apply5',
      name: '施语墨',
      state: 'rejected',
      phone: '19911110005',
      group: 4,
      more: { reason: '劳动关系在派驻单位，请在派驻单位申请' },
    },
    {
      key: 'away1',
      name: '段思远',
      state: 'retained',
      phone: '19911110006',
      group: 2,
      more: { retainedUntil: day(20), reason: '援外医疗队一年', joinedOn: '2012-07-01' },
    },
    {
      key: 'away2',
      name: '侯佳宁',
      state: 'retained',
      phone: '19911110007',
      group: 5,
      more: { retainedUntil: day(200), reason: '脱产读研', joinedOn: '2018-09-01' },
    },
    {
      key: 'old1',
      name: '龙景云',
      state: 'retired',
      phone: '19911110008',
      group: 1,
      more: { reason: '到龄退休', joinedOn: '1988-03-01', birthOn: '1964-05-12' },
    },
    {
      key: 'old2',
      name: '万雨声',
      state: 'retired',
      phone: '19911110009',
      group: 6,
      more: { reason: '到龄退休', joinedOn: '1991-08-01', birthOn: '1965-10-03' },
    },
    {
      key: 'gone1',
      name: '贺南舟',
      state: 'left',
      phone: '19911110010',
      group: 7,
      more: { leftOn: day(-90), reason: '辞职去外地', joinedOn: '2019-04-01' },
    },
    {
      key: 'gone2',
      name: '钱知夏',
      state: 'left',
      phone: '19911110011',
      group: 3,
      more: { leftOn: '2022-05-31', reason: '辞职', joinedOn: '2014-04-01' },
    },
  ];
  const people = plans.map(({ key, name, state, phone, group, more }, index): Member & Texts => ({
    _id: `${unionId}-${key}`,
    unionId,
    groupId: `${unionId}-g${group}`,
    departmentId: null,
    state,
    reason: null,
    name,
    employeeNo: key === 'apply3' ? '待编-demo000001' : `H9${String(index + 1).padStart(4, '0')}`,
    phone,
    gender: index % 2 ? 'female' : 'male',
    birthOn: `19${85 + (index % 10)}-0${(index % 9) + 1}-15`,
    joinedOn: null,
    offices: [],
    tags: [],
    createdAt: moment(-5),
    updatedAt: moment(-1),
    ...more,
  }));
  await db.collection<Member>('members').insertMany(await sealNew(demo, people));
  await db.collection<JoinCode>('join_codes').insertOne(await joinCode(demo, day(150)));
  await plantDoubles(demo);
  await plantCorrections(demo);
  await plantTransfers(demo);
  await plantLog(demo);
}

async function joinCode(demo: Demo, expiresOn: string): Promise<JoinCode> {
  const leader = demo.person('leader');
  const ring = await ringOf(demo);
  // As the handler signs it (cloudfunctions/member/joining.ts).
  const alphabet = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
  const body = 'YUNXNEKE';
  const signed = [...Buffer.from(ring.sign('join', body))].map((byte) => alphabet[byte % alphabet.length]).join('');
  return {
    _id: `${body}-${signed.slice(0, 6)}`,
    unionId: demo.unionId,
    groupId: `${demo.unionId}-g1`,
    expiresOn,
    byName: leader.name,
    at: demo.moment(-30),
  };
}

async function plantDoubles({ db, unionId, moment, person, id, ...demo }: Demo): Promise<void> {
  const ring = await ringOf({ db });
  const kept = person('member');
  const double = { unionId, state: 'open' as const, at: moment(-1, 15), decision: null, reason: null, decidedByName: null };
  const rowId = id('double', 1);
  const applicant: Member = {
    _id: `${unionId}-apply6`,
    unionId,
    groupId: `${unionId}-g1`,
    departmentId: null,
    state: 'pending',
    name: '林小禾',
    employeeNo: '待编-demo000002',
    ...sealedSet(ring, { _id: `${unionId}-apply6` }, { phone: '19900000001' }),
    phoneMark: null,
    gender: 'female',
    birthOn: '1992-06-01',
    joinedOn: null,
    offices: [],
    tags: [],
    application: application({ ...demo, db, unionId, moment, person, id } as Demo, -1, { isBeingChecked: true, hasEmployeeNo: false }),
    createdAt: moment(-1),
    updatedAt: moment(-1),
  };
  await db.collection<Member>('members').insertOne(applicant);
  await db.collection<Double>('member_doubles').insertMany([
    {
      ...double,
      _id: rowId,
      source: 'import',
      by: ['phone'],
      keptId: kept._id,
      applicantId: null,
      wanted: { name: '林晓荷', employeeNo: 'H80001', groupId: `${unionId}-g2`, joinedOn: '2021-09-01' },
      ...(sealFields(ring, { _id: rowId }, { phone: '19900000001' }) as Pick<Double, 'sealed' | 'sealedWith'>),
    },
    { ...double, _id: id('double', 2), source: 'application', by: ['phone'], keptId: kept._id, applicantId: applicant._id, wanted: null },
  ]);
}

async function plantCorrections({ db, unionId, moment, person, id }: Demo): Promise<void> {
  const ring = await ringOf({ db });
  const of = (key: string, who: Member, more: Partial<Correction>): Correction => ({
    _id: id('correction', key),
    unionId,
    memberId: who._id,
    name: who.name,
    groupId: who.groupId,
    state: 'pending',
    fields: [],
    wanted: {},
    before: {},
    remark: null,
    fileIds: [],
    at: moment(-1, 11),
    decidedAt: null,
    decidedByName: null,
    reason: null,
    ...more,
  });
  const delegate = person('delegate');
  const phoneId = id('correction', 'phone');
  await db.collection<Correction>('member_corrections').insertMany([
    of('phone', delegate, {
      fields: ['phone', 'birthOn'],
      wanted: { birthOn: '1986-04-12' },
      before: { phone: '199****0008', birthOn: delegate.birthOn },
      remark: '换了号码；出生日期登记错了，以身份证为准',
      ...(sealFields(ring, { _id: phoneId }, { phone: '19922220001' }) as Pick<Correction, 'sealed' | 'sealedWith'>),
    }),
    of('done', person('member'), {
      state: 'accepted',
      fields: ['name'],
      wanted: { name: person('member').name },
      before: { name: '林晓和' },
      remark: '名字里的字写错了',
      at: moment(-40, 9),
      decidedAt: moment(-39, 9),
      decidedByName: person('officer').name,
    }),
    of('no', person('member'), {
      state: 'declined',
      fields: ['joinedOn'],
      wanted: { joinedOn: '2010-01-01' },
      before: { joinedOn: person('member').joinedOn },
      at: moment(-20, 9),
      decidedAt: moment(-18, 9),
      decidedByName: person('officer').name,
      reason: '入会日期以入会登记表为准，请携带登记表来核对',
    }),
  ]);
}

async function plantTransfers({ db, unionId, unions, moment, membersOf, person, id }: Demo): Promise<void> {
  const [own, , factory] = unions;
  const leaving = person('delegate3');
  const arriving = membersOf(factory!._id).find(({ offices }) => offices.length === 0)!;
  const both = (key: string, who: Member, from: typeof own, to: typeof own, state: Transfer['state'], reason: string): Transfer[] => {
    const shared = {
      memberId: who._id,
      newMemberId: null,
      name: who.name,
      gender: who.gender,
      joinedOn: who.joinedOn,
      fromUnionId: from!._id,
      fromUnionName: from!.name,
      toUnionId: to!._id,
      toUnionName: to!.name,
      state,
      reason,
      note: null,
      fileIds: [],
      duesUntil: null,
      at: moment(-3, 14),
      steps: [
        { at: moment(-3, 14), text: '本人申请转会', byName: who.name },
        ...(state === 'released' ? [{ at: moment(-2, 10), text: '转出单位同意', byName: '轴承厂工会干事' }] : []),
      ],
    };
    const [out, into] = [id('transfer', key, 'out'), id('transfer', key, 'in')];
    return [
      { ...shared, _id: out, otherId: into, unionId: from!._id, side: 'out' },
      { ...shared, _id: into, otherId: out, unionId: to!._id, side: 'in' },
    ];
  };
  await db
    .collection<Transfer>('member_transfers')
    .insertMany(
      [
        ...both('leaving', leaving, own, factory, 'applied', '调往轴承厂职工医院'),
        ...both('arriving', arriving, factory, own, 'released', `调入${own!.name}所在单位`),
      ].filter(({ unionId: side }) => side === unionId || side === factory!._id),
    );
}

async function plantLog({ db, unionId, unions, moment, person, id }: Demo): Promise<void> {
  const who = person('member');
  const unionName = unions[0]!.name;
  const opened = (key: number, days: number, fields: Opening['fields'], byName: string, reason: string): Opening => ({
    _id: id('opening', key),
    unionId,
    memberId: who._id,
    at: moment(days, 10, key),
    byId: person('officer')._id,
    byName,
    byUnionName: unionName,
    fields,
    reason,
  });
  await db
    .collection<Opening>('member_openings')
    .insertMany([
      opened(1, -60, ['phone'], person('officer').name, '通知体检改期'),
      opened(2, -12, ['idNumber', 'bankAccount'], person('officer').name, '办理互助保障理赔'),
    ]);
  const step = (key: number, days: number, text: string, note: string | null, byName: string): Step => ({
    _id: id('step', key),
    unionId,
    memberId: who._id,
    at: moment(days, 9, key),
    text,
    note,
    byName,
    unionName,
  });
  await db
    .collection<Step>('member_steps')
    .insertMany([
      step(1, -900, '申请入会', '内科小组', who.name),
      step(2, -899, '批准入会', null, person('leader').name),
      step(3, -39, '更正资料', '姓名', person('officer').name),
    ]);
}
