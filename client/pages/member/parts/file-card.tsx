/** A member's file card: who, where, since when, in which offices; what is sealed stays masked until it is opened. */
import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { genderLabels, sealedLabels, type SealedField } from '../../../../types/member/labels';
import { memberLifecycle } from '../../../../types/member/lifecycle';
import { roleLabels } from '../../../../types/unit/labels';
import type { Output } from '@/api/call';
import { Card, Facts, Row, Section } from '@/ui/card';
import { Timeline } from '@/ui/figures';
import { Avatar, StatusTag, Tag } from '@/ui/tag';
import { sayFullDay, sayMoment } from '@/ui/time';
import { OpenSealed } from './open-sealed';

export type MemberCard = Output<'member.get'>;

type FileCardProps = {
  member: MemberCard;
  isSelf?: boolean;
  /** What else may be done with what is sealed. */
  sealedAction?: ReactNode;
};

export function FileCard({ member, isSelf = false, sealedAction }: FileCardProps) {
  const { name, employeeNo, groupName, departmentName, state, gender, birthOn, joinedOn, enteredOn, leftOn, retainedUntil, tags, reason } =
    member;
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
        <Facts
          items={[
            ['工号', employeeNo],
            ['部门', departmentName],
            ['性别', gender && genderLabels[gender]],
            ['出生日期', birthOn && sayFullDay(birthOn)],
            ['入会日期', joinedOn ? sayFullDay(joinedOn) : '未登记'],
            ['转入本会', enteredOn && enteredOn !== joinedOn ? sayFullDay(enteredOn) : null],
            ['保留到', retainedUntil && sayFullDay(retainedUntil)],
            [state === 'transferred' ? '转出日期' : '离会日期', leftOn && sayFullDay(leftOn)],
            [state === 'active' ? '备注' : '说明', reason],
          ]}
        />
      </Card>
      <Sealed member={member} isSelf={isSelf} sealedAction={sealedAction} />
      <Offices member={member} />
    </>
  );
}

function Sealed({ member: { id, name, sealed, canOpen }, isSelf = false, sealedAction }: FileCardProps) {
  const fields = Object.keys(sealedLabels) as SealedField[];
  const kept = fields.filter((field) => sealed[field]);
  return (
    <Section title="加密保存的资料" note={isSelf ? '只有您和工会干事能打开' : '打开要写明理由'}>
      <Card>
        <Facts items={fields.map((field) => [sealedLabels[field], sealed[field] ?? '未登记'])} />
        {canOpen ? <OpenSealed id={id} name={name} fields={kept} isSelf={isSelf} /> : null}
        {sealedAction}
      </Card>
    </Section>
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

/** What happened to the membership, in whichever union. */
export function History({ member: { history } }: { member: MemberCard }) {
  if (history.length === 0) return null;
  return (
    <Section title="会籍沿革">
      <Card>
        <Timeline
          steps={history.map(({ at, text, note, byName, unionName }) => ({
            title: text,
            at: `${sayMoment(at)} · ${byName}（${unionName}）`,
            note: note ?? undefined,
            state: 'done' as const,
          }))}
        />
      </Card>
    </Section>
  );
}
