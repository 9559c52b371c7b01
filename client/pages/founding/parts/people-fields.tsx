/** Who goes along: members found by name where one may search the roster, and employees who are in no union yet. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Input } from '@/api/call';
import { useCan, useRead } from '@/api/hooks';
import { Button } from '@/ui/button';
import { Card, Row } from '@/ui/card';
import { EditedRow } from '@/ui/edited-row';
import { TextField } from '@/ui/text-fields';
import { SearchBar } from '@/ui/search-bar';
import { changedAt, without } from '@/ui/rows';

export type Taken = { id: string; name: string };
export type Newcomer = NonNullable<Input<'founding.start'>['newcomers']>[number];

type PeopleFieldsProps = {
  people: Taken[];
  newcomers: Newcomer[];
  onPeople: (people: Taken[]) => void;
  onNewcomers: (newcomers: Newcomer[]) => void;
};

export function PeopleFields({ people, newcomers, onPeople, onNewcomers }: PeopleFieldsProps) {
  const canSearch = useCan('member.list');
  const change = (index: number, changed: Partial<Newcomer>) => onNewcomers(changedAt(newcomers, index, changed));
  return (
    <View className="stack">
      {people.length > 0 ? (
        <Card className="rows">
          {people.map(({ id, name }) => (
            <Row
              key={id}
              icon="mine"
              title={name}
              note="会员，会籍随同转入"
              end={
                <Button isSmall look="plain" label={`不带${name}`} onPress={() => onPeople(people.filter((one) => one.id !== id))}>
                  去掉
                </Button>
              }
            />
          ))}
        </Card>
      ) : null}
      {canSearch ? <Seeker taken={people} onTake={(one) => onPeople([...people, one])} /> : null}
      {newcomers.map((one, index) => (
        <EditedRow key={index} title={`未入会职工 ${index + 1}`} onRemove={() => onNewcomers(without(newcomers, index))}>
          <TextField
            label="姓名"
            name={`newcomers.${index}.name`}
            isRequired
            max={30}
            value={one.name}
            onChange={(name) => change(index, { name })}
          />
          <TextField
            label="手机号"
            name={`newcomers.${index}.phone`}
            isRequired
            max={11}
            value={one.phone}
            onChange={(phone) => change(index, { phone })}
          />
          <TextField
            label="工号"
            name={`newcomers.${index}.employeeNo`}
            isRequired
            max={30}
            value={one.employeeNo}
            onChange={(employeeNo) => change(index, { employeeNo })}
          />
        </EditedRow>
      ))}
      <Button icon="plus" onPress={() => onNewcomers([...newcomers, { name: '', phone: '', employeeNo: '' }])}>
        增加未入会职工
      </Button>
    </View>
  );
}

function Seeker({ taken, onTake }: { taken: Taken[]; onTake: (one: Taken) => void }) {
  const [sought, setSought] = useState('');
  const found = useRead('member.list', { search: sought, limit: 8 }, { enabled: sought.length > 0 });
  const others = (found.data?.items ?? []).filter(({ id }) => !taken.some((one) => one.id === id));
  return (
    <View>
      <SearchBar value={sought} onSearch={setSought} placeholder="按姓名或工号添加会员" />
      {sought && found.data ? (
        <Card className="rows">
          {others.length === 0 ? <Row title="没有找到" note="换个写法试试" /> : null}
          {others.map(({ id, name, employeeNo, groupName }) => (
            <Row key={id} icon="plus" title={name} note={`${employeeNo} · ${groupName}`} onPress={() => onTake({ id, name })} />
          ))}
        </Card>
      ) : null}
    </View>
  );
}
