/** A form and the frame of a field: label, control, hint, and the server's refusal of that field. */
import { View } from '@tarojs/components';
import { createContext, useContext, useId, type ReactNode } from 'react';
import type { CallError } from '@/api/call';
import { Icon } from './icon';
import { join, named } from './name';

const Refusals = createContext<CallError | null>(null);

/** Fields inside show the refusal whose `path` is their `name`; what belongs to no field shows on top. Two columns on wide screens. */
export function Form({ error, children }: { error?: CallError | null; children: ReactNode }) {
  return (
    <Refusals.Provider value={error ?? null}>
      {error ? <FormError error={error} /> : null}
      <View className="form">{children}</View>
    </Refusals.Provider>
  );
}

const FormError = ({ error }: { error: CallError }) => (
  <View className="form-error" {...named(undefined, 'alert')}>
    <Icon name="alert" />
    <View>
      {[error.message, ...error.fields.map(({ message }) => message)].filter((text, index, all) => all.indexOf(text) === index).join('；')}
    </View>
  </View>
);

/** The refusal of one field, or of anything inside it (`audience` hears `audience.unitIds`). */
export function useFieldError(name?: string): string | undefined {
  const error = useContext(Refusals);
  return name ? error?.fields.find(({ path }) => path === name || path.startsWith(`${name}.`))?.message : undefined;
}

/** What every field takes. `name` is the path of the input field on the wire, so refusals find it. */
export type FieldProps<T> = {
  label: string;
  value: T;
  onChange: (value: T) => void;
  name?: string;
  hint?: string;
  placeholder?: string;
  isRequired?: boolean;
  isDisabled?: boolean;
};

type FrameProps = {
  label: string;
  name?: string;
  hint?: string;
  isRequired?: boolean;
  isFull?: boolean;
  isInline?: boolean;
  children: (link: FrameLink) => ReactNode;
};
export type FrameLink = { id: string; isWrong: boolean; describedBy: string | undefined };

/** The frame around a control; `isFull` spans both columns, `isInline` puts the control at the right of the label. */
export function Field({ label, name, hint, isRequired, isFull, isInline, children }: FrameProps) {
  const id = useId();
  const error = useFieldError(name);
  const note = error ?? hint;
  return (
    <View className={join('field', isFull && 'field-full', isInline && 'field-inline', error && 'field-wrong')}>
      <View className="field-label">
        {label}
        {isRequired ? <View className="field-required">必填</View> : null}
      </View>
      {children({ id, isWrong: Boolean(error), describedBy: note ? `${id}-note` : undefined })}
      {note ? (
        <View id={`${id}-note`} className={error ? 'field-error' : 'field-hint'}>
          {note}
        </View>
      ) : null}
    </View>
  );
}
