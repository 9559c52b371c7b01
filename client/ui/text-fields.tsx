/** Fields for text, numbers and money. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { LineControl, TextControl } from './control';
import { Field, type FieldProps } from './form';
import { fenOf, yuanOf } from './money';

/** One line of text. */
export function TextField({
  max = 60,
  type,
  onDone,
  ...field
}: FieldProps<string> & { max?: number; type?: 'text' | 'password' | 'tel'; onDone?: () => void }) {
  return (
    <Field {...field}>
      {(link) => (
        <LineControl
          {...link}
          label={field.label}
          value={field.value}
          onChange={field.onChange}
          placeholder={field.placeholder}
          max={max}
          type={type}
          isDisabled={field.isDisabled}
          onDone={onDone}
        />
      )}
    </Field>
  );
}

/** Many lines with a count; spans both columns. */
export function TextArea({ max = 2000, rows, ...field }: FieldProps<string> & { max?: number; rows?: number }) {
  return (
    <Field {...field} isFull>
      {(link) => (
        <>
          <TextControl
            {...link}
            label={field.label}
            value={field.value}
            onChange={field.onChange}
            placeholder={field.placeholder}
            max={max}
            rows={rows}
            isDisabled={field.isDisabled}
          />
          <View className="field-count">{`${field.value.length}/${max}`}</View>
        </>
      )}
    </Field>
  );
}

/** A whole number; null while empty. `unit` is written behind it, e.g. «人». */
export function NumberField({ unit, ...field }: FieldProps<number | null> & { unit?: string }) {
  const change = (text: string) => {
    const digits = text.replace(/\D/g, '').slice(0, 9);
    field.onChange(digits ? Number(digits) : null);
  };
  return (
    <Field {...field}>
      {(link) => (
        <View className="control-row">
          <LineControl
            {...link}
            label={field.label}
            value={field.value === null ? '' : String(field.value)}
            onChange={change}
            placeholder={field.placeholder}
            type="number"
            max={9}
            isDisabled={field.isDisabled}
          />
          {unit ? <View className="control-unit">{unit}</View> : null}
        </View>
      )}
    </Field>
  );
}

/** An amount typed in yuan, held in whole fen; null while empty or not an amount. */
export function MoneyField(field: FieldProps<number | null>) {
  const [text, setText] = useState(field.value === null ? '' : yuanOf(field.value));
  // What was typed stays as typed; a value set from outside (a restored draft, a suggestion) is shown.
  const shown = fenOf(text) === field.value ? text : field.value === null ? '' : yuanOf(field.value);
  const change = (typed: string) => {
    setText(typed);
    field.onChange(fenOf(typed));
  };
  const isStrange = shown !== '' && fenOf(shown) === null;
  return (
    <Field {...field} hint={isStrange ? '请填写金额，如 15.40' : field.hint}>
      {(link) => (
        <View className="control-row">
          <View className="control-unit">¥</View>
          <LineControl
            {...link}
            isWrong={link.isWrong || isStrange}
            label={field.label}
            value={shown}
            onChange={change}
            placeholder={field.placeholder ?? '0.00'}
            type="digit"
            max={14}
            isDisabled={field.isDisabled}
          />
        </View>
      )}
    </Field>
  );
}
