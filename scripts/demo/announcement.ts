/** Demo announcements: every category and every state, read and confirmed by a believable share of the members. */
import type { ReadMark } from '../../cloudfunctions/announcement/marks-store';
import type { Announcement, Version } from '../../cloudfunctions/announcement/store';
import { addressOf, excerptOf } from '../../cloudfunctions/announcement/rules';
import type { Audience } from '../../types/common';
import { plantFiles, type Kept } from './announcement-files';
import type { Demo } from './demo';
import type { scenes } from './picture';

type Plan = {
  title: string;
  category: Announcement['category'];
  days: number;
  body: string;
  audience?: Audience;
  state?: Announcement['state'];
  mustConfirm?: boolean;
  isPinned?: boolean;
  expireInDays?: number;
  reason?: string;
  pinnedForDays?: number;
  cover?: keyof typeof scenes;
  /** A sheet goes along. */
  hasSheet?: boolean;
  /** A picture of this scene stands in the text where it says `(file:here)`. */
  picture?: keyof typeof scenes;
  /** What it said before it was changed, and why. */
  before?: { body: string; note: string };
};

const plans: Plan[] = [
  {
    title: '秋冬季值班餐补调整告知',
    category: 'openAffairs',
    days: -1,
    mustConfirm: true,
    isPinned: true,
    pinnedForDays: 10,
    expireInDays: 20,
    hasSheet: true,
    before: {
      body: '经职代会联席会议讨论通过，自下月起夜班餐补由每班 **15 元** 调整为 **18 元**。\n\n## 适用范围\n\n- 二线夜班与一线夜班\n\n## 领取方式\n\n随当月工资发放，不需要本人申请。对金额有疑问，请在一个月内向所在小组组长提出。',
      note: '金额更正为 20 元，并补充加班的情形',
    },
    body: '经职代会联席会议讨论通过，自下月起夜班餐补由每班 **15 元** 调整为 **20 元**。\n\n## 适用范围\n\n- 二线夜班与一线夜班\n- 连续工作超过 12 小时的加班\n\n| 班次 | 原标准 | 新标准 |\n| --- | ---: | ---: |\n| 一线夜班 | 15 元 | 20 元 |\n| 二线夜班 | 15 元 | 20 元 |\n| 长时加班 | — | 20 元 |\n\n## 领取方式\n\n随当月工资发放，不需要本人申请。对金额有疑问，请在一个月内向所在小组组长提出，或致电 [组织委员](tel:0512-55550120)。',
  },
  {
    title: '关于开展年末送温暖走访的通知',
    category: 'notice',
    days: -2,
    mustConfirm: true,
    body: '各小组：\n\n年末走访将于下月上旬开始。请组长在 **本周五前** 了解组内因病住院、家庭遭遇意外的会员情况，当面告知组织委员。\n\n> 走访名单不对外公开，涉及病情的材料请勿在群里转发。',
  },
  {
    title: '第六届职工代表大会代表团分组名单',
    category: 'openAffairs',
    days: -4,
    audience: { roles: ['delegate'] },
    mustConfirm: true,
    body: '代表团分为三个讨论组，召集人与会议室安排如下。请各位代表确认本人所在小组，如有出入请于三日内反馈。\n\n1. 第一组：门诊楼 305\n2. 第二组：行政楼 201\n3. 第三组：教学楼 102',
  },
  {
    title: '内科小组本月学习会改到周四',
    category: 'learning',
    days: -3,
    audience: { unitIds: ['union-hospital-g1'] },
    body: '因周三科室排班冲突，本月学习会改到 **周四 16:30**，地点不变。请带上学习手册。',
  },
  {
    title: '职工之家乒乓球室开放时间',
    category: 'culture',
    days: -9,
    cover: 'morning',
    before: { body: '乒乓球室每日 7:20–7:50 开放。科室集体使用请提前一天预约。\n\n- 请自带球拍\n- 离开时关灯、关窗', note: '中午加开' },
    body: '乒乓球室每日 7:20–7:50 开放，周一、周三、周五中午 12:00–13:20 加开。科室集体使用请提前一天预约。\n\n- 请自带球拍\n- 离开时关灯、关窗',
  },
  {
    title: '祝贺护理小组获评区级工人先锋号',
    category: 'honour',
    days: -12,
    cover: 'autumn',
    picture: 'evening',
    body: '经区联合会评审，我会护理小组获评区级 **工人先锋号**。\n\n过去一年，小组完成带教 36 人次，改进交接班流程 4 项。向全体组员表示祝贺。\n\n![颁奖当天的傍晚](file:here)',
  },
  {
    title: '职工书屋十一月新书',
    category: 'learning',
    days: -15,
    cover: 'winter',
    body: '本月上架新书 42 册，以健康科普、亲子阅读和地方史志为主。凭工会会员身份即可借阅，每次 3 册，借期 30 天。',
  },
  {
    title: '女职工专项体检补检安排',
    category: 'notice',
    days: -18,
    body: '前期因排班错过体检的女职工，可在下周二、周四上午到体检中心补检，请提前与所在小组组长登记。',
  },
  {
    title: '工会经费上半年收支情况公开',
    category: 'openAffairs',
    days: -45,
    body: '上半年经费收支已经经审委员会审查，现予公开。\n\n- 会费收入与上级补助均已入账\n- 职工活动支出占支出总额的 61%\n- 送温暖与帮扶支出占 23%\n\n如有疑问可在三十日内向经审委员会提出。',
  },
  { title: '夏季送清凉物资发放完毕', category: 'notice', days: -95, body: '防暑物资已按小组发放完毕，未领取的会员请联系组长。' },
  {
    title: '春季一日游照片征集',
    category: 'culture',
    days: -160,
    state: 'expired',
    expireInDays: -120,
    body: '欢迎参加春季一日游的会员投稿，每人不超过五张。',
  },
  {
    title: '羽毛球赛场地变更（已撤回）',
    category: 'culture',
    days: -20,
    state: 'withdrawn',
    reason: '场馆恢复开放，比赛仍在原场地进行',
    body: '因场馆检修，羽毛球赛改在体育公园进行。',
  },
  {
    title: '元旦联欢节目征集',
    category: 'culture',
    days: 3,
    state: 'scheduled',
    body: '联欢会将于年底举行，每个小组至少报送一个节目，形式不限，时长不超过六分钟。',
  },
  { title: '明年疗休养线路意见征询', category: 'notice', days: 0, state: 'draft', body: '拟定三条线路，请补充费用说明后发布。' },
  { title: '职工互助保障续保提醒', category: 'notice', days: 0, state: 'draft', body: '待财务核对名单后发布。' },
];

const otherUnions = ['会费收缴说明', '工会小组长会议通知', '职工书画展开展'];

export async function plantAnnouncement(demo: Demo): Promise<void> {
  const author = demo.person('officer');
  const kept = await plantFiles(demo, author._id);
  const records = plans.map((plan, index) => recordOf(demo, plan, demo.unionId, author, index, kept));
  for (const { _id: unionId } of demo.unions.slice(1)) {
    const [officer] = demo.membersOf(unionId, 'officer');
    otherUnions.forEach((title, index) =>
      records.push(
        recordOf(demo, { title, category: 'notice', days: -5 * (index + 1), body: `${title}，请各小组周知。` }, unionId, officer!, index),
      ),
    );
  }
  await demo.db.collection<Announcement>('announcements').insertMany(records);
  await demo.db.collection<Version>('announcement_versions').insertMany(plans.flatMap((plan, index) => versionOf(plan, records[index]!)));
  await demo.db.collection<ReadMark>('announcement_reads').insertMany(records.flatMap((record) => marksOf(demo, record)));
}

/** The edition before the present one, as publishing keeps it. */
function versionOf({ before }: Plan, record: Announcement): Version[] {
  if (!before) return [];
  const { _id, unionId, title, category, audience, expireAt, mustConfirm, publishAt, authorName, updatedAt } = record;
  return [
    {
      ...{ _id: `${_id}:1`, unionId, announcementId: _id, version: 1, edition: 1, title, category, audience, expireAt, mustConfirm },
      ...{ body: before.body, at: publishAt, byName: authorName, note: null, changed: [], replacedAt: updatedAt ?? record.orderAt },
    },
  ];
}

type Author = { _id: string; name: string };

function recordOf(demo: Demo, plan: Plan, unionId: string, author: Author, index: number, kept?: Kept): Announcement {
  const { title, category, audience = {}, state = 'published', days, before } = plan;
  const picture = plan.picture && kept?.pictures[plan.picture];
  const body = picture ? plan.body.replace('file:here', `file:${picture}`) : plan.body;
  const at = state === 'published' && days > -1 ? demo.now.toISOString() : demo.moment(days, 8 + (index % 9), 10);
  return {
    _id: demo.id('announcement', unionId, index),
    unionId,
    title,
    body,
    excerpt: excerptOf(body),
    category,
    audience,
    to: addressOf(audience, unionId),
    state,
    publishAt: state === 'draft' ? null : at,
    expireAt: plan.expireInDays === undefined ? null : demo.moment(plan.expireInDays, 18),
    orderAt: state === 'draft' ? demo.moment(-1, 10 + (index % 8)) : at,
    mustConfirm: plan.mustConfirm ?? false,
    isPinned: plan.isPinned ?? false,
    pinnedUntil: plan.pinnedForDays === undefined ? null : demo.moment(plan.pinnedForDays, 18),
    coverId: (plan.cover && kept?.pictures[plan.cover]) ?? null,
    fileIds: [...(picture ? [picture] : []), ...(plan.hasSheet && kept ? [kept.sheet] : [])],
    authorId: author._id,
    authorName: author.name,
    createdAt: at,
    version: before ? 2 : 1,
    edition: before ? 2 : 1,
    confirmFrom: 1,
    updatedAt: before ? new Date(Math.min(demo.now.getTime(), new Date(at).getTime() + 7 * 3_600_000)).toISOString() : null,
    updatedBy: before ? author.name : null,
    changed: before ? ['body' as const] : [],
    changeNote: before?.note ?? null,
    withdrawReason: plan.reason ?? null,
    remindedOn: null,
    remindedGroups: [],
  };
}

/** The older, the more have read it; the people behind the demo accounts have everything recent still before them. */
function marksOf(demo: Demo, record: Announcement): ReadMark[] {
  if (!['published', 'expired'].includes(record.state)) return [];
  const age = (demo.now.getTime() - new Date(record.orderAt).getTime()) / 86_400_000;
  const share = Math.min(0.95, 0.35 + age * 0.05);
  return demo
    .membersOf(record.unionId)
    .filter(
      (member) =>
        isAddressed(record, member) && (age > 30 || /-(m\d|p\d|seat|leader\d|liaison\d)/.test(member._id)) && demo.random() < share,
    )
    .map((member) => {
      const readAt = new Date(
        Math.min(demo.now.getTime(), new Date(record.orderAt).getTime() + demo.random() * 3 * 86_400_000),
      ).toISOString();
      const edition = record.updatedAt && readAt < record.updatedAt ? 1 : (record.edition ?? 1);
      return {
        readEdition: edition,
        confirmedEdition: edition,
        _id: `${record._id}:${member._id}`,
        unionId: record.unionId,
        announcementId: record._id,
        memberId: member._id,
        readAt,
        confirmedAt: record.mustConfirm && demo.random() < 0.8 ? readAt : null,
      };
    });
}

const isAddressed = ({ audience }: Announcement, member: { groupId: string; offices: { role: string }[] }) =>
  (!audience.unitIds || audience.unitIds.includes(member.groupId)) &&
  (!audience.roles || member.offices.some(({ role }) => audience.roles!.includes(role as never)));
