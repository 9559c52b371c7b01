/** Choosing one member by name or number. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useRead } from '@/api/hooks';
import { Card, Row } from './card';
import { Field, type FieldProps } from './form';
import { Icon } from './icon';
import { Press } from './press';
import { SearchBar } from './search-bar';

export type ChosenMember = { id: string; name: string };

/** Searches the roster within the caller's reach; shows the chosen person until removed. */
export function MemberField(field: FieldProps<ChosenMember | null>) {
  const [sought, setSought] = useState('');
  const found = useRead('member.list', { search: sought, limit: 8 }, { enabled: sought.length > 0 });
  const choose = (member: ChosenMember | null) => {
    setSought('');
    field.onChange(member);
  };
  return (
    <Field {...field} isFull>
      {() =>
        field.value ? (
          <View className="file">
            <Icon name="mine" />
            <View className="file-name">{field.value.name}</View>
            <Press label={`换人，不是${field.value.name}`} className="search-clear" onPress={() => choose(null)}>
              <Icon name="close" size={18} />
            </Press>
          </View>
        ) : (
          <>
            <SearchBar value={sought} onSearch={setSought} placeholder="输入姓名或工号" />
            {sought && found.data ? (
              <Card className="rows">
                {found.data.items.length === 0 ? <Row title="没有找到" note="换个写法试试" /> : null}
                {found.data.items.map(({ id, name, employeeNo, groupName }) => (
                  <Row key={id} title={name} note={`${employeeNo} · ${groupName}`} onPress={() => choose({ id, name })} />
                ))}
              </Card>
            ) : null}
          </>
        )
      }
    </Field>
  );
}
