/** What the demo union holds: one plan for every state and phase an event can be in, in the words such a union writes. */
import type { Event } from '../../cloudfunctions/event/store';
import type { Audience } from '../../types/common';

/** [days from today, hour, minute]; hours and minutes in Shanghai. */
export type When = [days: number, hour?: number, minute?: number];
export type EventPlan = {
  title: string;
  place: string;
  capacity: number;
  opens: When;
  closes: When;
  starts: When;
  ends: When;
  description: string;
  state?: 'draft' | 'ended' | 'cancelled';
  /** How many asked; more than the capacity wait in line. */
  asked?: number;
  /** Which of the demo accounts are among them, and at which number. */
  accounts?: [account: string, arrival: number][];
  hasNoWaitlist?: boolean;
  needsApproval?: boolean;
  feeFen?: number;
  cancelUntil?: When;
  audience?: Audience;
  cancelReason?: string;
  /** Items, family, teams, questions and the like. */
  parts?: Partial<Event>;
  /** Begins within the hour whenever the data is made, so that checking in can be tried. */
  isNow?: boolean;
};

export const plans: EventPlan[] = [
  {
    title: '第十二届职工乒乓球赛',
    place: '职工之家二楼乒乓球室',
    capacity: 48,
    opens: [-3, 9],
    closes: [4, 18],
    starts: [9, 13, 30],
    ends: [9, 17, 30],
    asked: 31,
    accounts: [
      ['leader', 6],
      ['delegate2', 15],
    ],
    cancelUntil: [7, 18],
    description:
      '单打分男子组、女子组，三局两胜。\n\n- 抽签：赛前一天公布对阵\n- 着装：浅色地面平底运动鞋\n- 每组取前六名，另设风尚奖\n\n请自带球拍；没有球拍的可以在签到处借用。',
  },
  {
    title: '亲子自然观察：冬日湿地看候鸟',
    place: '云溪湿地公园东门集合',
    capacity: 40,
    opens: [-6, 9],
    closes: [2, 12],
    starts: [5, 8, 30],
    ends: [5, 12],
    asked: 52,
    accounts: [
      ['officer', 12],
      ['member', 44],
    ],
    feeFen: 3000,
    description:
      '适合五至十二岁孩子，每位会员可以带一名孩子。\n\n1. 8:30 东门签到，领取望远镜\n2. 9:00 分三队出发，每队有一名讲解员\n3. 11:30 集体合影\n\n费用为场馆讲解费，活动当天现场缴纳。天冷，请给孩子带好帽子和热水。',
  },
  {
    title: '消防安全与急救技能讲座',
    place: '门诊楼五楼会议室',
    capacity: 120,
    opens: [-2, 9],
    closes: [6, 17],
    starts: [7, 15],
    ends: [7, 16, 30],
    asked: 43,
    accounts: [
      ['member', 9],
      ['treasurer', 20],
    ],
    description: '邀请区消防救援站讲师讲解火场逃生，并分组练习灭火器和心肺复苏。\n\n参加者计入年度安全培训学时。',
  },
  {
    title: '职工子女新年形象照公益拍摄',
    place: '行政楼一楼大厅',
    capacity: 30,
    opens: [-8, 10],
    closes: [1, 18],
    starts: [3, 9],
    ends: [3, 16],
    asked: 30,
    hasNoWaitlist: true,
    accounts: [['leader', 3]],
    description: '每个家庭十分钟，拍两张，精修一张，两周后到工会领取。请按报名先后排好的时段到场，名单会在前一天发给大家。',
  },
  {
    title: '太极扇表演队选拔',
    place: '职工之家三楼舞蹈室',
    capacity: 40,
    opens: [-5, 9],
    closes: [8, 18],
    starts: [12, 17, 30],
    ends: [12, 19],
    asked: 22,
    needsApproval: true,
    accounts: [['delegate', 4]],
    description:
      '为区职工文化节组建四十人表演队。每周二、周四下班后训练一小时，连续八周。\n\n请在备注里写明以往练习情况；报名经文体委员审核后确认。',
  },
  {
    title: '元旦登高健步行',
    place: '云溪山南麓广场',
    capacity: 200,
    opens: [2, 9],
    closes: [20, 18],
    starts: [37, 8],
    ends: [37, 11, 30],
    description: '全程约六公里，分健步组和休闲组，终点领取纪念毛巾。恶劣天气顺延一周。',
  },
  {
    title: '春季疗休养线路说明会',
    place: '教学楼报告厅',
    capacity: 150,
    opens: [5, 9],
    closes: [14, 18],
    starts: [16, 16],
    ends: [16, 17],
    description: '介绍三条线路的行程、费用和名额分配办法，现场答疑。未能到场的会员可以看会后纪要。',
  },
  {
    title: '内科小组包饺子联谊',
    place: '职工食堂二楼',
    capacity: 24,
    opens: [-4, 9],
    closes: [3, 12],
    starts: [4, 17, 30],
    ends: [4, 19, 30],
    asked: 11,
    accounts: [
      ['member', 2],
      ['leader', 1],
    ],
    audience: { unitIds: ['union-hospital-g1'] },
    description: '食材由小组活动费准备，人人动手。有忌口的请在备注里写一句。',
  },
  {
    title: '女职工心理减压沙龙',
    place: '妇产楼四楼活动室',
    capacity: 25,
    opens: [-12, 9],
    closes: [-1, 18],
    starts: [2, 14],
    ends: [2, 16],
    asked: 28,
    accounts: [['delegate3', 7]],
    description: '由院心理科医师带领，包含正念练习和分组交流。全程不录音、不拍照。',
  },
  {
    title: '职工书法体验课',
    place: '职工书屋',
    capacity: 20,
    opens: [-9, 9],
    closes: [0, 7],
    starts: [0, 9],
    ends: [0, 12],
    asked: 23,
    isNow: true,
    accounts: [
      ['member', 5],
      ['leader', 8],
      ['delegate', 22],
    ],
    description: '零基础，从执笔和基本笔画学起。笔墨纸由工会准备，作品可以带走。\n\n到场请打开本页，点「签到」输入屏幕上的六位数字。',
  },
  {
    title: '秋季职工运动会',
    place: '体育公园田径场',
    capacity: 260,
    opens: [-60, 9],
    closes: [-38, 18],
    starts: [-31, 8],
    ends: [-31, 17],
    state: 'ended',
    asked: 238,
    accounts: [
      ['member', 12],
      ['leader', 18],
      ['officer', 2],
    ],
    description: '设田径、跳绳、拔河、趣味接力等十四个项目，以小组为单位计分。',
  },
  {
    title: '敬老月探访退休会员',
    place: '各片区',
    capacity: 36,
    opens: [-45, 9],
    closes: [-34, 18],
    starts: [-27, 9],
    ends: [-27, 12],
    state: 'ended',
    asked: 41,
    accounts: [['leader', 5]],
    description: '六人一组，每组探访三户，带去慰问品并帮助调试手机上的大字模式。',
  },
  {
    title: '中秋灯谜会',
    place: '行政楼中庭',
    capacity: 100,
    opens: [-80, 9],
    closes: [-66, 18],
    starts: [-64, 18],
    ends: [-64, 20],
    state: 'ended',
    asked: 87,
    accounts: [['member', 30]],
    description: '猜中三条换小礼品，每人限领一份。',
  },
  {
    title: '观赛加油团（市职工篮球赛决赛）',
    place: '市体育馆二号门',
    capacity: 40,
    opens: [-25, 9],
    closes: [-19, 18],
    starts: [-17, 18],
    ends: [-17, 21],
    state: 'ended',
    asked: 47,
    accounts: [['delegate2', 11]],
    description: '统一服装、统一乘车，17:15 在南门集合发车。',
  },
  {
    title: '秋游：古镇一日行',
    place: '南门停车场集合',
    capacity: 80,
    opens: [-20, 9],
    closes: [-6, 18],
    starts: [-3, 7],
    ends: [-3, 18],
    state: 'cancelled',
    asked: 64,
    feeFen: 8000,
    accounts: [['member', 21]],
    cancelReason: '气象台发布暴雨预警，为安全取消，已缴费用三日内退回',
    description: '游览古镇街区和民俗馆，中餐自理。',
  },
  {
    title: '羽毛球友谊赛（与实验学校工会联办）',
    place: '体育中心三号馆',
    capacity: 32,
    opens: [3, 9],
    closes: [12, 18],
    starts: [19, 9],
    ends: [19, 12],
    state: 'draft',
    description: '等实验学校工会确认场地时间后发布。',
  },
];

/** Smaller unions hold less. */
export const otherPlans: EventPlan[] = [
  {
    title: '工间操领操员培训',
    place: '操场主席台',
    capacity: 20,
    opens: [-2, 9],
    closes: [5, 18],
    starts: [8, 16],
    ends: [8, 17, 30],
    asked: 9,
    description: '每个小组推荐一至两人，学会后在组内带操。',
  },
  {
    title: '冬至包汤圆',
    place: '食堂',
    capacity: 30,
    opens: [-4, 9],
    closes: [10, 18],
    starts: [27, 15],
    ends: [27, 17],
    asked: 17,
    description: '糯米粉和馅料由工会准备。',
  },
  {
    title: '趣味拔河赛',
    place: '操场',
    capacity: 48,
    opens: [-40, 9],
    closes: [-28, 18],
    starts: [-24, 15],
    ends: [-24, 17],
    state: 'ended',
    asked: 44,
    description: '每组八人，单淘汰。',
  },
];
