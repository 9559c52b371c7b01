/** A member's file card: who, where, since when, in which offices. */
import { View } from '@tarojs/components';
import { genderLabels } from '../../../../types/member/labels';
import { memberLifecycle } from '../../../../types/member/lifecycle';
import { roleLabels } from '../../../../types/unit/labels';
import type { Output } from '@/api/call';
import { Card, Facts, Row, Section } from '@/ui/card';
import { Avatar, StatusTag, Tag } from '@/ui/tag';

export type MemberCard = Output<'member.get'>;

/** «1980年3月5日»: a day of the past needs no weekday. */
export const sayDate = (day: string): string => `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;

export function FileCard({ member }: { member: MemberCard }) {
  const { name, employeeNo, groupName, departmentName, state, phone, gender, birthOn, joinedOn, tags, reason } = member;
  return (
    <>
      <Card>
        <View className="person">
          <Avatar name={name} size={56} />
          <View>
            <View className="person-name">{name}</View>
            <View className="card-note">{groupName}</View>
          </View>
        </View>
        <View className="tags">
          <StatusTag lifecycle={memberLifecycle} state={state} />
          {tags.map((tag) => (
            <Tag key={tag}>{tag}</Tag>
          ))}
        </View>
        <View className="gap" />
        <Facts
          items={[
            ['工号', employeeNo],
            ['手机', phone ?? '未登记'],
            ['部门', departmentName],
            ['性别', gender && genderLabels[gender]],
            ['出生日期', birthOn && sayDate(birthOn)],
            ['入会日期', joinedOn ? sayDate(joinedOn) : '未登记'],
            [state === 'active' ? '备注' : '变动理由', reason],
          ]}
        />
      </Card>
      <Offices member={member} />
    </>
  );
}

function Offices({ member: { offices } }: { member: MemberCard }) {
  if (offices.length === 0) return null;
  return (
    <Section title="担任职务">
      <Card className="rows">
        {offices.map(({ role, unitId, unitName }) => (
          <Row key={role + unitId} icon="key" title={roleLabels[role]} note={unitName} />
        ))}
      </Card>
    </Section>
  );
}
