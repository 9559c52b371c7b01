/** Appointing somebody: whom, to which office, and where when the office is of a group or department. */
import { useState } from 'react';
import { portfolioLabels, roleLabels } from '../../../../types/unit/labels';
import type { Input } from '@/api/call';
import { useCommand, useMe, useRead } from '@/api/hooks';
import { Button } from '@/ui/button';
import { ChoiceField, SwitchField } from '@/ui/choice-fields';
import { DateField } from '@/ui/date-fields';
import { Form } from '@/ui/form';
import { MemberField, type ChosenMember } from '@/ui/member-field';
import { Sheet } from '@/ui/sheet';
import { optionsOf } from '@/ui/tabs';

type Role = Input<'unit.appoint'>['role'];
const offered: Role[] = ['groupLeader', 'delegate', 'liaison', 'officer', 'treasurer', 'auditor', 'chair', 'admin'];
/** Offices held below the union, and of what kind the place is. */
const places: Partial<Record<Role, 'group' | 'department'>> = { groupLeader: 'group', liaison: 'department' };

/** Offices of the committee: they have a portfolio, and article 10 asks about close relatives. */
const onCommittee: Role[] = ['officer', 'treasurer', 'chair'];

/** `role` and `unitId` are settled when a group asks for its leader. */
export function AppointSheet({
  isOpen,
  onClose,
  role: fixedRole,
  unitId: fixedUnit,
}: {
  isOpen: boolean;
  onClose: () => void;
  role?: Role;
  unitId?: string;
}) {
  const me = useMe().data;
  const tree = useRead('unit.tree', {}, { staleTime: 300_000 });
  const [who, setWho] = useState<ChosenMember | null>(null);
  const [role, setRole] = useState<Role | null>(fixedRole ?? null);
  const [unitId, setUnit] = useState<string | null>(fixedUnit ?? null);
  const [from, setFrom] = useState<string | null>(null);
  const [until, setUntil] = useState<string | null>(null);
  const [portfolio, setPortfolio] = useState<keyof typeof portfolioLabels | null>(null);
  const [hasCloseRelative, setRelative] = useState(false);
  const appoint = useCommand('unit.appoint', { done: '已任命', isQuiet: true });
  const isOnCommittee = role !== null && onCommittee.includes(role);
  const kind = role ? places[role] : undefined;
  const place = fixedUnit ?? (kind ? unitId : me?.member.unionId);
  const choices = (tree.data?.units ?? []).filter((unit) => unit.kind === kind).map(({ id, name }) => ({ value: id, text: name }));
  const chooseRole = (value: Role | null) => {
    setRole(value);
    setUnit(fixedUnit ?? null);
  };
  const submit = async () => {
    if (!who || !role || !place) return;
    const term = { ...(from ? { from } : {}), until, ...(isOnCommittee ? { portfolio, hasCloseRelative } : {}) };
    if (!(await appoint.run({ memberId: who.id, role, unitId: place, ...term }))) return;
    setWho(null);
    onClose();
  };
  return (
    <Sheet
      isOpen={isOpen}
      title={fixedRole ? `任命${roleLabels[fixedRole]}` : '任命职务'}
      onClose={onClose}
      footer={
        <Button look="primary" isPending={appoint.isPending} isDisabled={!who || !role || !place} onPress={() => void submit()}>
          任命
        </Button>
      }
    >
      <Form error={appoint.error}>
        <MemberField label="会员" name="memberId" isRequired value={who} onChange={setWho} />
        {fixedRole ? null : (
          <ChoiceField
            label="职务"
            name="role"
            isRequired
            value={role}
            options={offered.map((value) => ({ value, text: roleLabels[value] }))}
            onChange={chooseRole}
          />
        )}
        {kind && !fixedUnit ? (
          <ChoiceField
            label={kind === 'group' ? '任职小组' : '任职部门'}
            name="unitId"
            isRequired
            value={unitId}
            options={choices}
            onChange={setUnit}
          />
        ) : null}
        <DateField label="到任日" name="from" hint="不填为今天；将来的日子到日生效" value={from} onChange={setFrom} />
        <DateField label="届满日" name="until" hint="到期自动卸任，届满前一个月提醒；不填为未定" value={until} onChange={setUntil} />
        {isOnCommittee ? (
          <CommitteeFields portfolio={portfolio} onPortfolio={setPortfolio} isRelative={hasCloseRelative} onRelative={setRelative} />
        ) : null}
      </Form>
    </Sheet>
  );
}

type Portfolio = keyof typeof portfolioLabels | null;
type CommitteeFieldsProps = {
  portfolio: Portfolio;
  onPortfolio: (value: Portfolio) => void;
  isRelative: boolean;
  onRelative: (value: boolean) => void;
};

function CommitteeFields({ portfolio, onPortfolio, isRelative, onRelative }: CommitteeFieldsProps) {
  return (
    <>
      <ChoiceField label="分工" name="portfolio" value={portfolio} options={optionsOf(portfolioLabels)} onChange={onPortfolio} />
      <SwitchField
        label="是单位主要负责人的近亲属"
        name="hasCloseRelative"
        hint="《工会法》第十条：近亲属不得作为委员会成员人选"
        value={isRelative}
        onChange={onRelative}
      />
    </>
  );
}
