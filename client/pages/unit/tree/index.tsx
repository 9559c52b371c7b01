/** The union's groups and departments with their people and leaders; a federation sees its unions in numbers only. */
import { useState } from 'react';
import { kindLabels } from '../../../../types/unit/labels';
import { useCan, useCommand, useRead } from '@/api/hooks';
import { go } from '@/platform';
import { BottomBar, Button, PrimaryButton } from '@/ui/button';
import { Card, Row, Section } from '@/ui/card';
import { ChoiceField } from '@/ui/choice-fields';
import { Stat, Stats } from '@/ui/figures';
import { Form } from '@/ui/form';
import { Page } from '@/ui/page';
import { Sheet } from '@/ui/sheet';
import { AsyncView, Empty } from '@/ui/states';
import { optionsOf } from '@/ui/tabs';
import { TextField } from '@/ui/text-fields';
import { AppointSheet } from '../parts/appoint';
import { UnitSheet, type Unit } from '../parts/unit-sheet';

type Opened = { what: 'unit' | 'appoint'; unit: Unit } | { what: 'create' } | null;

export default function UnitTree() {
  const tree = useRead('unit.tree', {});
  const canCreate = useCan('unit.create');
  const [opened, setOpened] = useState<Opened>(null);
  const close = () => setOpened(null);
  return (
    <Page
      title="组织架构"
      footer={
        canCreate ? (
          <BottomBar>
            <Button onPress={() => go('/pages/unit/arrange/index')}>调整小组</Button>
            <PrimaryButton icon="plus" onPress={() => setOpened({ what: 'create' })}>
              增设
            </PrimaryButton>
          </BottomBar>
        ) : null
      }
    >
      <AsyncView result={tree} isEmpty={({ units }) => units.length === 0} empty={<Empty icon="tree" title="还没有下属单位" />}>
        {({ units }) => <Tree units={units} onOpen={(unit) => setOpened({ what: 'unit', unit })} />}
      </AsyncView>
      {opened?.what === 'unit' ? (
        <UnitSheet unit={opened.unit} onClose={close} onAppoint={() => setOpened({ what: 'appoint', unit: opened.unit })} />
      ) : null}
      {opened?.what === 'appoint' ? (
        <AppointSheet isOpen role={opened.unit.kind === 'group' ? 'groupLeader' : 'liaison'} unitId={opened.unit.id} onClose={close} />
      ) : null}
      {opened?.what === 'create' ? <CreateSheet onClose={close} /> : null}
    </Page>
  );
}

function Tree({ units, onOpen }: { units: Unit[]; onOpen: (unit: Unit) => void }) {
  const of = (kind: Unit['kind']) => units.filter((unit) => unit.kind === kind);
  const [groups, departments, unions] = [of('group'), of('department'), of('union')];
  const canSeeOffices = useCan('unit.offices');
  const sum = unions.reduce((total, { memberCount }) => total + memberCount, 0);
  if (groups.length + departments.length === 0)
    return (
      <>
        <Stats>
          <Stat label="基层工会" value={unions.length} />
          <Stat label="在册会员" value={sum} />
        </Stats>
        <Units title="所辖工会" units={unions} onOpen={({ id }) => go('/pages/unit/register/index', { unionId: id })} />
      </>
    );
  return (
    <>
      <Stats>
        <Stat label="在册会员" value={sum} />
        <Stat label="小组" value={groups.length} />
        <Stat label="部门" value={departments.length} />
      </Stats>
      {unions[0] ? (
        <Section title={unions[0].name}>
          <Card className="rows">
            <Row icon="mine" title={namesOf(unions[0]) || '还没有主席'} note="工会主席" />
            <Row icon="book" title="工会登记" note="单位、委员会与任期" onPress={() => go('/pages/unit/register/index')} />
            {canSeeOffices ? <Row icon="key" title="任职名单" onPress={() => go('/pages/unit/offices/index')} /> : null}
          </Card>
        </Section>
      ) : null}
      <Units title="工会小组" units={groups} onOpen={onOpen} missing="还没有小组长" />
      <Units title="部门" units={departments} onOpen={onOpen} missing="还没有联络人" />
    </>
  );
}

const namesOf = ({ leaders }: Unit) => leaders.map(({ name }) => name).join('、');

function Units({ title, units, onOpen, missing }: { title: string; units: Unit[]; onOpen?: (unit: Unit) => void; missing?: string }) {
  if (units.length === 0) return null;
  return (
    <Section title={title} note={`${units.length} 个`}>
      <Card className="rows">
        {units.map((unit) => (
          <Row
            key={unit.id}
            icon={unit.kind === 'department' ? 'tree' : 'people'}
            title={unit.name}
            note={namesOf(unit) || missing}
            end={unit.kind === 'department' ? undefined : `${unit.memberCount} 人`}
            onPress={onOpen ? () => onOpen(unit) : undefined}
          />
        ))}
      </Card>
    </Section>
  );
}

const { group, department } = kindLabels;

function CreateSheet({ onClose }: { onClose: () => void }) {
  const [kind, setKind] = useState<'group' | 'department'>('group');
  const [name, setName] = useState('');
  const create = useCommand('unit.create', { done: '已设立', isQuiet: true });
  const submit = async () => {
    if (await create.run({ kind, name })) onClose();
  };
  return (
    <Sheet
      isOpen
      title="增设小组或部门"
      onClose={onClose}
      footer={
        <Button look="primary" isPending={create.isPending} isDisabled={!name.trim()} onPress={() => void submit()}>
          设立
        </Button>
      }
    >
      <Form error={create.error}>
        <ChoiceField
          label="类型"
          name="kind"
          isRequired
          value={kind}
          options={optionsOf({ group, department })}
          onChange={(value) => setKind(value ?? 'group')}
        />
        <TextField label="名称" name="name" isRequired max={30} placeholder="如 放射科小组" value={name} onChange={setName} />
      </Form>
    </Sheet>
  );
}
