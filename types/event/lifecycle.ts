/** Two lifecycles: an event, and one member's registration for it. Open, full and closed are computed phases, not states. */
import { lifecycle } from '../lifecycle';

export const eventLifecycle = lifecycle({
  name: 'event',
  states: ['draft', 'published', 'ended', 'cancelled'],
  labels: { draft: '草稿', published: '已发布', ended: '已结束', cancelled: '已取消' },
  moves: {
    create: { from: [], to: 'draft' },
    publish: { from: ['draft'], to: 'published' },
    end: { from: ['published'], to: 'ended', note: '结束时间到，由系统处理' },
    cancel: { from: ['draft', 'published'], to: 'cancelled', note: '必须写明理由' },
  },
});

export const registrationLifecycle = lifecycle({
  name: 'registration',
  states: ['pending', 'confirmed', 'waitlisted', 'offered', 'rejected', 'cancelled', 'attended', 'absent'],
  labels: {
    pending: '待审核',
    confirmed: '已报名',
    waitlisted: '候补中',
    offered: '待确认名额',
    rejected: '未通过',
    cancelled: '已取消报名',
    attended: '已签到',
    absent: '未到场',
  },
  moves: {
    register: { from: [], to: 'confirmed', note: '有名额' },
    apply: { from: [], to: 'pending', note: '有名额且活动需要审核' },
    wait: { from: [], to: 'waitlisted', note: '已满，按先后候补' },
    registerAgain: { from: ['cancelled', 'rejected'], to: 'confirmed' },
    applyAgain: { from: ['cancelled', 'rejected'], to: 'pending' },
    waitAgain: { from: ['cancelled', 'rejected'], to: 'waitlisted' },
    promote: { from: ['waitlisted'], to: 'confirmed', note: '名额空出，按候补先后' },
    promoteToReview: { from: ['waitlisted'], to: 'pending', note: '名额空出且活动需要审核' },
    offer: { from: ['waitlisted'], to: 'offered', note: '名额空出，为候补会员保留一段时间' },
    accept: { from: ['offered'], to: 'confirmed', note: '在保留时限内确认' },
    acceptToReview: { from: ['offered'], to: 'pending', note: '确认后还需审核' },
    decline: { from: ['offered'], to: 'cancelled', note: '本人放弃，名额给下一位' },
    expire: { from: ['offered'], to: 'cancelled', note: '保留时限已过，由系统处理' },
    approve: { from: ['pending'], to: 'confirmed' },
    reject: { from: ['pending'], to: 'rejected', note: '必须写明理由' },
    win: { from: ['pending'], to: 'confirmed', note: '摇号中签' },
    loseDraw: { from: ['pending'], to: 'waitlisted', note: '摇号未中签，按摇号次序候补' },
    loseOut: { from: ['pending'], to: 'rejected', note: '摇号未中签，活动不设候补' },
    cancel: { from: ['pending', 'confirmed', 'waitlisted', 'offered'], to: 'cancelled', note: '本人取消，或活动取消' },
    checkIn: { from: ['confirmed'], to: 'attended', note: '本人凭现场签到码' },
    scan: { from: ['confirmed', 'absent'], to: 'attended', note: '工作人员扫会员码，断网时记下的按扫码时间补' },
    undoCheckIn: { from: ['attended'], to: 'confirmed', note: '签错了，必须写明理由' },
    markAttended: { from: ['confirmed', 'absent'], to: 'attended', note: '工作人员代签' },
    markAbsent: { from: ['confirmed', 'attended'], to: 'absent', note: '工作人员登记' },
    miss: { from: ['confirmed'], to: 'absent', note: '活动结束时未签到，由系统处理' },
    lapse: { from: ['waitlisted', 'offered', 'pending'], to: 'cancelled', note: '活动结束时仍未补上' },
  },
});

export type RegistrationStatus = (typeof registrationLifecycle.states)[number];
