/** Demo messages: what the four heart domains and the congress have told the people behind the demo accounts; the older ones are read. */
import type { Notification } from '../../cloudfunctions/notification/store';
import type { Demo } from './demo';

type Line = Pick<Notification, 'kind' | 'title' | 'body'> & {
  link: string;
  /** The record it is about, by its title or matter: opened by the link. */
  about?: string;
  days: number;
  hour: number;
  isRead?: boolean;
};

const forEverybody: Line[] = [
  {
    kind: 'announcement',
    title: '秋冬季值班餐补调整告知',
    body: '必读公告，请阅读并确认。',
    link: '/pages/announcement/detail/index',
    about: '秋冬季值班餐补调整告知',
    days: -1,
    hour: 8,
  },
  {
    kind: 'event',
    title: '冬季职工趣味运动会开始报名',
    body: '体育公园田径场，共180个名额，六个项目每人最多选两项。',
    link: '/pages/event/detail/index',
    about: '冬季职工趣味运动会',
    days: -3,
    hour: 10,
  },
  {
    kind: 'dues',
    title: '上个月的会费已由工资代扣',
    body: '金额与收据号在「我的会费」里可以查看',
    link: '/pages/dues/mine/index',
    days: -38,
    hour: 10,
    isRead: true,
  },
  {
    kind: 'survey',
    title: '请填写：本次职代会满意度测评',
    body: '匿名问卷，答案与姓名分开保存，三分钟可以填完。',
    link: '/pages/survey/list/index',
    days: -2,
    hour: 9,
  },
];
const forAccount: Record<string, Line[]> = {
  member: [
    {
      kind: 'event',
      title: '轮到您了：年末家庭电影专场',
      body: '名额为您保留12小时，请打开活动确认参加；不确认会让给下一位。',
      link: '/pages/event/detail/index',
      about: '年末家庭电影专场',
      days: -1,
      hour: 19,
    },
    {
      kind: 'event',
      title: '摇号未中签：冬季疗休养：温泉三日',
      body: '您已按摇号次序进入候补，位次见活动页；有名额空出会通知您。',
      link: '/pages/event/detail/index',
      about: '冬季疗休养：温泉三日',
      days: -1,
      hour: 18,
      isRead: true,
    },
  ],
  delegate: [
    {
      kind: 'proposal',
      title: '邀请您附议',
      body: '姜嘉遥的「为产科、儿科夜班护士设临时休息间」',
      link: '/pages/proposal/seconding/index',
      days: -1,
      hour: 10,
    },
  ],
  liaison: [
    {
      kind: 'proposal',
      title: '催办：请尽快答复提案',
      body: '供应室更换老旧推车，已超过答复期限',
      link: '/pages/proposal/detail/index',
      about: '供应室更换老旧推车',
      days: -1,
      hour: 15,
    },
  ],
};

type Named = { _id: string; unionId: string; title?: string; matter?: string };
async function idsByName({ db, unionId }: Demo): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const name of ['announcements', 'events', 'proposals'])
    for (const one of await db
      .collection<Named>(name)
      .find({ unionId }, { projection: { title: 1, matter: 1 } })
      .toArray())
      found.set(one.title ?? one.matter ?? '', one._id);
  return found;
}

export async function plantNotifications(demo: Demo): Promise<void> {
  const ids = await idsByName(demo);
  const accounts = ['member', 'leader', 'officer', 'treasurer', 'chair', 'liaison', 'delegate', 'delegate2', 'delegate3'];
  const records = accounts.flatMap((account) =>
    [...forEverybody, ...(forAccount[account] ?? [])].map(({ about, link, days, hour, isRead = false, ...said }, index): Notification => {
      const id = about && ids.get(about);
      return {
        ...said,
        _id: demo.id('notification', account, index),
        unionId: demo.unionId,
        memberId: demo.person(account)._id,
        matter: `${said.kind}:${id ?? 'demo'}:${index}`,
        link: id ? `${link}?id=${id}` : link,
        at: demo.moment(days, hour),
        isUnread: !isRead,
        readAt: isRead ? demo.moment(days, hour + 2) : null,
      };
    }),
  );
  await demo.db.collection<Notification>('notifications').insertMany(records);
}
