/** What can be done with one group or department: its people, its leader, its name, its code for joining. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Output } from '@/api/call';
import { useCan, useCommand } from '@/api/hooks';
import { addressOf, copyText, go, webAddress } from '@/platform';
import { Button } from '@/ui/button';
import { Card, Row } from '@/ui/card';
import { Form } from '@/ui/form';
import { Sheet } from '@/ui/sheet';
import { TextField } from '@/ui/text-fields';

export type Unit = Output<'unit.tree'>['units'][number];

export function UnitSheet({ unit, onClose, onAppoint }: { unit: Unit; onClose: () => void; onAppoint: () => void }) {
  const { id, name, kind, memberCount, leaders } = unit;
  const isGroup = kind === 'group';
  const canList = useCan('member.list');
  const canAppoint = useCan('unit.appoint');
  const canSeeHistory = useCan('member.list');
  const canRename = useCan('unit.rename');
  const office = isGroup ? '工会小组长' : '承办部门联络人';
  const invite = () => copyText(webAddress(addressOf('/pages/member/apply/index', { groupId: id, groupName: name })));
  return (
    <Sheet isOpen title={name} onClose={onClose}>
      <Card className="rows">
        <Row icon="key" title={leaders.map((one) => one.name).join('、') || `还没有${office}`} note={office} />
        {isGroup && canList ? (
          <Row icon="people" title="查看名册" note={`${memberCount} 人`} onPress={() => go('/pages/member/list/index', { groupId: id })} />
        ) : null}
        {isGroup && canSeeHistory ? (
          <Row
            icon="clock"
            title="小组沿革"
            note="何时有哪些人"
            onPress={() => go('/pages/unit/placements/index', { groupId: id, name })}
          />
        ) : null}
        {canAppoint ? <Row icon="plus" title={`任命${office}`} onPress={onAppoint} /> : null}
        {isGroup && canList ? (
          <Row icon="code" title="复制入会链接" note="发给还没入会的职工，打开后填写申请" onPress={() => void invite()} />
        ) : null}
      </Card>
      {canRename ? <Rename unit={unit} onDone={onClose} /> : null}
    </Sheet>
  );
}

function Rename({ unit: { id, name: before, kind }, onDone }: { unit: Unit; onDone: () => void }) {
  const [name, setName] = useState(before);
  const rename = useCommand('unit.rename', { done: '已更名', isQuiet: true });
  const submit = async () => {
    if (await rename.run({ id, name })) onDone();
  };
  return (
    <View className="section">
      <Form error={rename.error}>
        <TextField label={kind === 'group' ? '小组名称' : '部门名称'} name="name" max={30} value={name} onChange={setName} />
      </Form>
      <View className="actions">
        <Button isPending={rename.isPending} isDisabled={!name.trim() || name.trim() === before} onPress={() => void submit()}>
          更名
        </Button>
      </View>
    </View>
  );
}
