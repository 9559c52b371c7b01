/** Demo chat accounts: one bound, one in two unions, one of somebody with a new phone who waits for a check, one that is nobody's yet. */
import { pointOpenid } from '../../cloudfunctions/core/chat-identity';
import { ringOf } from '../../cloudfunctions/core/secret';
import { insertBindings, insertRequests, requestId, type Binding, type ChatRequest } from '../../cloudfunctions/session/chat-store';
import type { Demo } from './demo';

/** Whose phone a tester may take in hand, while the chat platform is simulated. */
export const demoChatPeople = [
  { key: 'demo-chat-bound', name: '林晓禾的手机（已绑定）', phone: '19900000001' },
  { key: 'demo-chat-two', name: '在两个工会的会员的手机', phone: null },
  { key: 'demo-chat-new', name: '还没绑定的手机', phone: null },
  { key: 'demo-chat-change', name: '换的新手机（等待核对）', phone: null },
  { key: 'demo-chat-officer', name: '陈雨桐的手机（任职，须核对）', phone: '19900000003' },
] as const;

export async function plantSession({ db, now, moment, members, unionId, person }: Demo): Promise<void> {
  const [changer, double] = [person('m0012'), person('m0007')];
  const twin = members.find((one) => one.unionId === 'union-school' && one._id.endsWith('-p7'))!;
  // The same person at a second employer, under the same name.
  await db.collection<{ _id: string }>('members').updateOne({ _id: twin._id }, { $set: { name: double.name } });
  twin.name = double.name;
  const bound = (memberId: string, union: string, openid: string, days: number, way: Binding['way']): Binding => ({
    ...{ _id: memberId, unionId: union, openid, way },
    boundAt: moment(days, 12, 20),
  });
  const bindings = [
    bound(person('member')._id, unionId, 'demo-chat-bound', -120, 'invitation'),
    bound(double._id, unionId, 'demo-chat-two', -90, 'check'),
    bound(twin._id, twin.unionId, 'demo-chat-two', -60, 'check'),
    bound(changer._id, unionId, 'demo-chat-former', -200, 'code'),
  ];
  await insertBindings({ db }, bindings);
  for (const { _id, openid } of bindings) await pointOpenid({ db }, openid, _id, now);
  const ring = await ringOf({ db });
  const asked = (openid: string, name: string, ending: string, remark: string, days: number): ChatRequest => ({
    ...{ _id: requestId(openid, unionId), unionId, openid, name, remark, state: 'open', at: moment(days, 18, 5) },
    endingMark: ring.mark('chat-ending', ending),
    ...{ memberId: null, decidedByName: null, decidedAt: null, reason: null },
  });
  await insertRequests({ db }, [
    asked('demo-chat-change', changer.name, changer.employeeNo.slice(-6).toUpperCase(), '换了新手机，号码没变', -1),
    asked('demo-chat-stranger', person('m0021').name, '000000', '刚调来，工号记不清', -2),
  ]);
}
