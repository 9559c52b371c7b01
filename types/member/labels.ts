/** Chinese words of members. */
export const genderLabels = { male: '男', female: '女' } as const;

/** Columns of a roster, as the template names them, with the other names people use. */
export const rosterColumns = {
  employeeNo: ['工号', '职工号', '编号', '人员编号'],
  name: ['姓名', '名字'],
  group: ['小组', '工会小组', '所在小组'],
  phone: ['手机', '手机号', '电话', '联系电话', '手机号码'],
  gender: ['性别'],
  birthOn: ['出生日期', '生日', '出生年月日'],
  joinedOn: ['入会日期', '入会时间'],
  department: ['部门', '科室', '所在部门'],
  idNumber: ['身份证号', '证件号码', '身份证', '身份证号码', '公民身份号码'],
  bankAccount: ['银行卡号', '银行账号'],
} as const;

/** Fields kept sealed: shown masked, opened with a reason that the person can read. */
export const sealedLabels = {
  phone: '手机',
  idNumber: '身份证号',
  bankAccount: '银行卡号',
  address: '通讯地址',
  emergency: '紧急联系人',
} as const;
export type SealedField = keyof typeof sealedLabels;

/** What a person may ask to have corrected; the officer compares old and new. */
export const correctableLabels = {
  name: '姓名',
  employeeNo: '工号',
  gender: '性别',
  birthOn: '出生日期',
  joinedOn: '入会日期',
  departmentId: '部门',
  phone: '手机',
  idNumber: '身份证号',
  bankAccount: '银行卡号',
} as const;
export type Correctable = keyof typeof correctableLabels;

export const moveLabels = {
  retain: '保留会籍',
  retire: '退休',
  restore: '恢复在册',
  leave: '离会',
  readmit: '重新入会',
} as const;

/** Fields of an application that can be sent back one by one. */
export const applicationLabels = {
  name: '姓名',
  phone: '手机',
  employeeNo: '工号',
  gender: '性别',
  birthOn: '出生日期',
  idNumber: '身份证号',
} as const;

export const doubleDecisionLabels = {
  same: '同一人，保留原资料',
  update: '同一人，按新资料更新',
  different: '不是同一人',
} as const;
export const doubleSourceLabels = { import: '名册导入', application: '网上入会' } as const;

/** What somebody agrees to who joins. A changed text gets a new version; the version agreed to is kept with the application. */
export const consent = {
  version: '2026-11',
  text: [
    '姓名、手机号、工号、性别和出生日期用于审核入会、会籍管理和工会通知（《个人信息保护法》第十三条）。',
    '手机号、身份证号、银行卡号和通讯地址加密保存，平时只显示遮掩后的样子；工会干事打开查看须写明理由，您可以在「谁看过我的资料」里看到每一次。',
    '您可以随时查看、请工会更正自己的资料，也可以把自己的数据取走。',
    '离会后资料在保管期满时注销，会费与选举记录只保留不指向个人的编号。',
  ],
  /** Separate consent (Personal Information Protection Law 29). */
  sensitive: '我单独同意工会为核对身份、办理互助保障使用我的身份证号；不填身份证号不影响入会。',
} as const;
