/** Fields for choosing: chips for a few, a list for many, a switch for yes or no. */
import { Switch } from '@nutui/nutui-react-taro';
import { View } from '@tarojs/components';
import { Field, type FieldProps } from './form';
import { Icon } from './icon';
import { join, named } from './name';
import { Press } from './press';
import { isWeapp } from '@/platform';

type Choices<T extends string> = { options: { value: T; text: string; note?: string }[] };

/** One of a few, as chips; tapping the chosen one again clears it unless `isRequired`. Options from labels: `optionsOf(labels)`. */
export function ChoiceField<T extends string>({ options, ...field }: FieldProps<T | null> & Choices<T>) {
  const choose = (value: T) => field.onChange(value === field.value && !field.isRequired ? null : value);
  return (
    <Field {...field}>
      {() => (
        <View className="chips" {...named(field.label, 'radiogroup')}>
          {options.map(({ value, text }) => (
            <Chip
              key={value}
              text={text}
              role="radio"
              isOn={value === field.value}
              isDisabled={field.isDisabled}
              onPress={() => choose(value)}
            />
          ))}
        </View>
      )}
    </Field>
  );
}

/** Any of several, as chips. */
export function ChoicesField<T extends string>({ options, ...field }: FieldProps<T[]> & Choices<T>) {
  const toggle = (value: T) =>
    field.onChange(field.value.includes(value) ? field.value.filter((other) => other !== value) : [...field.value, value]);
  return (
    <Field {...field} isFull>
      {() => (
        <View className="chips" {...named(field.label, 'group')}>
          {options.map(({ value, text }) => (
            <Chip
              key={value}
              text={text}
              role="checkbox"
              isOn={field.value.includes(value)}
              isDisabled={field.isDisabled}
              onPress={() => toggle(value)}
            />
          ))}
        </View>
      )}
    </Field>
  );
}

type ChipProps = { text: string; role: 'radio' | 'checkbox'; isOn: boolean; isDisabled?: boolean; onPress: () => void };

/** A chip; the tick says it is on, besides the colour. */
export function Chip({ text, role, isOn, isDisabled, onPress }: ChipProps) {
  return (
    <Press className={join('chip', isOn && 'chip-on')} role={role} isOn={isOn} isDisabled={isDisabled} onPress={onPress}>
      {isOn ? <Icon name="check" size={16} /> : null}
      {text}
    </Press>
  );
}

/** Yes or no, at the right of its label. */
export function SwitchField(field: FieldProps<boolean>) {
  const toggle = () => (field.isDisabled ? undefined : field.onChange(!field.value));
  const onKeyDown = (event: { key: string; preventDefault: () => void }) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    toggle();
  };
  const keyboard = isWeapp ? {} : { tabIndex: 0, 'aria-checked': field.value, onKeyDown };
  return (
    <Field {...field} isInline>
      {() => (
        <View className="switch" onClick={toggle} {...named(field.label, 'switch')} {...(keyboard as object)}>
          <Switch checked={field.value} disabled={field.isDisabled} />
        </View>
      )}
    </Field>
  );
}
