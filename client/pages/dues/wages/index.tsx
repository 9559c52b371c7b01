/** The wage a member's dues are counted from, and its history. */
import { useState } from 'react';
import { useCan, useCommand, useRead } from '@/api/hooks';
import { go, useRouteParams } from '@/platform';
import { BottomBar, PrimaryButton } from '@/ui/button';
import { Card, Row, Section } from '@/ui/card';
import { MonthField } from '@/ui/date-fields';
import { Form } from '@/ui/form';
import { sayMoney } from '@/ui/money';
import { Page } from '@/ui/page';
import { AsyncView, Empty } from '@/ui/states';
import { MoneyField } from '@/ui/text-fields';
import { sayDay, sayMonth, thisMonth } from '@/ui/time';

export default function Wages() {
  const { memberId = '', name = '' } = useRouteParams();
  const history = useRead('dues.wages', { memberId });
  const canSet = useCan('dues.setWage');
  const [fromMonth, setFrom] = useState<string | null>(thisMonth());
  const [wageFen, setWage] = useState<number | null>(null);
  const set = useCommand('dues.setWage', { done: '已登记' });
  const submit = async () => {
    if (fromMonth && wageFen !== null && (await set.run({ memberId, fromMonth, wageFen }))) setWage(null);
  };
  return (
    <Page
      title={name ? `${name}的计费工资` : '计费工资'}
      footer={
        canSet ? (
          <BottomBar note="未缴的未结账账单会随之重算">
            <PrimaryButton isPending={set.isPending} isDisabled={!fromMonth || wageFen === null} onPress={() => void submit()}>
              登记
            </PrimaryButton>
          </BottomBar>
        ) : null
      }
    >
      {canSet ? (
        <Card className="before">
          <Form error={set.error}>
            <MonthField label="起始月份" name="fromMonth" isRequired value={fromMonth} onChange={setFrom} />
            <MoneyField
              label="月工资"
              name="wageFen"
              isRequired
              hint="只计基本、岗位、级别、工龄等固定部分；没有固定工资的按上月收入"
              value={wageFen}
              onChange={setWage}
            />
          </Form>
        </Card>
      ) : null}
      <Card className="rows">
        <Row
          icon="people"
          title="缴费身份"
          note="学徒工、免缴、保留会籍在这里登记"
          onPress={() => go('/pages/dues/standings/index', { memberId, name })}
        />
      </Card>
      <Section title="沿革">
        <AsyncView result={history} isEmpty={({ items }) => items.length === 0} empty={<Empty icon="wallet" title="还没有登记计费工资" />}>
          {({ items }) => (
            <Card className="rows">
              {items.map((wage) => (
                <Row
                  key={wage.fromMonth}
                  title={`${sayMonth(wage.fromMonth)}起 ${sayMoney(wage.wageFen)}`}
                  note={`每月会费 ${sayMoney(wage.amountFen)} · ${wage.byName} ${sayDay(wage.at)} 登记`}
                />
              ))}
            </Card>
          )}
        </AsyncView>
      </Section>
    </Page>
  );
}
