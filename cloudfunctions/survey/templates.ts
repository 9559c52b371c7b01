/** Questionnaires a union starts from; every question may be changed before opening. */
import type { Question } from '../../types/survey/contract';

const blank = { note: '', isRequired: true, options: [], rows: [], steps: 5, most: null, showIf: null };
const grades = ['满意', '基本满意', '不满意'];

export const usualSurveys: { title: string; intro: string; series: string; questions: Question[] }[] = [
  {
    title: '职代会满意度测评',
    intro: '请对本次职代会的组织、报告与提案办理作出评价，意见用于改进下一次会议。',
    series: '职代会满意度',
    questions: [
      { ...blank, id: 'whole', kind: 'scale', title: '对本次职代会总体是否满意', note: '1 分最低，5 分最高' },
      {
        ...blank,
        id: 'parts',
        kind: 'matrix',
        title: '对以下各项的评价',
        options: grades,
        rows: ['会议材料按时送达', '报告内容', '分组讨论', '提案办理', '表决程序'],
      },
      { ...blank, id: 'papers', kind: 'single', title: '会前是否有足够时间阅读材料', options: ['足够', '不够'] },
      {
        ...blank,
        id: 'missing',
        kind: 'multiple',
        title: '哪些材料来不及看',
        options: ['工作报告', '财务报告', '规章草案', '提案办理报告'],
        showIf: { questionId: 'papers', options: [1] },
      },
      { ...blank, id: 'words', kind: 'text', title: '对下一次会议的建议', isRequired: false },
    ],
  },
  {
    title: '工会服务满意度测评',
    intro: '请对工会的日常服务作出评价。',
    series: '工会服务满意度',
    questions: [
      { ...blank, id: 'whole', kind: 'scale', title: '对工会工作总体是否满意', note: '1 分最低，5 分最高' },
      {
        ...blank,
        id: 'parts',
        kind: 'matrix',
        title: '对以下服务的评价',
        options: grades,
        rows: ['文体活动', '慰问帮扶', '意见答复', '会费公开'],
      },
      {
        ...blank,
        id: 'wish',
        kind: 'multiple',
        title: '最希望工会多做什么',
        options: ['文体活动', '培训', '帮扶慰问', '维权咨询'],
        most: 2,
      },
      { ...blank, id: 'words', kind: 'text', title: '其他建议', isRequired: false },
    ],
  },
];
