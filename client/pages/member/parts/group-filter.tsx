/** Narrowing a list to one group: a button that says which, and a sheet to choose another. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useRead } from '@/api/hooks';
import { Button } from '@/ui/button';
import { Card, Row } from '@/ui/card';
import { Icon } from '@/ui/icon';
import { Sheet } from '@/ui/sheet';

/** Groups and departments of one's own union. */
export function useUnits(kind: 'group' | 'department') {
  const tree = useRead('unit.tree', {}, { staleTime: 300_000 });
  return (tree.data?.units ?? []).filter((unit) => unit.kind === kind);
}

export function GroupFilter({ value, onChange }: { value: string; onChange: (groupId: string) => void }) {
  const [isOpen, setOpen] = useState(false);
  const groups = useUnits('group');
  const choose = (id: string) => {
    setOpen(false);
    onChange(id);
  };
  const tick = (id: string) => (id === value ? <Icon name="check" /> : null);
  return (
    <View>
      <Button isSmall icon="people" label="选择小组" onPress={() => setOpen(true)}>
        {groups.find(({ id }) => id === value)?.name ?? '全部小组'}
      </Button>
      <Sheet isOpen={isOpen} title="选择小组" onClose={() => setOpen(false)}>
        <Card className="rows">
          <Row title="全部小组" end={tick('')} hasArrow={false} onPress={() => choose('')} />
          {groups.map(({ id, name, memberCount }) => (
            <Row key={id} title={name} note={`${memberCount} 人`} end={tick(id)} hasArrow={false} onPress={() => choose(id)} />
          ))}
        </Card>
      </Sheet>
    </View>
  );
}
