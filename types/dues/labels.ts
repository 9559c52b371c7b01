/** Chinese words of dues. */
export const methodLabels = { payroll: '工资代扣', transfer: '转账', cash: '现金', wechat: '聊天应用支付' } as const;
export const billLabels = { open: '待缴', paid: '已缴', exempted: '免缴', writtenOff: '核销', void: '不缴' } as const;
export const differenceLabels = {
  missing: '名单里没有',
  unknown: '不认识的人',
  wrongAmount: '金额不符',
  twice: '重复',
  paid: '已缴过',
  invalid: '填写有误',
} as const;
/** How a member pays in a month. */
export const standingLabels = { normal: '正常缴费', apprentice: '学徒工', exempt: '免缴', retained: '保留会籍' } as const;
/** What a rate plan settles. */
export const planLabels = {
  normal: '会费标准',
  apprentice: '学徒工标准',
  exempt: '免缴规定',
  retained: '保留会籍规定',
  remittance: '上缴比例',
  arrears: '欠费提醒月数',
  closing: '结账日',
} as const;
export const correctionLabels = { payment: '更正缴费', bill: '更正应缴', exempted: '免缴往月欠费', writtenOff: '核销往月欠费' } as const;
export const decisionLabels = { continue: '继续催缴', exempt: '免缴', writeOff: '核销', proposeLeaving: '提请按退会处理' } as const;
export const stepLabels = { reminder: '提醒', talk: '谈话', decision: '决定', settled: '已缴清' } as const;
/** Columns of a payroll list, with the names people use. */
export const payrollColumns = {
  employeeNo: ['工号', '职工号', '编号', '人员编号'],
  name: ['姓名', '名字'],
  amount: ['金额', '扣款金额', '会费', '代扣金额', '金额（元）'],
  amountFen: ['金额分', 'amountFen'],
} as const;
