/** Demo suggestions: one in each state, named and anonymous, some overdue, with what came of them. */
import { dayOf } from '../../cloudfunctions/core/time';
import { pairsOf } from '../../cloudfunctions/proposal/public';
import type { Step, Suggestion } from '../../cloudfunctions/suggestion/store';
import type { Demo } from './demo';

type Plan = Pick<Suggestion, 'title' | 'category' | 'body' | 'state'> & {
  /** Days ago it was put in, and days from now until the next day is due. */
  ago: number;
  due?: number;
  department?: number;
  isAnonymous?: boolean;
  isPartly?: boolean;
  answer?: string;
  effect?: string;
  saving?: number;
  supporters?: number;
};

const plans: Plan[] = [
  {
    title: '门诊大厅划出轮椅停放区',
    category: 'production',
    body: '轮椅常堆在通道口，取用和通行都不方便，建议在服务台旁划线停放，并贴取用说明。',
    state: 'submitted',
    ago: 2,
  },
  {
    title: '夜班休息室配降噪耳塞',
    category: 'welfare',
    body: '夜班休息室靠近设备间，噪声大，建议配一次性耳塞。',
    state: 'submitted',
    ago: 1,
    isAnonymous: true,
  },
  {
    title: '食堂增设低盐窗口',
    category: 'welfare',
    body: '不少同事需要控盐，建议设一个低盐窗口并标出每份含盐量。',
    state: 'assigned',
    ago: 9,
    due: 5,
    department: 0,
    supporters: 18,
  },
  {
    title: '会议通知统一用一个入口',
    category: 'management',
    body: '现在三个群里都发通知，容易漏看，建议统一入口。',
    state: 'assigned',
    ago: 25,
    due: -4,
    department: 3,
    isAnonymous: true,
    supporters: 31,
  },
  {
    title: '库房改用感应灯',
    category: 'saving',
    body: '库房灯整天亮着，建议换感应灯，一年能省不少电。',
    state: 'adopted',
    ago: 40,
    due: 12,
    department: 0,
    answer: '采纳。先改一号、二号库房，其余随检修更换。',
    supporters: 22,
  },
  {
    title: '病区配备防滑地垫',
    category: 'safety',
    body: '开水间地面湿滑，已有人滑倒，建议铺防滑垫。',
    state: 'carriedOut',
    ago: 70,
    department: 0,
    answer: '采纳，列入本月采购。',
    effect: '十二个开水间已铺设，两个月内没有再发生滑倒。',
    supporters: 40,
  },
  {
    title: '打印默认双面黑白',
    category: 'saving',
    body: '建议各科打印机默认双面黑白，需要彩色的再选。',
    state: 'thanked',
    ago: 120,
    department: 3,
    answer: '采纳，由信息中心统一设置。',
    effect: '全院打印机已设置，纸张用量下降约三成。',
    saving: 3_860_000,
    supporters: 57,
  },
  {
    title: '培训记录电子化',
    category: 'technology',
    body: '建议培训签到和学时都在线记录，年底不再翻纸本。',
    state: 'thanked',
    ago: 150,
    department: 1,
    isPartly: true,
    answer: '部分采纳：院级培训先上线，科内培训仍由科室登记。',
    effect: '院级培训学时可在线查询。',
    supporters: 26,
  },
  {
    title: '把消防通道改作停车位',
    category: 'other',
    body: '早上停车位紧张，建议晚间借用消防通道。',
    state: 'declined',
    ago: 35,
    department: 0,
    answer: '消防通道任何时候都不能占用。停车紧张的问题，将与周边停车场协商职工优惠。',
    supporters: 3,
  },
];

const thanks = { text: '感谢您为改进工作出主意。', points: 20 };

export async function plantSuggestion(demo: Demo): Promise<void> {
  const departments = demo.units.filter(({ unionId, kind }) => unionId === demo.unionId && kind === 'department');
  const members = demo.membersOf(demo.unionId);
  const own = demo.person('member');
  const supports: object[] = [];
  const records = plans.map((plan, index): Suggestion => {
    const author = index === 2 || index === 6 ? own : members[(index * 17 + 5) % members.length]!;
    const id = demo.id('suggestion', index);
    const others = members.filter(({ _id }) => _id !== author._id).slice(0, plan.supporters ?? 0);
    for (const { _id: memberId } of others)
      supports.push({ _id: `${id}:${memberId}`, unionId: demo.unionId, suggestionId: id, memberId, at: demo.moment(-plan.ago + 1, 12) });
    return recordOf(demo, plan, { id, author, unitId: plan.department === undefined ? null : (departments[plan.department]?._id ?? null) });
  });
  await demo.db.collection<Suggestion>('suggestions').insertMany([...records, foreign(demo)]);
  await demo.db.collection('suggestion_supports').insertMany(supports);
}

type Known = { id: string; author: Demo['members'][number]; unitId: string | null };
function recordOf(demo: Demo, plan: Plan, { id, author, unitId }: Known): Suggestion {
  const { title, category, body, state, ago, answer, effect } = plan;
  const at = (days: number) => demo.moment(Math.min(-ago + days, -1), 9, days);
  const officer = demo.person('officer');
  const step = (days: number, action: Step['action'], by: { _id: string; name: string }, note: string | null = null): Step => ({
    at: at(days),
    by: by._id,
    byName: by.name,
    action,
    note,
  });
  const desk = { _id: 'liaison', name: '部门联络员' };
  const isThanked = state === 'thanked';
  const steps = [
    step(0, 'submit', author),
    ...(unitId ? [step(1, 'assign', officer)] : []),
    ...(answer ? [step(8, state === 'declined' ? 'decline' : 'adopt', desk)] : []),
    ...(effect ? [step(30, 'carryOut', desk)] : []),
    ...(isThanked ? [step(33, 'thank', officer, `积分 ${thanks.points}`)] : []),
  ];
  return {
    ...{ _id: id, unionId: author.unionId, title, category, body, pairs: pairsOf(title), state, unitId },
    isAnonymous: plan.isAnonymous ?? false,
    authorId: author._id,
    authorName: author.name,
    groupId: author.groupId,
    fileIds: [],
    isOpen: state !== 'submitted',
    dueOn: plan.due === undefined ? null : dayOf(demo.moment(plan.due, 12)),
    isReminded: false,
    isEscalated: (plan.due ?? 0) < 0,
    urgedOn: null,
    outcome: answer ? (state === 'declined' ? 'declined' : plan.isPartly ? 'partly' : 'adopted') : null,
    answer: answer ? { text: answer, byName: desk.name, at: at(8), isInTime: true, fileIds: [] } : null,
    effect: effect ? { text: effect, saving: plan.saving ?? null, at: at(30), beforeIds: [], afterIds: [] } : null,
    thanks: isThanked ? { ...thanks, at: at(33) } : null,
    supporters: plan.supporters ?? 0,
    steps,
    createdAt: at(0),
    updatedAt: steps.at(-1)!.at,
  };
}

/** Another union has a box of its own. */
const foreign = (demo: Demo): Suggestion => {
  const author = demo.membersOf('union-school')[0]!;
  return recordOf(
    demo,
    { title: '教室增加储物柜', category: 'welfare', body: '教师办公物品没有地方放。', state: 'submitted', ago: 3 },
    { id: demo.id('suggestion', 'school'), author, unitId: null },
  );
};
