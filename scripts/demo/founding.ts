/** Demo foundings in every state: being prepared, waiting for the federation, approved, founded, declined, withdrawn. */
import type { Founding } from '../../cloudfunctions/founding/store';
import { defaultPapers } from '../../cloudfunctions/founding/standards';
import { dayOf } from '../../cloudfunctions/core/time';
import type { Demo } from './demo';

type Plan = Pick<Founding, 'state' | 'name' | 'employer' | 'industry' | 'staffCount' | 'address' | 'reason'> & {
  by?: string;
  union: number;
  people: number;
  days: number;
  isAgreed?: boolean;
  hasResult?: boolean;
  last?: string;
};

const plans: Plan[] = [
  {
    state: 'preparing',
    name: '云溪医学检验所工会',
    employer: '云溪医学检验所',
    industry: 'health',
    staffCount: 41,
    address: '云溪区杏林路 20 号',
    reason: '检验所已独立登记，职工四十余人，原为医院工会医技小组。',
    by: 'leader',
    union: 0,
    people: 6,
    days: -6,
  },
  {
    state: 'applied',
    name: '云溪物业服务公司工会',
    employer: '云溪物业服务公司',
    industry: 'other',
    staffCount: 63,
    address: '云溪区平安街 3 号',
    reason: '后勤改制成立公司，职工愿意建立自己的工会。',
    by: 'member',
    union: 0,
    people: 8,
    days: -4,
    isAgreed: true,
  },
  {
    state: 'applied',
    name: '云溪精密部件公司工会',
    employer: '云溪精密部件公司',
    industry: 'manufacturing',
    staffCount: 120,
    address: '云溪区工业大道 79 号',
    reason: '装配车间分立为公司。',
    union: 2,
    people: 12,
    days: -2,
  },
  {
    state: 'approved',
    name: '云溪幼儿园工会',
    employer: '云溪幼儿园',
    industry: 'education',
    staffCount: 35,
    address: '云溪区书院街 8 号',
    reason: '幼儿园独立法人登记。',
    union: 1,
    people: 9,
    days: -20,
    isAgreed: true,
  },
  {
    state: 'approved',
    name: '云溪轴承研究所工会',
    employer: '云溪轴承研究所',
    industry: 'technology',
    staffCount: 48,
    address: '云溪区工业大道 81 号',
    reason: '研究所单独核算，职工四十八人。',
    union: 2,
    people: 10,
    days: -30,
    isAgreed: true,
    hasResult: true,
  },
  {
    state: 'founded',
    name: '云溪实验学校工会',
    employer: '云溪实验学校',
    industry: 'education',
    staffCount: 96,
    address: '云溪区书院街 6 号',
    reason: '由联合工会教育小组独立。',
    union: 1,
    people: 11,
    days: -700,
    isAgreed: true,
    hasResult: true,
  },
  {
    state: 'declined',
    name: '云溪诊所工会',
    employer: '云溪诊所',
    industry: 'health',
    staffCount: 4,
    address: '云溪区平安街 9 号',
    reason: '诊所职工申请建会。',
    union: 0,
    people: 3,
    days: -90,
    isAgreed: false,
    last: '职工四人，建议加入街道联合工会，满二十五人再申请',
  },
  {
    state: 'withdrawn',
    name: '云溪停车管理公司工会',
    employer: '云溪停车管理公司',
    industry: 'other',
    staffCount: 28,
    address: '云溪区杏林路 2 号',
    reason: '停车管理外包成立公司。',
    union: 0,
    people: 4,
    days: -60,
    last: '公司暂缓注册',
  },
];

const words: Record<Founding['state'], string[]> = {
  preparing: [],
  applied: ['上报'],
  approved: ['上报', '批复同意'],
  founded: ['上报', '批复同意', '确认成立'],
  declined: ['上报', '未批准'],
  withdrawn: ['上报', '撤回'],
};

export async function plantFounding(demo: Demo): Promise<void> {
  const federation = demo.units.find(({ kind }) => kind === 'federation')!;
  await demo.db.collection<Founding>('foundings').insertMany(plans.map((plan, index) => foundingOf(demo, federation._id, plan, index)));
}

function foundingOf(
  demo: Demo,
  unionId: string,
  { by, union, people: count, days, isAgreed, hasResult, last, ...plan }: Plan,
  index: number,
): Founding {
  const from = demo.unions[union]!;
  const members = demo.membersOf(from._id).filter(({ offices }) => offices.length === 0);
  const applicant = by ? demo.person(by) : members[40 + index]!;
  const people = [applicant, ...members.slice(44 + index * 13, 44 + index * 13 + count - 1)].map(({ _id, name }) => ({
    memberId: _id,
    name,
  }));
  const chair = demo.membersOf(from._id, 'chair')[0]!;
  const upper = demo.person('federation');
  const isApproved = plan.state === 'approved' || plan.state === 'founded';
  const step = (text: string, at: number): Founding['steps'][number] => ({
    at: demo.moment(days + at, 10),
    byName: text.startsWith('批复') || text.startsWith('确认') || text.startsWith('未批准') ? upper.name : applicant.name,
    text,
  });
  const told = words[plan.state];
  const reference = isApproved ? `云工发〔${demo.moment(days + 2).slice(0, 4)}〕${10 + index}号` : null;
  const said = (text: string) =>
    text === '批复同意'
      ? `批复同意（${reference}）`
      : last && text !== '上报'
        ? `${text}：${last}`
        : text === '上报'
          ? `上报，${people.length} 人`
          : text;
  const result = hasResult ? resultOf(people, dayOf(demo.moment(days + 4))) : null;
  return {
    ...plan,
    _id: demo.id('founding', index),
    unionId,
    fromUnionId: from._id,
    fromUnionName: from.name,
    applicantId: applicant._id,
    applicantName: applicant.name,
    kind: union === 0 ? 'group' : 'employees',
    contactName: applicant.name,
    contactPhone: `0210000001${index}`,
    groupName: '第一小组',
    people,
    newcomers: [],
    papers: defaultPapers.map((paper, at) => ({ ...paper, isGiven: told.length > 0 || at < 2, fileIds: [] })),
    opinion:
      isAgreed === undefined
        ? null
        : {
            isAgreed,
            text: isAgreed ? '同意转出，支持独立建会' : '人数过少，建议暂不独立',
            byName: chair.name,
            at: demo.moment(days + 1, 15),
          },
    reference,
    approvedOn: isApproved ? dayOf(demo.moment(days + 2)) : null,
    result,
    newUnionId: plan.state === 'founded' ? from._id : null,
    steps: [
      step('发起筹备', 0),
      ...told.map((text, at) => step(said(text), at + 1)),
      ...(result && plan.state === 'approved'
        ? [step(`成立大会：应到 ${result.due}，实到 ${result.attended}，选出 ${result.seats.length} 位委员`, 4)]
        : []),
    ],
    createdAt: demo.moment(days, 10),
    changedAt: demo.moment(days + told.length, 10),
  };
}

function resultOf(people: Founding['people'], heldOn: string): NonNullable<Founding['result']> {
  const due = people.length;
  const attended = due - 1;
  const posts = ['chair', 'organisation', 'women'] as const;
  return {
    heldOn,
    due,
    attended,
    years: 3,
    // Never more seats than people who found it.
    seats: posts.slice(0, people.length).map((post, index) => ({ ...people[index]!, post, votes: attended - index })),
  };
}
