/** The beginning of an installation: its first union and the one person who then appoints everybody else. */
import { z } from 'zod';
import { Id, choice, count, text } from '../common';
import { command } from '../operation';
import { industryLabels } from '../unit/labels';

const phone = z
  .string('手机号应为文字')
  .trim()
  .regex(/^1\d{10}$/, '手机号应为 1 开头的 11 位数字');

export const beginOperations = {
  'founding.begin': command({
    summary: '空的系统里建立第一家工会与首位系统管理员；已有工会则拒绝。只由部署者在服务器或平台控制台上执行',
    access: 'system',
    input: {
      upperName: text('上级工会名称', { min: 2, max: 30 }),
      unionName: text('工会名称', { min: 2, max: 30 }),
      groupName: text('第一个小组的名称', { max: 30 }),
      employer: text('单位名称', { max: 60 }),
      industry: choice('行业', industryLabels),
      staffCount: count('职工人数', { min: 1, max: 1_000_000 }),
      address: text('地址', { max: 100 }),
      name: text('管理员姓名', { max: 30 }),
      phone,
      employeeNo: text('管理员工号', { max: 30 }),
      account: z
        .string('登录账号应为文字')
        .trim()
        .regex(/^[a-z][a-z0-9_-]{2,29}$/, '登录账号应为 3–30 位小写字母、数字、_ 或 -，以字母开头'),
    },
    output: z.object({ unionId: Id, memberId: Id, account: z.string(), password: z.string() }),
    isSecret: true,
    audit: '建立第一家工会与首位系统管理员',
    example: {
      upperName: '测试总工会',
      unionName: '新建工会',
      groupName: '第一小组',
      employer: '测试单位',
      industry: 'health',
      staffCount: 300,
      address: '一号路1号',
      name: '管理员甲',
      phone: '13800000000',
      employeeNo: '0001',
      account: 'manager',
    },
  }),
};
