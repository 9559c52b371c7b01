/** Regional rules of staff congresses as data: each row with its article; a union chooses its region, the rows say the rest. */
import type { ProfileId } from '../../types/congress/labels';
import type { Threshold, ThresholdBase } from '../../types/congress/threshold';

/** A row that is not a share: a number of days, a number of times, a sentence. */
export type Figure = { value: number; source: string };
export type Statement = { text: string; source: string };

/**
 * Seats for staff of at least `from`: `base` and `step` more for each full `per` above `from`, or a share of the staff
 * in whole percent between `least` and `most`; never under `floor`.
 */
export type SeatRow = { from: number; floor: number; step?: number; per?: number; least?: number; most?: number };

export type Profile = {
  id: ProfileId;
  name: string;
  regulation: string;
  /** In force from this day; null where the day still has to be checked against the published text. */
  validFrom: string | null;
  validUntil: string | null;
  quorum: Threshold;
  passing: Threshold;
  /** What has to be decided by secret ballot. */
  secretBallot: Statement & { isForAllResolutions: boolean };
  paperDays: Figure;
  sessionsPerYear: Figure;
  termYears: { allowed: number[]; source: string };
  /** That a new election may be put off, and for how long at most. */
  extension: Statement;
  /** Results are made public within so many days and stay posted for so many. */
  publishDays: Figure;
  postedDays: Figure;
  /** Working days in which the results go to the upper union. */
  reportWorkingDays: Figure;
  extraSession: Threshold;
  seats: { rows: SeatRow[]; source: string };
  managersAtMost: Threshold;
  frontLine: Threshold;
  /** Whether the women's share among delegates has to reach their share among staff. */
  women: Statement & { isBinding: boolean };
  electTurnout: Threshold;
  electVotes: Threshold;
  recall: Threshold;
  /** Days the delegate list is posted before it stands. */
  listDays: Figure;
  /** Presidium for at least `from` delegates. */
  presidium: { rows: { from: number; least: number; most: number | null }[]; source: string };
  presidiumFrontLine: Threshold;
};

const share = (numerator: number, denominator: number, base: ThresholdBase, strict: boolean, source: string): Threshold => ({
  numerator,
  denominator,
  base,
  strict,
  source,
});

const SHANGHAI = '《上海市职工代表大会条例》';
const ZHEJIANG = '《浙江省企业民主管理条例》';
const HENAN = '《河南省企业职工民主权利保障条例》';
const SHANDONG = '《山东省厂务公开条例》';
/** A notice of several ministries; its text was not at hand, so no article of it is named (core/laws.ts). */
const NATIONAL = '《企业民主管理规定》（总工发〔2012〕12号）';
const MODELLED = '（本地未另定，参照《上海市职工代表大会条例》';

/** What the rest take where their own regulation is silent: stated as practice or as taken from elsewhere, never as their law. */
const shared = {
  validUntil: null,
  extension: { text: '因故延期换届不超过一年', source: `${MODELLED}第22条）` },
  sessionsPerYear: { value: 1, source: `${NATIONAL}：每年至少召开一次` },
  publishDays: { value: 3, source: `参照${SHANDONG}第12条：闭会后三日内公开` },
  postedDays: { value: 15, source: `参照${SHANDONG}第12条：公开时限不少于十五日` },
  reportWorkingDays: { value: 7, source: `${MODELLED}第37条）` },
  extraSession: share(1, 3, 'all', false, `${NATIONAL}：三分之一以上职工代表提议`),
  managersAtMost: share(1, 5, 'all', false, `${NATIONAL}：一般不超过百分之二十`),
  frontLine: share(1, 2, 'all', true, '实务：一线职工代表应占多数'),
  women: { text: '女职工代表应有适当比例', source: `${NATIONAL}：应有适当比例`, isBinding: false },
  electTurnout: share(2, 3, 'employees', false, `${MODELLED}第15条）`),
  electVotes: share(1, 2, 'employees', false, `${MODELLED}第15条）`),
  recall: share(1, 2, 'employees', false, `${MODELLED}第19条）`),
  listDays: { value: 5, source: '实务：当选名单公示不少于五日' },
  presidium: {
    rows: [
      { from: 1, least: 3, most: null },
      { from: 30, least: 3, most: 5 },
      { from: 101, least: 7, most: null },
    ],
    source: `${MODELLED}第23条）`,
  },
  presidiumFrontLine: share(1, 2, 'all', false, `${MODELLED}第23条）`),
};

export const profiles: Record<ProfileId, Profile> = {
  shanghai: {
    ...shared,
    id: 'shanghai',
    name: '上海',
    regulation: `${SHANGHAI}（2017年修正）`,
    validFrom: '2011-05-01',
    quorum: share(2, 3, 'all', false, `${SHANGHAI}第28条`),
    passing: share(1, 2, 'all', false, `${SHANGHAI}第31条`),
    secretBallot: { text: '须经通过的事项一律无记名投票', source: `${SHANGHAI}第31条`, isForAllResolutions: true },
    paperDays: { value: 7, source: `${SHANGHAI}第30条` },
    sessionsPerYear: { value: 1, source: `${SHANGHAI}第22条：每年至少召开一次` },
    termYears: { allowed: [3, 4, 5], source: `${SHANGHAI}第22条：每届三年至五年` },
    extension: { text: '因故延期换届不超过一年', source: `${SHANGHAI}第22条` },
    publishDays: { value: 3, source: `${SHANGHAI}第32条：闭会后公布；日数参照${SHANDONG}第12条` },
    reportWorkingDays: { value: 7, source: `${SHANGHAI}第37条` },
    extraSession: share(1, 3, 'all', false, `${SHANGHAI}第22条：三分之一以上职工代表提议`),
    seats: {
      rows: [
        { from: 0, floor: 30 },
        { from: 100, floor: 30, step: 5, per: 100 },
        { from: 3001, floor: 175 },
      ],
      source: `${SHANGHAI}第21条：不足百人至少 30 名；百人至三千人 30 名起，每增百人增 5 名；超过三千人至少 175 名`,
    },
    managersAtMost: share(1, 5, 'all', false, `${SHANGHAI}第16条：中、高层管理人员不超过百分之二十`),
    frontLine: share(1, 2, 'all', true, `${SHANGHAI}第16条：以一线职工为主体，按过半数核对`),
    women: { text: '女职工代表比例与女职工所占比例相适应', source: `${SHANGHAI}第16条：一般与女职工人数所占比例相适应`, isBinding: false },
    electTurnout: share(2, 3, 'employees', false, `${SHANGHAI}第15条`),
    electVotes: share(1, 2, 'employees', false, `${SHANGHAI}第15条`),
    recall: share(1, 2, 'employees', false, `${SHANGHAI}第19条`),
    presidium: { ...shared.presidium, source: `${SHANGHAI}第23条` },
    presidiumFrontLine: share(1, 2, 'all', false, `${SHANGHAI}第23条`),
  },
  zhejiang: {
    ...shared,
    id: 'zhejiang',
    name: '浙江',
    regulation: ZHEJIANG,
    validFrom: '2010-10-01',
    quorum: share(2, 3, 'all', false, `${ZHEJIANG}第15条`),
    passing: share(1, 2, 'all', true, `${ZHEJIANG}第15条`),
    secretBallot: { text: '选举和表决采用无记名投票', source: `${ZHEJIANG}第15条`, isForAllResolutions: true },
    paperDays: { value: 7, source: `${MODELLED}第30条）` },
    sessionsPerYear: { value: 1, source: `${ZHEJIANG}第15条：每年至少召开一次` },
    extraSession: share(1, 3, 'all', false, `${ZHEJIANG}第15条：三分之一以上代表提议`),
    extension: {
      text: '特殊情况报上一级工会同意，可以延期换届，不超过一年',
      source: `${ZHEJIANG}第14条；期限参照${SHANGHAI}第22条`,
    },
    termYears: { allowed: [3, 5], source: `${ZHEJIANG}第14条：一般与本企业工会届期相同；《工会法》第16条：三年或者五年` },
    seats: {
      rows: [
        { from: 0, floor: 30 },
        { from: 100, floor: 40, step: 7, per: 100 },
        { from: 1000, floor: 100, step: 20, per: 1000 },
        { from: 5000, floor: 200 },
      ],
      source: `${ZHEJIANG}第10条：不足百人至少 30 名；百人起 40 名，每增百人增 7 名；千人起 100 名，每增千人增 20 名；五千人以上至少 200 名`,
    },
    managersAtMost: share(1, 5, 'all', false, `${ZHEJIANG}第11条：中高级管理人员不超过百分之二十`),
    women: { text: '女职工代表比例不低于女职工占职工的比例', source: `${ZHEJIANG}第11条`, isBinding: true },
  },
  henan: {
    ...shared,
    id: 'henan',
    name: '河南',
    regulation: HENAN,
    validFrom: '2008-01-01',
    quorum: share(2, 3, 'all', false, `${HENAN}第19条`),
    passing: share(1, 2, 'all', true, `${HENAN}第20条`),
    secretBallot: { text: '选举和重大事项采用无记名投票', source: `${HENAN}第20条`, isForAllResolutions: false },
    paperDays: { value: 7, source: `${HENAN}第19条` },
    termYears: { allowed: [3, 5], source: `${HENAN}第19条：每届三年或者五年` },
    sessionsPerYear: { value: 1, source: `${HENAN}第19条：每年至少召开一次` },
    extraSession: share(1, 3, 'all', false, `${HENAN}第19条：遇有重大事项可召开临时会议；提议人数参照上海、浙江的规定`),
    women: { text: '女职工和青年职工的代表占适当比例', source: `${HENAN}第18条`, isBinding: false },
    seats: {
      rows: [
        { from: 0, floor: 30 },
        { from: 200, floor: 30, least: 10, most: 15 },
        { from: 1000, floor: 100, least: 3, most: 10 },
        { from: 10000, floor: 300 },
      ],
      source: `${HENAN}第18条：百人至二百人至少 30 名；二百至千人为职工的 15% 至 10%；千人至万人为 10% 至 3%；万人以上以不超过 500 名为宜`,
    },
  },
  general: {
    ...shared,
    id: 'general',
    name: '通用',
    regulation: NATIONAL,
    validFrom: '2012-02-13',
    quorum: share(2, 3, 'all', false, `${NATIONAL}：三分之二以上职工代表出席`),
    passing: share(1, 2, 'all', true, `${NATIONAL}：全体职工代表过半数通过`),
    secretBallot: { text: '选举和表决采用无记名投票', source: NATIONAL, isForAllResolutions: true },
    paperDays: { value: 7, source: '实务：会前七日送达（参照上海第30条、河南第19条）' },
    termYears: { allowed: [3, 4, 5], source: `${NATIONAL}：每届三年至五年` },
    seats: {
      rows: [
        { from: 0, floor: 30 },
        { from: 600, floor: 30, least: 5 },
        { from: 2000, floor: 100 },
      ],
      source: `${NATIONAL}：不少于职工人数的 5%，至少 30 名；超过百名的部分可以协商`,
    },
  },
};
