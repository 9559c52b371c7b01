/** The file card of a member, as the person and the office see it. */
import { View } from '@tarojs/components';
import { genderLabels } from '../../../../types/member/labels';
import { memberLifecycle } from '../../../../types/member/lifecycle';
import { roleLabels } from '../../../../types/unit/labels';
import type { Output } from '@/api/call';
import { Card, Facts } from '@/ui/card';
import { Avatar, StatusTag, Tag } from '@/ui/tag';
import { sayDay } from '@/ui/time';

export function MemberCard({ member }: { member: Output<'member.get'> }) {
  const { name, employeeNo, groupName, departmentName, state, phone, gender, birthOn, joinedOn, offices, tags, reason } = member;
  return (
    <Card>
      <View className="person">
        <Avatar name={name} size={56} />
        <View><View className="person-name">{name}</View><View className="tags"><StatusTag lifecycle={memberLifecycle} state={state} />{offices.map(({ role, unitId, unitName }) => <Tag key={role + unitId} tone="info">{role === 'groupLeader' || role === 'liaison' ? `${unitName} ${roleLabels[role]}` : roleLabels[role]}</Tag>)}</View></View>
      </View>
      {reason ? <View className="notice">{reason}</View> : null}
      <Facts items={[
        ['工号', employeeNo], ['小组', groupName], ['部门', departmentName], ['手机', phone], ['性别', gender && genderLabels[gender]], ['出生日期', birthOn && sayDay(birthOn)], ['入会日期', joinedOn && sayDay(joinedOn)], ['标签', tags.join('、')],
      ]} />
    </Card>
  );
}
