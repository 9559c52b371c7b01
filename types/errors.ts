/** The closed list of refusals: code → HTTP status and the default Chinese sentence. Adding a code is a change of the wire. */

export const errorCodes = {
  // Shared by every operation
  INVALID_INPUT: { status: 400, message: '填写的内容有误，请按提示修改后再提交' },
  UNAUTHENTICATED: { status: 401, message: '请先登录' },
  FORBIDDEN: { status: 403, message: '您的角色没有这项权限，如需办理请联系工会干事' },
  NOT_FOUND: { status: 404, message: '没有找到这条记录，可能已被移除或不在您可见的范围内' },
  CONFLICT: { status: 409, message: '记录的状态刚刚变了，请刷新后再试' },
  KEY_REUSED: { status: 409, message: '同一请求编号提交了不同的内容，请刷新页面后重新提交' },
  TOO_LARGE: { status: 413, message: '内容过大，请缩小后再提交' },
  RATE_LIMITED: { status: 429, message: '操作太频繁，请稍后再试' },
  INTERNAL: { status: 500, message: '系统出了问题，已记录；请稍后再试' },
  UNAVAILABLE: { status: 503, message: '服务暂时连不上，请稍后再试，您填写的内容不会丢失' },
  // session
  WRONG_PASSWORD: { status: 401, message: '账号或密码不对，请核对后再试' },
  CHAT_CODE: { status: 409, message: '登录凭证已过期或已用过，请关闭小程序后重新打开' },
  ALREADY_BOUND: { status: 409, message: '已绑定另一个聊天账号' },
  // event
  EVENT_FULL: { status: 409, message: '名额已满' },
  ALREADY_REGISTERED: { status: 409, message: '您已报名，无需重复提交' },
  NOT_REGISTERED: { status: 409, message: '您没有报名这项活动' },
  REGISTRATION_NOT_OPEN: { status: 409, message: '报名尚未开始' },
  REGISTRATION_CLOSED: { status: 409, message: '报名已截止' },
  CANCEL_CLOSED: { status: 409, message: '已过取消时限，请联系活动负责人' },
  EVENT_CANCELLED: { status: 409, message: '活动已取消' },
  OFFER_OVER: { status: 409, message: '没有为您保留的名额，或保留时限已过' },
  NO_PLACE: { status: 409, message: '剩余名额不够，请减少项目或家属' },
  TEAM_FULL: { status: 409, message: '队伍人数已满' },
  TEAM_CLOSED: { status: 409, message: '队伍现在不能再变动' },
  NOT_CAPTAIN: { status: 409, message: '只有队长可以这样操作' },
  COOLING_DOWN: { status: 409, message: '多次报名未到场，暂时不能报名' },
  DRAW_LOCKED: { status: 409, message: '摇号已经开始报名，规则不能再改' },
  WRONG_CODE: { status: 409, message: '签到码不对或已失效，请看现场最新的签到码' },
  CHECK_IN_CLOSED: { status: 409, message: '现在不在签到时间内' },
  // dues
  MONTH_CLOSED: { status: 409, message: '该月已结账，不能再改；请在下一个月更正' },
  MONTH_NOT_OPEN: { status: 409, message: '该月尚未开账，请先开账' },
  ALREADY_PAID: { status: 409, message: '该月会费已缴' },
  ALREADY_REVERSED: { status: 409, message: '这笔缴费已冲正过' },
  AMOUNT_MISMATCH: { status: 409, message: '金额与应缴不符' },
  MONTH_NOT_CLOSED: { status: 409, message: '该月尚未结账，请先结账' },
  PLAN_OVERLAP: { status: 409, message: '适用月份与已登记的重叠，请改月份' },
  PLAN_IN_USE: { status: 409, message: '这项标准已用于开过账的月份，不能再改' },
  NO_ARREARS: { status: 409, message: '这位会员没有往月欠费' },
  ALREADY_REMINDED: { status: 409, message: '本月已提醒过，下个月才能再提醒' },
  TALK_FIRST: { status: 409, message: '还没有谈话记录，请先谈话并登记' },
  ALREADY_REMITTED: { status: 409, message: '该月会费已登记上缴' },
  // proposal
  CALL_CLOSED: { status: 409, message: '提案征集不在开放期内' },
  NOT_ENOUGH_SECONDERS: { status: 409, message: '附议人数不足' },
  ALREADY_SECONDED: { status: 409, message: '您已附议过' },
  OWN_PROPOSAL: { status: 409, message: '不能附议自己的提案' },
  // suggestion
  ALREADY_SUPPORTED: { status: 409, message: '您已支持过这条建议，每人一次' },
  // member and file
  DUPLICATE_MEMBER: { status: 409, message: '已有相同手机号或工号的会员，请工会干事核对' },
  FILE_REJECTED: { status: 400, message: '文件不符合要求' },
  // ballot
  NOT_ON_ROLL: { status: 403, message: '您不在这次投票的名册上；名册在开始投票时已固定，有疑问请联系监票人' },
  ALREADY_VOTED: { status: 409, message: '已投票，每人只能投一次' },
  BALLOT_CLOSED: { status: 409, message: '投票现在不开放' },
  BALLOT_NOT_CLOSED: { status: 409, message: '投票结束之前，任何人都看不到票面和结果' },
  NO_QUORUM: { status: 409, message: '到会人数不足，不能开始投票' },
  ROLL_FROZEN: { status: 409, message: '投票开始后名册已固定，不能再改' },
  // election
  NOT_ENOUGH_CANDIDATES: { status: 409, message: '候选人数不足，请继续提名' },
  ALREADY_NOMINATED: { status: 409, message: '这位会员已被提名，可以附议' },
  NOMINATION_CLOSED: { status: 409, message: '现在不在提名期内' },
  OBJECTION_OPEN: { status: 409, message: '还有异议没有答复，请先答复' },
} as const satisfies Record<string, { status: number; message: string }>;

export type ErrorCode = keyof typeof errorCodes;

/** One field's trouble: `path` is dotted (`rows.3.phone`), `message` tells a person what to write instead. */
export type FieldError = { path: string; message: string };

/** What a refused call answers, on every transport. */
export type ErrorBody = { code: ErrorCode; message: string; fields: FieldError[]; requestId: string };
export type Envelope<T> = { ok: true; data: T } | { ok: false; error: ErrorBody };
