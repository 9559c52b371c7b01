/** The bare text inputs of both hosts: standard elements in the browser, native ones in the chat app. */
import { Input, Textarea } from '@tarojs/components';
import type { ChangeEvent } from 'react';
import { isWeapp } from '@/platform';
import { named } from './name';

export type ControlProps = {
  id?: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
  onDone?: () => void;
  placeholder?: string;
  max?: number;
  type?: 'text' | 'number' | 'digit' | 'password' | 'tel' | 'search' | 'date' | 'datetime-local' | 'month';
  isWrong?: boolean;
  isDisabled?: boolean;
  describedBy?: string;
};

/** One line. `digit` brings a keyboard with a decimal point. */
export function LineControl({
  id,
  label,
  value,
  onChange,
  onDone,
  placeholder,
  max = 200,
  type = 'text',
  isWrong,
  isDisabled,
  describedBy,
}: ControlProps) {
  if (isWeapp)
    return (
      <Input
        className="control"
        value={value}
        placeholder={placeholder}
        placeholderClass="placeholder"
        maxlength={max}
        disabled={isDisabled}
        type={type === 'digit' || type === 'number' ? type : 'text'}
        password={type === 'password'}
        confirmType={type === 'search' ? 'search' : 'done'}
        onInput={(event) => onChange(event.detail.value)}
        onConfirm={onDone}
        {...named(label)}
      />
    );
  const isNumber = type === 'digit' || type === 'number';
  return (
    <input
      id={id}
      className="control"
      value={value}
      placeholder={placeholder}
      maxLength={max}
      disabled={isDisabled}
      type={isNumber ? 'text' : type}
      inputMode={type === 'digit' ? 'decimal' : type === 'number' ? 'numeric' : undefined}
      aria-label={label}
      aria-invalid={isWrong || undefined}
      aria-describedby={describedBy}
      autoComplete={type === 'password' ? 'current-password' : 'off'}
      onChange={(event: ChangeEvent<HTMLInputElement>) => onChange(event.target.value)}
      onKeyDown={(event) => event.key === 'Enter' && onDone?.()}
    />
  );
}

/** Many lines; grows with what is written. */
export function TextControl({
  id,
  label,
  value,
  onChange,
  placeholder,
  max = 2000,
  isWrong,
  isDisabled,
  describedBy,
  rows = 5,
}: ControlProps & { rows?: number }) {
  if (isWeapp)
    return (
      <Textarea
        className="control control-long"
        value={value}
        placeholder={placeholder}
        placeholderClass="placeholder"
        maxlength={max}
        disabled={isDisabled}
        autoHeight
        disableDefaultPadding
        cursorSpacing={80}
        onInput={(event) => onChange(event.detail.value)}
        {...named(label)}
      />
    );
  return (
    <textarea
      id={id}
      className="control control-long"
      value={value}
      placeholder={placeholder}
      maxLength={max}
      disabled={isDisabled}
      rows={rows}
      aria-label={label}
      aria-invalid={isWrong || undefined}
      aria-describedby={describedBy}
      onChange={(event: ChangeEvent<HTMLTextAreaElement>) => onChange(event.target.value)}
    />
  );
}
