/** The union's groups and departments with their leaders; the federation sees its unions as numbers. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Output } from '@/api/call';
import { useCan, useCommand, useRead } from '@/api/hooks';
import { go } from '@/platform';
import { Button, PrimaryButton } from '@/ui/button';
import { Card, Row, Section } from '@/ui/card';
import { ChoiceField } from '@/ui/choice-fields';
import { Stat, Stats } from '@/ui/figures';
import { Form } from '@/ui/form';
import { Page } from '@/ui/page';
import { Sheet } from '@/ui/sheet';
import { AsyncView } from '@/ui/states';
import { TextField } from '@/ui/text-fields';

type Unit = Output<'unit.tree'>['units'][number];

export default function UnitTree() {
  const tree = useRead('unit.tree', {});
  const canCreate = useCan('unit.create');
  const [isOpen, setOpen] = useState(false);
  return (
    <Page title="组织" width="full">
      {canCreate ? <View className="page-tools"><Button isSmall icon="plus" onPress={() => setOpen(true)}>设立小组或部门</Button></View> : null}
      <AsyncView result={tree}>{({ units }) => <Units units={units} />}</AsyncView>
      <Create isOpen={isOpen} onClose={() => setOpen(false)} />
    </Page>
  );
}

function Units({ units }: { units: Unit[] }) {
  const canList = useCan('member.list');
  const unions = units.filter(({ kind }) => kind === 'union');
  const groups = units.filter(({ kind }) => kind === 'group');
  const departments = units.filter(({ kind }) => kind === 'department');
  const leaders = (unit: Unit) => (unit.leaders.length > 0 ? unit.leaders.map(({ name }) => name).join('、') : '还没有负责人');
  if (groups.length === 0) return <Section title="所辖工会" note={`${unions.reduce((sum, { memberCount }) => sum + memberCount, 0)} 人`}><Card className="rows">{unions.map(({ id, name, memberCount }) => <Row key={id} icon="tree" title={name} end={`${memberCount} 人`} />)}</Card></Section>;
  return (
    <>
      <Stats><Stat label="在册会员" value={unions[0]?.memberCount ?? 0} /><Stat label="小组" value={groups.length} /><Stat label="部门" value={departments.length} /></Stats>
      <View className="split">
        <Section title="工会小组">
          <Card className="rows">{groups.map((unit) => <Row key={unit.id} icon="people" title={unit.name} note={`组长：${leaders(unit)}`} end={`${unit.memberCount} 人`} onPress={canList ? () => go('/pages/member/list/index', { groupId: unit.id }) : undefined} />)}</Card>
        </Section>
        <Section title="部门"><Card className="rows">{departments.map((unit) => <Row key={unit.id} icon="tree" title={unit.name} note={`提案联络人：${leaders(unit)}`} />)}</Card></Section>
      </View>
    </>
  );
}

function Create({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const [kind, setKind] = useState<'group' | 'department' | null>('group');
  const [name, setName] = useState('');
  const create = useCommand('unit.create', { done: '已设立', isQuiet: true });
  const submit = async () => {
    if (!kind || !(await create.run({ kind, name }))) return;
    setName('');
    onClose();
  };
  return (
    <Sheet isOpen={isOpen} title="设立小组或部门" onClose={onClose} footer={<PrimaryButton isPending={create.isPending} isDisabled={!kind || !name.trim()} onPress={() => void submit()}>设立</PrimaryButton>}>
      <Form error={create.error}>
        <ChoiceField label="类型" name="kind" isRequired value={kind} options={[{ value: 'group', text: '工会小组' }, { value: 'department', text: '部门' }]} onChange={setKind} />
        <TextField label="名称" name="name" isRequired value={name} onChange={setName} max={30} />
      </Form>
    </Sheet>
  );
}
