/** Fields for days, moments and months: the browser's own picker at a desk, the chat app's wheel on a phone. */
import { Picker, View } from '@tarojs/components';
import { isWeapp } from '@/platform';
import { LineControl } from './control';
import { Field, type FieldProps } from './form';
import { Icon } from './icon';
import { named } from './name';
import { dayPart, momentOf, sayDay, sayMonth, timePart, today } from './time';

type Limits = { /** `YYYY-MM-DD` */ from?: string; until?: string };

/** A day `YYYY-MM-DD`; null while empty. */
export function DateField({ from, until, ...field }: FieldProps<string | null> & Limits) {
  return (
    <Field {...field}>
      {(link) =>
        isWeapp ? (
          <Wheel
            mode="date"
            label={field.label}
            value={field.value ?? today()}
            shown={field.value ? sayDay(field.value) : ''}
            placeholder={field.placeholder ?? '选择日期'}
            start={from}
            end={until}
            onPick={field.onChange}
          />
        ) : (
          <LineControl
            {...link}
            label={field.label}
            type="date"
            value={field.value ?? ''}
            onChange={(value) => field.onChange(value || null)}
            isDisabled={field.isDisabled}
          />
        )
      }
    </Field>
  );
}

/** A month `YYYY-MM`; null while empty. */
export function MonthField(field: FieldProps<string | null>) {
  return (
    <Field {...field}>
      {(link) =>
        isWeapp ? (
          <Wheel
            mode="date"
            fields="month"
            label={field.label}
            value={field.value ?? today().slice(0, 7)}
            shown={field.value ? sayMonth(field.value) : ''}
            placeholder="选择月份"
            onPick={(value) => field.onChange(value.slice(0, 7))}
          />
        ) : (
          <LineControl
            {...link}
            label={field.label}
            type="month"
            value={field.value ?? ''}
            placeholder="2026-11"
            onChange={(value) => field.onChange(value || null)}
            isDisabled={field.isDisabled}
          />
        )
      }
    </Field>
  );
}

/** A moment, ISO text inside, Shanghai time on the page; null while empty. */
export function DateTimeField(field: FieldProps<string | null>) {
  const day = field.value ? dayPart(field.value) : null;
  const time = field.value ? timePart(field.value) : '09:00';
  const pickLocal = (value: string) => field.onChange(value ? momentOf(value.slice(0, 10), value.slice(11, 16)) : null);
  return (
    <Field {...field}>
      {(link) =>
        isWeapp ? (
          <View className="control-row">
            <Wheel
              mode="date"
              label={`${field.label}：日期`}
              value={day ?? today()}
              shown={day ? sayDay(day) : ''}
              placeholder="选择日期"
              onPick={(value) => field.onChange(momentOf(value, time))}
            />
            <Wheel
              mode="time"
              label={`${field.label}：时间`}
              value={time}
              shown={day ? time : ''}
              placeholder="时间"
              onPick={(value) => field.onChange(momentOf(day ?? today(), value))}
            />
            {field.value && !field.isRequired ? (
              <View className="control-clear" onClick={() => field.onChange(null)} {...named(`清除${field.label}`, 'button')}>
                <Icon name="close" size={18} />
              </View>
            ) : null}
          </View>
        ) : (
          <LineControl
            {...link}
            label={field.label}
            type="datetime-local"
            value={day ? `${day}T${time}` : ''}
            onChange={pickLocal}
            isDisabled={field.isDisabled}
          />
        )
      }
    </Field>
  );
}

type WheelProps = {
  mode: 'date' | 'time';
  fields?: 'month';
  label: string;
  value: string;
  shown: string;
  placeholder: string;
  start?: string;
  end?: string;
  onPick: (value: string) => void;
};

function Wheel({ mode, fields, label, value, shown, placeholder, start, end, onPick }: WheelProps) {
  const face = (
    <View className="control control-pick" {...named(`${label}${shown ? `：${shown}` : ''}`, 'button')}>
      <View className={shown ? '' : 'placeholder'}>{shown || placeholder}</View>
      <Icon name={mode === 'time' ? 'clock' : 'event'} />
    </View>
  );
  if (mode === 'time')
    return (
      <Picker className="control-grow" mode="time" value={value} onChange={(event) => onPick(event.detail.value)}>
        {face}
      </Picker>
    );
  return (
    <Picker
      className="control-grow"
      mode="date"
      value={value}
      start={start}
      end={end}
      fields={fields ?? 'day'}
      onChange={(event) => onPick(String(event.detail.value))}
    >
      {face}
    </Picker>
  );
}
