/** What delegates of the demo union propose in the call that is open now, in the words such delegates write. */
import type { Proposal } from '../../cloudfunctions/proposal/store';
import type { ratingLabels, rulingLabels } from '../../types/proposal/labels';

export type ProposalPlan = {
  state: Proposal['state'];
  /** A demo account, or the number of a delegate's seat. */
  author: string | number;
  matter: string;
  reason: string;
  measures: string;
  /** Days from today on which it was drafted. */
  day: number;
  /** Accounts or seats that have seconded; two seats by default. */
  seconders?: (string | number)[];
  /** Accounts asked to second that have not yet. */
  asked?: string[];
  /** Why it was reviewed so, given back, or withdrawn. */
  why?: string;
  /** Place of the proposal it was merged into, in the same list. */
  into?: number;
  /** Number of the lead department, then of those that help. */
  units?: number[];
  /** Days from today on which the answer is due. */
  due?: number;
  /** Text and day of each answer. */
  answers?: [text: string, day: number][];
  ratings?: [rating: keyof typeof ratingLabels, comment: string, day: number][];
  isReturned?: boolean;
  /** How many times it was urged; the last time two days ago. */
  urges?: number;
  kind?: Proposal['kind'];
  /** Demo accounts or seats that were asked to second and would not, with their word. */
  refused?: [who: string | number, note: string][];
  /** What help departments wrote: the place among those that help, from 1. */
  parts?: [helper: number, text: string, day: number][];
  /** The first day it was due, why it was prolonged, and when. */
  prolonged?: [due: number, why: string, day: number];
  /** The department asks for more time: until when, why, and when it asked. */
  asksFor?: [due: number, why: string, day: number];
  /** The author's objection to the review, and what the presidium said. */
  dispute?: { why: string; day: number; ruling?: [ruling: keyof typeof rulingLabels, why: string, day: number] };
  /** The answer to a suggestion. */
  thanks?: [text: string, day: number];
  /** Number of the department a suggestion was passed on to. */
  passedTo?: number;
  /** How authors of merged ones rated the last answer. */
  alsoRated?: [who: string | number, rating: keyof typeof ratingLabels, comment: string, day: number][];
  /** Place in the call before from which it was carried over. */
  carriedFrom?: number;
  /** A draft that came too late and was sent as a suggestion. */
  isLate?: boolean;
};

export const openPlans: ProposalPlan[] = [
  {
    state: 'draft',
    author: 3,
    day: -2,
    seconders: [11],
    asked: ['delegate', 'delegate2'],
    refused: [['delegate3', '家里没有车，对充电情况不熟悉']],
    matter: '地下停车场增设职工充电车位',
    reason: '职工新能源车已超过一百二十辆，地下停车场只有六个充电车位，夜班前后经常排队，有同事因充不上电下夜班无法回家。',
    measures: '一、在B2层东区增设二十个慢充车位，优先保障夜班职工；二、上线预约，充满后两小时未挪车的暂停一周使用；三、电费按成本价收取。',
  },
  {
    state: 'draft',
    author: 8,
    day: -1,
    seconders: [],
    asked: ['delegate', 'delegate3'],
    matter: '为产科、儿科夜班护士设临时休息间',
    reason: '产科和儿科夜班护士连续工作时间长，现有值班室要走到另一栋楼，凌晨只能趴在护士站休息。',
    measures: '将五楼闲置的库房改为两人间休息室，配折叠床、遮光帘和储物柜，由护士长登记使用。',
  },
  {
    state: 'draft',
    author: 'delegate',
    day: -4,
    seconders: ['delegate2', 5],
    matter: '职工子女暑期托管班延长到下午六点',
    reason: '今年暑期托管班四点半结束，而多数科室五点半下班，家长只能请假或托人来接，近四十个家庭受影响。',
    measures: '一、托管时间延至十八时；二、增加一名志愿老师和一份下午点心；三、费用增加部分由工会补贴一半。',
  },
  {
    state: 'draft',
    author: 'delegate2',
    day: -3,
    seconders: [14],
    matter: '食堂提供夜班热餐送达服务',
    reason: '食堂二十时关门，急诊、重症等科室夜班职工长期吃泡面和外卖，既不健康也不方便。',
    measures: '二十二时至次日一时提供两种热餐，按科室统一订餐、送到护士站，价格不高于午餐。',
  },
  {
    state: 'draft',
    author: 17,
    day: -5,
    seconders: [2, 9, 'delegate'],
    matter: '统一更换老旧更衣柜',
    reason: '三号楼更衣柜使用超过十五年，近三分之一锁具失灵，今年已登记物品丢失九起。',
    measures: '分两批更换一百八十组更衣柜，采用密码锁；更换前在更衣区走廊加装监控。',
  },
  {
    state: 'draft',
    author: 'delegate3',
    day: -8,
    seconders: [6, 13],
    isReturned: true,
    matter: '改善门诊楼电梯拥堵并调整班车时刻',
    reason: '早上七点半到八点门诊楼电梯平均等待十一分钟，班车八点整到院，职工常常迟到。',
    measures: '高峰时段划出一部职工专梯；班车提前十分钟发车。',
    why: '这里有两件事，请一事一案，把班车时刻另写一件',
  },
  {
    state: 'submitted',
    author: 1,
    day: -6,
    seconders: ['delegate3', 4],
    matter: '建立低年资护士心理支持小组',
    reason: '入职三年内的护士离职率偏高，访谈中近六成提到夜班后情绪低落、没有人可以倾诉。',
    measures: '每季度由心理科与工会共同开设支持小组，每组十二人，参加时间计入继续教育学时。',
  },
  {
    state: 'submitted',
    author: 5,
    day: -6,
    matter: '院内高温岗位配发便携降温用品',
    reason: '洗衣房、锅炉房、供应室夏季室温常在三十五度以上，现有风扇作用有限。',
    measures: '为三个岗位共四十六人配发降温背心，每年六月至九月按天提供防暑饮品。',
  },
  {
    state: 'submitted',
    author: 'delegate2',
    day: -7,
    matter: '教学查房示教设备更新',
    reason: '示教室投影仪老化，三十人以上查房时后排看不清影像，带教效果打折扣。',
    measures: '更换三间示教室的显示设备，并把影像系统接入示教终端。',
  },
  {
    state: 'submitted',
    author: 12,
    day: -5,
    seconders: [3, 16, 20],
    matter: '病区走廊增设陪护椅与职工座椅',
    reason: '病区走廊没有可以短暂坐下的地方，护工、保洁和夜巡职工只能倚墙休息。',
    measures: '每个病区增设四张可收折座椅，安装位置由护理部与后勤共同踏勘确定。',
  },
  {
    state: 'filed',
    author: 7,
    day: -9,
    why: '职工反映集中，属于职代会职权范围，切实可行',
    matter: '食堂推行小份菜与少油少盐窗口',
    reason: '体检结果显示职工血压、血脂异常比例连续两年上升，食堂菜品偏油偏咸，大份菜浪费也多。',
    measures: '设一个少油少盐窗口和半份菜选项，每周公布菜品盐油用量，每季度请职工打分。',
  },
  {
    state: 'filed',
    author: 10,
    day: -10,
    why: '涉及全院职工，建议由后勤与信息部门共同研究',
    matter: '职工自助报修改为手机办理',
    reason: '目前报修要打电话或填纸单，夜间电话常无人接听，修没修好也无从知道。',
    measures: '在手机上报修，可拍照、可催办、修好后由报修人确认，每月公布平均修复时间。',
  },
  {
    state: 'assigned',
    author: 'delegate',
    day: -11,
    why: '切中一线需要',
    units: [5, 2],
    due: 16,
    matter: '夜班餐补随夜班费一并按月发放',
    reason: '夜班餐补目前按季度发放，新入职和轮转的职工经常对不上账。',
    measures: '自下季度起与夜班费同月发放，在工资条上单列一行。',
  },
  {
    state: 'merged',
    author: 20,
    day: -9,
    into: 10,
    why: '与「食堂推行小份菜与少油少盐窗口」事项相同，合并办理',
    matter: '食堂增设糖尿病、孕期职工专用餐',
    reason: '院内有慢性病和孕期职工，普通窗口难以满足饮食要求。',
    measures: '每日提供一款低糖套餐和一款孕期营养套餐，前一天预订。',
  },
  {
    state: 'suggestion',
    author: 15,
    day: -8,
    why: '意见很好，但属于单个科室的日常管理，转给该科室研究改进',
    matter: '影像科登记台调整午间轮班',
    reason: '午间登记台只有一人，患者与职工都等得久。',
    measures: '午间轮班改为两人一组，错峰用餐。',
  },
  {
    state: 'declined',
    author: 19,
    day: -8,
    why: '涉及个人职称评定结果，不属于职代会提案范围，请按申诉程序办理',
    matter: '复议个别同志的职称评审结果',
    reason: '部分同志对今年的评审结果有不同看法。',
    measures: '请重新组织评审。',
  },
  {
    state: 'declined',
    author: 'delegate',
    day: -8,
    why: '涉及全市医保报销目录，超出本单位权限',
    dispute: { why: '提案请医院先从本院职工补充保障做起，不涉及医保目录', day: -2 },
    matter: '为职工增加口腔检查补充保障',
    reason: '职工体检不含口腔检查，三十岁以上职工牙周问题检出率高，自费检查一次需二百元以上。',
    measures: '请工会与口腔科商议职工内部价，每年一次，费用从福利费中列支一部分。',
  },
  {
    state: 'filed',
    author: 9,
    day: -11,
    why: '属于科室内部排班，建议由科室自行协商',
    dispute: {
      why: '各病区都有同样情况，不是一个科室的事',
      day: -6,
      ruling: ['overturned', '涉及十二个病区，属于劳动安排的共性问题，应予立案', -4],
    },
    matter: '规范节假日连续值班的轮换办法',
    reason: '部分病区节假日由同一批职工连续值班，全年累计超过四十天。',
    measures: '由医务、护理部门制定全院统一的轮换办法，个人连续节假日值班不超过三天。',
  },
  {
    state: 'suggestion',
    author: 13,
    day: -10,
    why: '具体到一台设备的摆放，转后勤部门改进',
    dispute: {
      why: '希望作为提案办理，便于评价',
      day: -5,
      ruling: ['upheld', '事项具体、可以立即改进，按意见建议办理更快', -3],
    },
    passedTo: 1,
    matter: '门诊大厅轮椅租借点移到入口处',
    reason: '轮椅租借点在大厅最里侧，职工推送患者绕行。',
    measures: '移到入口咨询台旁，增加十辆。',
  },
  {
    state: 'declined',
    author: 'delegate2',
    day: -7,
    why: '该项费用标准由上级统一规定，本单位无权调整',
    matter: '提高职工食堂误餐补贴标准',
    reason: '误餐补贴标准六年未变，已低于食堂一份套餐价格。',
    measures: '请按现行餐价调整。',
  },
  {
    state: 'suggestion',
    kind: 'suggestion',
    author: 'member',
    day: -3,
    matter: '职工活动室周末也开放',
    reason: '很多同事工作日倒班，周末才有时间锻炼，但活动室周末锁门。',
    measures: '周六上午由志愿者轮流值守，开放乒乓球和健身器材。',
  },
  {
    state: 'suggestion',
    kind: 'suggestion',
    author: 4,
    day: -6,
    passedTo: 1,
    matter: '职工停车场出口增设减速提示',
    reason: '出口正对非机动车道，早晚高峰容易发生刮碰。',
    measures: '增加减速带和反光镜。',
  },
];
