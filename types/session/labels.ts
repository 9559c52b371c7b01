/** Chinese words of signing in. */

/** How a chat account came to its file. */
export const bindingWayLabels = {
  code: '一次性登录码',
  invitation: '小组的入会码',
  check: '干事核对',
  phone: '手机号',
} as const;
export type BindingWay = keyof typeof bindingWayLabels;

/** Why a request needs a look by somebody who knows the person. */
export const bindingDoubtLabels = {
  nobody: '本会没有这个姓名的会员',
  ending: '姓名对上了，末六位没有对上',
  several: '对上了不止一位会员',
  bound: '对上的会员已绑定另一个聊天账号，可能是换了手机',
  office: '对上的会员担任职务，须核对本人',
} as const;
export type BindingDoubt = keyof typeof bindingDoubtLabels;
