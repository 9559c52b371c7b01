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
} as const;
