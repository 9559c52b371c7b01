/** Chinese words of units, offices, terms and re-arrangements. */
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
export const portfolioLabels = {
  organisation: '组织',
  publicity: '宣传',
  culture: '文体',
  women: '女职工',
  welfare: '生活福利',
  labour: '劳动保护',
  finance: '财务',
} as const;
/** Posts in a committee. */
export const postLabels = {
  chair: '主席',
  viceChair: '副主席',
  organisation: '组织委员',
  publicity: '宣传委员',
  culture: '文体委员',
  women: '女职工委员',
  welfare: '生活福利委员',
  labour: '劳动保护委员',
  finance: '财务委员',
  member: '委员',
} as const;
export const industryLabels = {
  health: '卫生',
  education: '教育',
  manufacturing: '制造业',
  construction: '建筑业',
  transport: '交通运输与快递',
  retail: '批发零售与餐饮',
  finance: '金融',
  technology: '信息技术',
  government: '机关与事业单位',
  other: '其他',
} as const;
export const stepLabels = { split: '拆分', merge: '合并', rename: '更名', move: '调入', close: '撤销' } as const;
export const officeStateLabels = { planned: '待到任', held: '在任', ended: '已卸任' } as const;
