/** Chinese words of dues. */
export const methodLabels = { payroll: '工资代扣', transfer: '转账', cash: '现金', wechat: '聊天应用支付' } as const;
export const billLabels = { open: '待缴', paid: '已缴', exempted: '免缴', writtenOff: '核销' } as const;
export const differenceLabels = {
  missing: '名单里没有',
  unknown: '不认识的人',
  wrongAmount: '金额不符',
  twice: '重复',
  paid: '已缴过',
  invalid: '填写有误',
} as const;
/** Columns of a payroll list, with the names people use. */
export const payrollColumns = {
  employeeNo: ['工号', '职工号', '编号', '人员编号'],
  name: ['姓名', '名字'],
  amount: ['金额', '扣款金额', '会费', '代扣金额', '金额（元）'],
  amountFen: ['金额分', 'amountFen'],
} as const;
