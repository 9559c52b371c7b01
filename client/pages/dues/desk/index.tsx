/** The treasurer's desk: the months of a year, opened, paid and closed. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { duesLifecycle } from '../../../../types/dues/lifecycle';
import type { Output } from '@/api/call';
import { useCan, useCommand, useRead } from '@/api/hooks';
import { confirm, go, toast } from '@/platform';
import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { ProgressBar } from '@/ui/figures';
import { sayMoney } from '@/ui/money';
import { Page } from '@/ui/page';
import { AsyncView } from '@/ui/states';
import { Tabs } from '@/ui/tabs';
import { StatusTag, Tag } from '@/ui/tag';
import { sayMonth, thisMonth } from '@/ui/time';

type Month = Output<'dues.months'>['items'][number];
const thisYear = Number(thisMonth().slice(0, 4));

export default function DuesDesk() {
  const [year, setYear] = useState(String(thisYear));
  const months = useRead('dues.months', { year: Number(year) });
  const canRecord = useCan('dues.record');
  const tools = (
    <View className="page-tools">
      {canRecord ? (
        <Button isSmall icon="plus" onPress={() => go('/pages/dues/record/index')}>
          登记缴费
        </Button>
      ) : null}
      {canRecord ? (
        <Button isSmall icon="upload" onPress={() => go('/pages/dues/payroll/index')}>
          核对代扣名单
        </Button>
      ) : null}
      <Button isSmall icon="people" onPress={() => go('/pages/dues/arrears/index')}>
        欠费名单
      </Button>
      <Button isSmall icon="chart" onPress={() => go('/pages/dues/summary/index')}>
        全年合计
      </Button>
    </View>
  );
  return (
    <Page
      title="会费管理"
      width="full"
      header={
        <Tabs
          label="年份"
          value={year}
          onChange={setYear}
          options={[thisYear, thisYear - 1].map((one) => ({ value: String(one), text: `${one}年` }))}
        />
      }
    >
      {tools}
      <AsyncView result={months}>
        {({ items }) => (
          <View className="split-cards">
            {[...items]
              .reverse()
              .filter(({ month }) => month <= thisMonth() || month.slice(0, 4) < String(thisYear))
              .map((month) => (
                <MonthCard key={month.month} month={month} />
              ))}
          </View>
        )}
      </AsyncView>
    </Page>
  );
}

function MonthCard({ month: { month, state, sums } }: { month: Month }) {
  const canOpen = useCan('dues.openMonth');
  const open = useCommand('dues.openMonth');
  const close = useCommand('dues.closeMonth', { done: '已结账' });
  const goOpen = async () => {
    const opened = await open.run({ month });
    if (opened)
      toast(`共 ${opened.bills} 张账单，新开 ${opened.added} 张${opened.withoutWage > 0 ? `，${opened.withoutWage} 人没有计费工资` : ''}`);
  };
  const goClose = async () => {
    if (
      await confirm({
        title: `${sayMonth(month)}结账`,
        text: `结账后这个月不能再改；还有 ${sayMoney(sums.openFen)} 待缴，会留作欠费。更正要登记到下个月。`,
        confirmText: '结账',
        isDangerous: true,
      })
    )
      await close.run({ month });
  };
  return (
    <Card>
      <View className="card-head">
        <View className="card-title">{sayMonth(month)}</View>
        {state === 'none' ? (
          <Tag>未开账</Tag>
        ) : (
          <StatusTag lifecycle={duesLifecycle} state={state} tone={state === 'open' ? 'info' : 'good'} />
        )}
      </View>
      {state === 'none' ? (
        <View className="card-note">开账后按各人计费工资生成账单</View>
      ) : (
        <>
          <ProgressBar
            label="已缴比例"
            value={sums.paidFen}
            total={sums.billsFen}
            tone="good"
            text={`${sayMoney(sums.paidFen)} / ${sayMoney(sums.billsFen)}`}
          />
          <View className="card-note">{`${sums.count} 张账单，待缴 ${sayMoney(sums.openFen)}${sums.exemptedFen + sums.writtenOffFen > 0 ? `，免缴核销 ${sayMoney(sums.exemptedFen + sums.writtenOffFen)}` : ''}`}</View>
        </>
      )}
      <View className="actions">
        {state !== 'none' ? (
          <Button isSmall onPress={() => go('/pages/dues/month/index', { month })}>
            账单
          </Button>
        ) : null}
        {canOpen && state !== 'closed' ? (
          <Button isSmall isPending={open.isPending} onPress={() => void goOpen()}>
            {state === 'none' ? '开账' : '补开'}
          </Button>
        ) : null}
        {canOpen && state === 'open' ? (
          <Button isSmall isPending={close.isPending} onPress={() => void goClose()}>
            结账
          </Button>
        ) : null}
      </View>
    </Card>
  );
}
