/** Chinese words of units and offices. */
export const kindLabels = { federation: '联合会', union: '基层工会', group: '工会小组', department: '部门' } as const;
export const roleLabels = {
  member: '会员',
  groupLeader: '工会小组长',
  delegate: '职工代表',
  liaison: '承办部门联络人',
  officer: '工会干事',
  treasurer: '财务委员',
  auditor: '经审委员',
  chair: '工会主席',
  admin: '系统管理员',
  federation: '上级工会',
} as const;
