/** The day itself and after: checking in by either code, on-line or later, who came late or not at all, papers, the closing note. */
import { z } from 'zod';
import { Moment, choice, count, done, flag, id, moment, text } from '../common';
import { Attachment, Exported, fileIds } from '../file/contract';
import { command, query } from '../operation';
import { MyRegistration, organisers, registered, Status, writers } from './contract-parts';
import { checkInLabels, scanLabels } from './labels';
import { registrationLifecycle } from './lifecycle';

export const CoolDown = z.strictObject(
  {
    absences: count('未到场次数', { min: 1, max: 10 }),
    months: count('统计月数', { min: 1, max: 24 }),
    days: count('限制天数', { min: 1, max: 365 }),
  },
  '未到场限制应写次数、月数和天数',
);
/** What an officer may plan for the day. */
export const dayFields = {
  lateAfterMinutes: count('迟到起算分钟数', { min: 0, max: 240 }),
  /** Who stayed away so often within so many months may not sign up for this event for so many days; null: no such rule. */
  coolDown: CoolDown.nullable(),
};
export const dayDefaults = { lateAfterMinutes: dayFields.lateAfterMinutes.default(15), coolDown: dayFields.coolDown.default(null) };

const How = z.enum(Object.keys(checkInLabels) as [keyof typeof checkInLabels]);
/** How somebody came to be marked. `byName`: the organiser who did it; `proxyName`: who signed for them. */
export const checkInSeen = {
  how: How.nullable(),
  isLate: z.boolean(),
  byName: z.string().nullable(),
  proxyName: z.string().nullable(),
  /** Why an absence does not count. */
  excuse: z.string().nullable(),
};
export const Closing = z.object({ text: z.string(), files: z.array(Attachment), at: Moment, byName: z.string() });
/** What the event's page says of the day. */
export const dayShown = {
  lateAfterMinutes: z.number(),
  coolDown: CoolDown.nullable(),
  closing: Closing.nullable(),
};

const Figures = z.object({ expected: z.number(), attended: z.number(), late: z.number(), proxy: z.number(), absent: z.number() });
const Person = z.object({
  registrationId: z.string(),
  name: z.string(),
  employeeNo: z.string(),
  groupName: z.string(),
  /** People of this party, the member included. */
  heads: z.number(),
  status: Status,
  checkedInAt: Moment.nullable(),
  isLate: z.boolean(),
  proxyName: z.string().nullable(),
});

/** One mark made on an organiser's device: a member's code, or a line of the list; with the time it was made. */
const Scan = z.strictObject(
  {
    /** The device's own number of the mark: its answer comes back under it. */
    key: text('标记编号', { max: 60 }),
    code: text('会员码', { max: 300 }).optional(),
    registrationId: id('报名').optional(),
    scannedAt: moment('扫码时间'),
    proxyName: text('代签人', { min: 0, max: 20 }).optional(),
  },
  '每条签到应写会员码或报名，以及时间',
);
const Judged = z.object({
  key: z.string(),
  outcome: z.enum(Object.keys(scanLabels) as [keyof typeof scanLabels]),
  name: z.string().nullable(),
  message: z.string(),
  checkedInAt: Moment.nullable(),
  isLate: z.boolean(),
});

export const day = {
  'event.checkInCode': query({
    summary: '现场大屏的签到码，每30秒更换，附到场人数',
    access: writers,
    input: { eventId: id('活动') },
    output: Figures.extend({
      title: z.string(),
      place: z.string(),
      startsAt: Moment,
      code: z.string(),
      validUntil: Moment,
      /** From when codes are taken. */
      checkInFrom: Moment,
    }),
    example: { eventId: 'e1' },
  }),
  'event.checkIn': command({
    summary: '会员在现场扫或输入签到码签到，重复签到不改首次时间',
    access: 'anyMember',
    input: {
      eventId: id('活动'),
      code: z
        .string('签到码应为6位数字')
        .trim()
        .regex(/^\d{6}$/, '签到码应为6位数字'),
    },
    output: registered.extend({ checkedInAt: Moment, isLate: z.boolean() }),
    audit: '活动签到',
    example: { eventId: 'e1', code: '123456' },
  }),
  'event.myCode': query({
    summary: '本人的会员码，给工作人员扫；没有网络时已打开的码仍然有效',
    access: 'anyMember',
    input: { eventId: id('活动') },
    output: z.object({
      title: z.string(),
      place: z.string(),
      startsAt: Moment,
      name: z.string(),
      code: z.string(),
      registration: MyRegistration,
      checkedInAt: Moment.nullable(),
      isLate: z.boolean(),
    }),
    example: { eventId: 'e1' },
  }),
  'event.syncCheckIns': command({
    summary: '工作人员上传在设备上扫到或点到的签到，按扫码时间逐条答复；断网时记下的以后再传',
    access: organisers,
    input: { eventId: id('活动'), scans: z.array(Scan, '签到记录应为列表').min(1, '没有要上传的签到').max(200, '每次最多上传200条签到') },
    output: z.object({ results: z.array(Judged), figures: Figures }),
    audit: '扫码签到',
    example: { eventId: 'e1', scans: [{ key: '1', code: 'UM1.e1.m1.signature', scannedAt: '2026-11-24T02:00:00Z' }] },
  }),
  'event.checkInList': query({
    summary: '签到用的名单，可存在工作人员设备上；组长看本组',
    access: organisers,
    input: { eventId: id('活动') },
    output: z.object({
      title: z.string(),
      place: z.string(),
      startsAt: Moment,
      endsAt: Moment,
      checkInFrom: Moment,
      people: z.array(Person),
      /** False when the event is too large to be kept on a device. */
      isWhole: z.boolean(),
      moves: z.array(z.string()),
    }),
    example: { eventId: 'e1' },
  }),
  'event.mark': command({
    summary: '工作人员登记到场（可写代签人）或未到场，组长限本组',
    access: organisers,
    input: { registrationId: id('报名'), isAttended: flag('是否到场'), proxyName: text('代签人', { min: 0, max: 20 }).default('') },
    output: registered,
    audit: '登记到场',
    example: { registrationId: 'e1:m1', isAttended: true, proxyName: '李四' },
  }),
  'event.undoCheckIn': command({
    summary: '撤销签错的签到并写明理由；活动已结束的记为未到场',
    access: organisers,
    input: { registrationId: id('报名'), reason: text('撤销理由', { max: 200 }) },
    output: registered,
    audit: '撤销签到',
    example: { registrationId: 'e1:m1', reason: '扫错了同名的人' },
  }),
  'event.excuse': command({
    summary: '免记一次未到场并写明理由，因此产生的报名限制随之解除',
    access: writers,
    input: { registrationId: id('报名'), reason: text('免记理由', { max: 200 }) },
    output: registered,
    audit: '免记未到场',
    example: { registrationId: 'e1:m1', reason: '当天值急诊夜班' },
  }),
  'event.attendance': query({
    summary: '到场统计：应到、实到、迟到、代签、未到，按小组；组长看本组',
    access: organisers,
    input: { eventId: id('活动') },
    output: Figures.extend({
      title: z.string(),
      groups: z.array(z.object({ groupName: z.string(), expected: z.number(), attended: z.number(), absent: z.number() })),
    }),
    example: { eventId: 'e1' },
  }),
  'event.exportRoster': command({
    summary: '导出报名名册（.xlsx），可只要一种状态，如未到场；组长限本组',
    access: organisers,
    input: { eventId: id('活动'), status: choice('状态', registrationLifecycle.labels).optional() },
    output: Exported,
    audit: '导出报名名册',
    example: { eventId: 'e1', status: 'absent' },
  }),
  'event.signInSheet': command({
    summary: '打印用的签到表（PDF，A4，每人一格签名）；组长限本组',
    access: organisers,
    input: { eventId: id('活动') },
    output: Exported,
    audit: '打印签到表',
    example: { eventId: 'e1' },
  }),
  'event.calendarFile': command({
    summary: '活动的日历文件（.ics），可加入手机或电脑日历',
    access: 'anyMember',
    input: { eventId: id('活动') },
    output: Exported,
    audit: '下载活动日历',
    example: { eventId: 'e1' },
  }),
  'event.writeClosing': command({
    summary: '活动结束后写小结并附照片，显示在活动页',
    access: writers,
    input: { eventId: id('活动'), text: text('小结', { max: 5000 }), fileIds: fileIds('照片', 18).default([]) },
    output: done,
    audit: '写活动小结',
    example: { eventId: 'e1', text: '二百三十八人参加，十四个项目全部赛完。', fileIds: [] },
  }),
};
