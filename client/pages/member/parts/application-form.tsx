/** The fields of an application, for applying and for putting right; the consent and the separate one for the id number. */
import { View } from '@tarojs/components';
import { type applicationLabels, genderLabels } from '../../../../types/member/labels';
import type { CallError, Output } from '@/api/call';
import { Card, Section } from '@/ui/card';
import { ChoiceField, SwitchField } from '@/ui/choice-fields';
import { DateField } from '@/ui/date-fields';
import { Form } from '@/ui/form';
import { optionsOf } from '@/ui/tabs';
import { TextField } from '@/ui/text-fields';
import { today } from '@/ui/time';

export type Values = {
  name: string;
  phone: string;
  employeeNo: string;
  gender: keyof typeof genderLabels | null;
  birthOn: string | null;
  idNumber: string;
  hasConsentedToIdNumber: boolean;
};
export const blank: Values = {
  name: '',
  phone: '',
  employeeNo: '',
  gender: null,
  birthOn: null,
  idNumber: '',
  hasConsentedToIdNumber: false,
};
export type Consent = Output<'member.joinForm'>['consent'];

/** Only what was filled in goes out. */
export function given({ name, phone, employeeNo, gender, birthOn, idNumber, hasConsentedToIdNumber }: Values) {
  const texts = Object.fromEntries(
    Object.entries({ employeeNo, idNumber }).flatMap(([field, typed]) => (typed.trim() ? [[field, typed.trim()]] : [])),
  ) as { employeeNo?: string; idNumber?: string };
  return {
    ...(name.trim() ? { name: name.trim() } : {}),
    ...(phone.trim() ? { phone: phone.trim() } : {}),
    ...texts,
    ...(gender ? { gender } : {}),
    ...(birthOn ? { birthOn } : {}),
    ...(texts.idNumber ? { hasConsentedToIdNumber } : {}),
  };
}

type FieldsProps = {
  value: Values;
  change: (part: Partial<Values>) => void;
  error: CallError | null;
  consent: Consent;
  /** What is kept already, masked, when an application is put right. */
  kept?: { phone: string | null; idNumber: string | null };
  /** What the reviewer wrote to single fields. */
  asked?: { field: string; message: string }[];
};

export function ApplicationFields({ value, change, error, consent, kept, asked = [] }: FieldsProps) {
  const hint = (field: keyof typeof applicationLabels, usual?: string) => asked.find((one) => one.field === field)?.message ?? usual;
  return (
    <Card>
      <Form error={error}>
        <TextField
          label="姓名"
          name="name"
          isRequired
          max={30}
          hint={hint('name')}
          value={value.name}
          onChange={(name) => change({ name })}
        />
        <TextField
          label="手机"
          name="phone"
          isRequired={!kept}
          type="tel"
          max={11}
          placeholder={kept?.phone ?? '11 位手机号'}
          hint={hint('phone', kept ? '不填则不改' : undefined)}
          value={value.phone}
          onChange={(phone) => change({ phone })}
        />
        <TextField
          label="工号"
          name="employeeNo"
          max={30}
          hint={hint('employeeNo', '不知道可以不填')}
          value={value.employeeNo}
          onChange={(employeeNo) => change({ employeeNo })}
        />
        <ChoiceField
          label="性别"
          name="gender"
          value={value.gender}
          options={optionsOf(genderLabels)}
          onChange={(gender) => change({ gender })}
        />
        <DateField
          label="出生日期"
          name="birthOn"
          hint={hint('birthOn')}
          until={today()}
          value={value.birthOn}
          onChange={(birthOn) => change({ birthOn })}
        />
        <TextField
          label="身份证号"
          name="idNumber"
          max={18}
          placeholder={kept?.idNumber ?? ''}
          hint={hint('idNumber', '可以不填')}
          value={value.idNumber}
          onChange={(idNumber) => change({ idNumber })}
        />
        {value.idNumber.trim() ? (
          <SwitchField
            label={consent.sensitive}
            name="hasConsentedToIdNumber"
            value={value.hasConsentedToIdNumber}
            onChange={(hasConsentedToIdNumber) => change({ hasConsentedToIdNumber })}
          />
        ) : null}
      </Form>
    </Card>
  );
}

export const ConsentText = ({ consent }: { consent: Consent }) => (
  <Section title="个人信息使用说明" note={`${consent.version} 版`}>
    <Card>
      {consent.text.map((line, index) => (
        <View className="card-text" key={line}>{`${index + 1}. ${line}`}</View>
      ))}
    </Card>
  </Section>
);
