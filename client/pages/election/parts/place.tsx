/** Where it is held and who votes: a group, the union, or a constituency of a congress term. */
import { View } from '@tarojs/components';
import { voterLabels, type Voters } from '../../../../types/election/labels';
import { useMe, useRead } from '@/api/hooks';
import { Card, Section } from '@/ui/card';
import { ChoiceField, ChoicesField, SwitchField } from '@/ui/choice-fields';
import { PeopleField } from '@/ui/people-field';
import { optionsOf } from '@/ui/tabs';
import { NumberField } from '@/ui/text-fields';
import type { Plan } from './plan';

type Part = { plan: Plan; change: (changed: Partial<Plan>) => void };

export function PlacePart({ plan, change }: Part) {
  return (
    <Section title="名额与投票人">
      <Card>
        <View className="form">
          {plan.kind === 'groupLeader' ? <GroupPart plan={plan} change={change} /> : null}
          {plan.kind === 'delegate' ? <ConstituencyPart plan={plan} change={change} /> : null}
          {plan.kind === 'committee' ? <CommitteePart plan={plan} change={change} /> : null}
          {plan.kind === 'groupLeader' ? null : <VotersPart plan={plan} change={change} />}
        </View>
      </Card>
    </Section>
  );
}

function useUnits(): { id: string; name: string; kind: string }[] {
  const me = useMe().data;
  const tree = useRead('unit.tree', {}, { staleTime: 300_000 });
  return (tree.data?.units ?? []).filter(
    ({ kind, parentId }) => ['group', 'department'].includes(kind) && (!me || parentId === me.member.unionId),
  );
}

const yearOptions = [
  { value: '1', text: '一年' },
  { value: '3', text: '三年' },
  { value: '5', text: '五年' },
];
const YearsField = ({ plan, change, options }: Part & { options: typeof yearOptions }) => (
  <ChoiceField
    label="任期"
    name="years"
    isRequired
    options={options}
    value={plan.years === null ? null : String(plan.years)}
    onChange={(years) => years && change({ years: Number(years) })}
  />
);

function GroupPart({ plan, change }: Part) {
  const groups = useUnits().filter(({ kind }) => kind === 'group');
  return (
    <>
      <ChoiceField
        label="小组"
        name="unitId"
        isRequired
        hint="由本小组会员选举一名小组长"
        options={groups.map(({ id, name }) => ({ value: id, text: name }))}
        value={plan.unitId}
        onChange={(unitId) => change({ unitId })}
      />
      <YearsField plan={plan} change={change} options={yearOptions} />
    </>
  );
}

const SeatsField = ({ plan, change }: Part) => (
  <NumberField label="应选名额" name="seats" unit="名" isRequired value={plan.seats} onChange={(seats) => change({ seats })} />
);

const CommitteePart = ({ plan, change }: Part) => (
  <>
    <SeatsField plan={plan} change={change} />
    <SwitchField
      label="届中补选"
      name="isByElection"
      hint="补入本届委员会，任期到本届届满"
      value={plan.isByElection}
      onChange={(isByElection) => change({ isByElection, years: isByElection ? null : 5 })}
    />
    {plan.isByElection ? null : <YearsField plan={plan} change={change} options={yearOptions.slice(1)} />}
  </>
);

function ConstituencyPart({ plan, change }: Part) {
  const terms = useRead('congress.terms', {});
  const term = useRead('congress.term', { termId: plan.termId ?? '' }, { enabled: Boolean(plan.termId) });
  const open = (terms.data?.items ?? []).filter(({ state }) => state !== 'ended');
  return (
    <>
      <ChoiceField
        label="届次"
        name="termId"
        isRequired
        hint={terms.data && open.length === 0 ? '还没有筹备或在任的一届，请先在「职代会」里筹备' : undefined}
        options={open.map(({ id, number }) => ({ value: id, text: `第 ${number} 届` }))}
        value={plan.termId}
        onChange={(termId) => change({ termId, constituencyId: null })}
      />
      {term.data ? (
        <ChoiceField
          label="选区"
          name="constituencyId"
          isRequired
          hint="当选票数以选区全体职工计"
          options={term.data.constituencies.map(({ id, name, seats, staff }) => ({
            value: id,
            text: `${name}（${seats} 名，职工 ${staff} 人）`,
          }))}
          value={plan.constituencyId}
          onChange={(constituencyId) => change({ constituencyId })}
        />
      ) : null}
      <SeatsField plan={plan} change={change} />
    </>
  );
}

function VotersPart({ plan, change }: Part) {
  const units = useUnits();
  const options = optionsOf(voterLabels).filter(({ value }) => plan.kind === 'committee' || value === 'units' || value === 'chosen');
  return (
    <>
      <ChoiceField<Voters>
        label="参加投票的人"
        name="voters"
        isRequired
        hint="保留会籍的会员不在内"
        options={options}
        value={plan.voters}
        onChange={(voters) => voters && change({ voters })}
      />
      {plan.voters === 'units' ? (
        <ChoicesField
          label="小组或部门"
          name="unitIds"
          isRequired
          options={units.map(({ id, name }) => ({ value: id, text: name }))}
          value={plan.unitIds}
          onChange={(unitIds) => change({ unitIds })}
        />
      ) : null}
      {plan.voters === 'chosen' ? (
        <PeopleField label="投票人" name="voterIds" isRequired value={plan.chosen} onChange={(chosen) => change({ chosen })} />
      ) : null}
    </>
  );
}
