/** To whom something goes: everybody, or chosen groups and roles of the union. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useMe, useRead } from '@/api/hooks';
import type { Audience } from '../../types/common';
import type { Role } from '../../types/actor';
import { roleLabels } from '../../types/unit/labels';
import { Chip } from './choice-fields';
import { Field, type FieldProps } from './form';
import { named } from './name';
import { Segmented } from './tabs';

const choosable: Role[] = ['groupLeader', 'delegate', 'officer', 'treasurer', 'auditor', 'chair'];
const toggled = <T,>(list: T[] | undefined, value: T): T[] =>
  list?.includes(value) ? list.filter((other) => other !== value) : [...(list ?? []), value];
const trimmed = ({ unitIds, roles, tags }: Audience): Audience => ({
  ...(unitIds?.length ? { unitIds } : {}),
  ...(roles?.length ? { roles } : {}),
  ...(tags?.length ? { tags } : {}),
});

/** `{}` is the whole union; groups and roles narrow each other («内科小组 中的 职工代表»). Groups come from `unit.tree`. */
export function AudienceField(field: FieldProps<Audience>) {
  const isNarrow = Boolean(field.value.unitIds?.length || field.value.roles?.length);
  const [isChoosing, setIsChoosing] = useState(isNarrow);
  const choose = (mode: 'all' | 'some') => {
    setIsChoosing(mode === 'some');
    if (mode === 'all') field.onChange({});
  };
  return (
    <Field {...field} isFull>
      {() => (
        <View>
          <Segmented
            label={field.label}
            value={isChoosing || isNarrow ? 'some' : 'all'}
            onChange={choose}
            options={[
              { value: 'all', text: '全体会员' },
              { value: 'some', text: '选择范围' },
            ]}
          />
          {isChoosing || isNarrow ? (
            <AudienceChoices value={field.value} onChange={(audience) => field.onChange(trimmed(audience))} />
          ) : null}
        </View>
      )}
    </Field>
  );
}

function AudienceChoices({ value, onChange }: { value: Audience; onChange: (audience: Audience) => void }) {
  const me = useMe().data;
  const tree = useRead('unit.tree', {}, { staleTime: 300_000 });
  const units = (tree.data?.units ?? []).filter(
    ({ kind, parentId }) => (kind === 'group' || kind === 'department') && (!me || parentId === me.member.unionId),
  );
  return (
    <View className="audience">
      <View className="field-hint">小组与部门</View>
      <View className="chips" {...named('小组与部门', 'group')}>
        {units.map(({ id, name, memberCount }) => (
          <Chip
            key={id}
            role="checkbox"
            text={memberCount ? `${name} ${memberCount}人` : name}
            isOn={value.unitIds?.includes(id) ?? false}
            onPress={() => onChange({ ...value, unitIds: toggled(value.unitIds, id) })}
          />
        ))}
      </View>
      <View className="field-hint">其中担任（不选则不限）</View>
      <View className="chips" {...named('角色', 'group')}>
        {choosable.map((role) => (
          <Chip
            key={role}
            role="checkbox"
            text={roleLabels[role]}
            isOn={value.roles?.includes(role) ?? false}
            onPress={() => onChange({ ...value, roles: toggled(value.roles, role) })}
          />
        ))}
      </View>
    </View>
  );
}
