/** How long the data of people who left is kept before it may be erased, and on what ground. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Output } from '@/api/call';
import { useCan, useCommand, useRead } from '@/api/hooks';
import { BottomBar, PrimaryButton } from '@/ui/button';
import { Card, Facts, Section } from '@/ui/card';
import { Form } from '@/ui/form';
import { Page } from '@/ui/page';
import { NumberField, TextArea } from '@/ui/text-fields';
import { sayMoment } from '@/ui/time';
import { LoadingPage } from '@/ui/loading-page';

export default function Keeping() {
  const keeping = useRead('member.keeping', {});
  if (keeping.data) return <Shown key={keeping.data.at} keeping={keeping.data} />;
  return <LoadingPage title="资料保管期" result={keeping} />;
}

function Shown({ keeping }: { keeping: Output<'member.keeping'> }) {
  const canSet = useCan('member.setKeeping');
  const [months, setMonths] = useState<number | null>(keeping.months);
  const [source, setSource] = useState(keeping.byName ? keeping.source : '');
  const set = useCommand('member.setKeeping', { isQuiet: true, done: '已保存' });
  return (
    <Page
      title="资料保管期"
      footer={
        canSet ? (
          <BottomBar>
            <PrimaryButton
              isPending={set.isPending}
              isDisabled={months === null || source.trim() === ''}
              onPress={() => void set.run({ months: months ?? 0, source })}
            >
              保存
            </PrimaryButton>
          </BottomBar>
        ) : null
      }
    >
      <View className="notice">离会满保管期后，工会干事可以在会员档案里注销个人资料：姓名、号码等全部清除，会费等记录只留编号。</View>
      <Card>
        <Facts
          items={[
            ['现在', `离会后保管 ${keeping.months} 个月`],
            ['依据', keeping.source],
            ['设定', keeping.byName && keeping.at ? `${keeping.byName} ${sayMoment(keeping.at)}` : '尚未设定，按通行做法'],
          ]}
        />
      </Card>
      {canSet ? (
        <Section title="改为">
          <Card>
            <Form error={set.error}>
              <NumberField label="保管" name="months" unit="个月" isRequired value={months} onChange={setMonths} />
              <TextArea label="依据" name="source" isRequired max={200} rows={2} value={source} onChange={setSource} />
            </Form>
          </Card>
        </Section>
      ) : null}
    </Page>
  );
}
