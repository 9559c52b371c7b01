/** Binding without a code: one's union, one's name and the last six, looked at by an officer; or by the phone button, where there is one. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useCommand, useRead } from '@/api/hooks';
import { toast } from '@/platform';
import { PrimaryButton } from '@/ui/button';
import { Card, Row } from '@/ui/card';
import { Field, Form } from '@/ui/form';
import { Icon } from '@/ui/icon';
import { Press } from '@/ui/press';
import { SearchBar } from '@/ui/search-bar';
import { TextField } from '@/ui/text-fields';
import { CHECKING } from './by-invitation';
import { PhoneButton } from './phone-button';

type Union = { id: string; name: string };

export function ByCheck({ hasPhoneButton, onBound }: { hasPhoneButton: boolean; onBound: () => void }) {
  const [union, setUnion] = useState<Union | null>(null);
  const [name, setName] = useState('');
  const [ending, setEnding] = useState('');
  const [remark, setRemark] = useState('');
  const ask = useCommand('session.askBinding', { isQuiet: true, done: CHECKING });
  const byPhone = useCommand('session.bindByPhone');
  const isReady = union !== null && name.trim() !== '' && ending.trim().length >= 4;
  const submit = async () => {
    if (union) await ask.run({ unionId: union.id, name, ending, ...(remark.trim() ? { remark } : {}) });
  };
  const press = async (code: string) => {
    const answer = union && (await byPhone.run({ code, unionId: union.id }));
    if (answer?.state === 'bound') onBound();
    if (answer?.state === 'checking') toast(CHECKING);
  };
  return (
    <>
      <Form error={ask.error}>
        <UnionField value={union} onChange={setUnion} />
        {union && hasPhoneButton ? <PhoneButton isPending={byPhone.isPending} onCode={(code) => void press(code)} /> : null}
        <TextField label="姓名" name="name" value={name} onChange={setName} max={30} placeholder="与名册一致" />
        <TextField
          label="手机号或工号的末六位"
          name="ending"
          value={ending}
          onChange={setEnding}
          max={6}
          placeholder="如 090001"
          hint="工号不足六位的写全"
        />
        <TextField label="说明" name="remark" value={remark} onChange={setRemark} max={100} placeholder="可不填，如「换了新手机」" />
      </Form>
      <PrimaryButton isPending={ask.isPending} isDisabled={!isReady} onPress={() => void submit()}>
        请干事核对
      </PrimaryButton>
    </>
  );
}

/** One's own union, found by a part of its name. */
function UnionField({ value, onChange }: { value: Union | null; onChange: (union: Union | null) => void }) {
  const [sought, setSought] = useState('');
  const found = useRead('session.findUnions', { search: sought }, { enabled: sought.length >= 2 });
  return (
    <Field label="所在工会" name="unionId" isRequired isFull>
      {() =>
        value ? (
          <View className="file">
            <Icon name="home" />
            <View className="file-name">{value.name}</View>
            <Press label={`换一个，不是${value.name}`} className="search-clear" onPress={() => onChange(null)}>
              <Icon name="close" size={18} />
            </Press>
          </View>
        ) : (
          <>
            <SearchBar value={sought} onSearch={setSought} placeholder="输入工会名称里的两个字" />
            {sought.length >= 2 && found.data ? (
              <Card className="rows">
                {found.data.items.length === 0 ? <Row title="没有找到" note="换两个字试试，如单位名称" /> : null}
                {found.data.items.map((one) => (
                  <Row key={one.id} title={one.name} onPress={() => onChange(one)} />
                ))}
              </Card>
            ) : null}
          </>
        )
      }
    </Field>
  );
}
