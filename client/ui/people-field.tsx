/** Several members one by one: the chosen ones with a way to take each out, and a search for the next. */
import { View } from '@tarojs/components';
import { Icon } from './icon';
import { MemberField, type ChosenMember } from './member-field';
import { Press } from './press';

type Props = {
  label: string;
  name: string;
  hint?: string;
  isRequired?: boolean;
  value: ChosenMember[];
  onChange: (value: ChosenMember[]) => void;
};

export function PeopleField({ label, name, hint, isRequired, value, onChange }: Props) {
  const add = (member: ChosenMember | null) => {
    if (member && !value.some(({ id }) => id === member.id)) onChange([...value, member]);
  };
  return (
    <View className="field-full">
      <MemberField label={label} name={name} hint={hint} isRequired={isRequired} value={null} onChange={add} />
      {value.map((member) => (
        <View key={member.id} className="file">
          <Icon name="mine" />
          <View className="file-name">{member.name}</View>
          <Press label={`去掉${member.name}`} className="search-clear" onPress={() => onChange(value.filter(({ id }) => id !== member.id))}>
            <Icon name="close" size={18} />
          </Press>
        </View>
      ))}
    </View>
  );
}
