/** Going through a year's books in one tap: every line says that it agrees, or names what does not. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Output } from '@/api/call';
import { useRead } from '@/api/hooks';
import { BottomBar, PrimaryButton } from '@/ui/button';
import { Card, Section } from '@/ui/card';
import { Stat, Stats } from '@/ui/figures';
import { sayMoney } from '@/ui/money';
import { Page } from '@/ui/page';
import { AsyncView } from '@/ui/states';
import { Tag } from '@/ui/tag';
import { thisYear, YearTabs } from '@/ui/year-tabs';

type Books = Output<'dues.reconcile'>;

export default function DuesCheck() {
  const [year, setYear] = useState(thisYear);
  const books = useRead('dues.reconcile', { year });
  return (
    <Page
      title="核对账目"
      header={<YearTabs value={year} onChange={setYear} />}
      footer={
        <BottomBar>
          <PrimaryButton icon="refresh" isPending={books.isFetching} onPress={() => void books.refetch()}>
            再核对一遍
          </PrimaryButton>
        </BottomBar>
      }
    >
      <AsyncView result={books}>
        {(data) => (
          <>
            <View className={`notice ${data.isRight ? 'notice-good' : 'notice-warn'}`}>
              {data.isRight ? `${data.year}年的会费账逐项相符` : `${data.year}年的会费账有不符之处，请按下面的说明查找`}
            </View>
            <Equation sums={data.sums} />
            <Section title="逐项核对">
              <View className="stack">
                {data.checks.map((check) => (
                  <CheckCard key={check.name} check={check} />
                ))}
              </View>
            </Section>
          </>
        )}
      </AsyncView>
    </Page>
  );
}

const Equation = ({ sums }: Pick<Books, 'sums'>) => (
  <>
    <Stats>
      <Stat label="应缴" value={sayMoney(sums.billsFen)} note={`${sums.count} 张账单`} />
      <Stat label="已缴" value={sayMoney(sums.paidFen)} />
      <Stat label="待缴" value={sayMoney(sums.openFen)} />
    </Stats>
    <View className="card-note under-stats">{`应缴 ${sayMoney(sums.billsFen)} = 已缴 ${sayMoney(sums.paidFen)} + 待缴 ${sayMoney(sums.openFen)} + 免缴 ${sayMoney(sums.exemptedFen)} + 核销 ${sayMoney(sums.writtenOffFen)}`}</View>
  </>
);

const CheckCard = ({ check: { name, isRight, says, wrong } }: { check: Books['checks'][number] }) => (
  <Card>
    <View className="card-head">
      <View className="card-title">{name}</View>
      <Tag tone={isRight ? 'good' : 'warn'}>{isRight ? '相符' : '不符'}</Tag>
    </View>
    <View className="card-note">{says}</View>
    {wrong.map((line) => (
      <View key={line} className="card-text">
        {line}
      </View>
    ))}
  </Card>
);
