/** To whom something goes: everybody, or chosen groups, roles and tags of the union. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useMe, useRead } from '@/api/hooks';
import type { Audience } from '../../types/common';
import type { Role } from '../../types/actor';
import { roleLabels } from '../../types/unit/labels';
import { Button } from './button';
import { Chip } from './choice-fields';
import { LineControl } from './control';
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
  const isNarrow = Boolean(field.value.unitIds?.length || field.value.roles?.length || field.value.tags?.length);
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
      <Tags tags={value.tags ?? []} onChange={(tags) => onChange({ ...value, tags })} />
    </View>
  );
}

const MOST_TAGS = 20;

/** Tags are written as the roster has them, e.g. «女职工»; tapping one takes it away. */
function Tags({ tags, onChange }: { tags: string[]; onChange: (tags: string[]) => void }) {
  const [text, setText] = useState('');
  const add = () => {
    const tag = text.trim();
    if (tag && !tags.includes(tag) && tags.length < MOST_TAGS) onChange([...tags, tag]);
    setText('');
  };
  return (
    <>
      <View className="field-hint">带有标签（不填则不限）</View>
      {tags.length > 0 ? (
        <View className="chips" {...named('标签', 'group')}>
          {tags.map((tag) => (
            <Chip key={tag} role="checkbox" text={tag} isOn onPress={() => onChange(tags.filter((other) => other !== tag))} />
          ))}
        </View>
      ) : null}
      <View className="control-row">
        <LineControl label="标签" placeholder="如：女职工" max={20} value={text} onChange={setText} onDone={add} />
        <Button isSmall onPress={add}>
          添加
        </Button>
      </View>
    </>
  );
}
