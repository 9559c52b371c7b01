/** The treasurer's desk: the months of a year, opened, paid and closed. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { duesLifecycle } from '../../../../types/dues/lifecycle';
import type { Output } from '@/api/call';
import { useDownload } from '@/api/download';
import { useCommand, useRead } from '@/api/hooks';
import { confirm, go, toast } from '@/platform';
import { Button } from '@/ui/button';
import { Card, Row, Section } from '@/ui/card';
import { ProgressBar } from '@/ui/figures';
import { sayMoney } from '@/ui/money';
import { Page } from '@/ui/page';
import { AsyncView } from '@/ui/states';
import { StatusTag, Tag } from '@/ui/tag';
import { sayDay, sayMonth, thisMonth } from '@/ui/time';
import { thisYear, YearTabs } from '@/ui/year-tabs';

type Month = Output<'dues.months'>['items'][number];
type Moves = Output<'dues.months'>['moves'];

export default function DuesDesk() {
  const [year, setYear] = useState(thisYear);
  const months = useRead('dues.months', { year });
  return (
    <Page title="会费管理" width="full" header={<YearTabs value={year} onChange={setYear} />}>
      <AsyncView result={months}>
        {({ items, moves }) => (
          <>
            <Tools moves={moves} year={year} />
            <View className="split-cards">
              {[...items]
                .reverse()
                .filter(({ month }) => month <= thisMonth() || month.slice(0, 4) < String(thisYear()))
                .map((month) => (
                  <MonthCard key={month.month} month={month} moves={moves} />
                ))}
            </View>
            <Papers />
          </>
        )}
      </AsyncView>
    </Page>
  );
}

const papers = [
  ['book', '会费账', '各方式收入、冲正、更正与逐笔收款', '/pages/dues/ledger/index'],
  ['people', '欠费名单', '提醒、谈话、由人决定', '/pages/dues/arrears/index'],
  ['heart', '缴费身份', '学徒工、免缴、保留会籍', '/pages/dues/standings/index'],
  ['file', '会费标准', '依据与适用月份', '/pages/dues/plans/index'],
  ['upload', '上缴会费', '按比例算出、登记上缴', '/pages/dues/remittance/index'],
  ['check', '核对账目', '逐项核对一年的账', '/pages/dues/check/index'],
  ['chart', '全年合计', '各月收缴情况', '/pages/dues/summary/index'],
] as const;

const Papers = () => (
  <Section title="账册与规定">
    <Card className="rows">
      {papers.map(([icon, title, note, page]) => (
        <Row key={title} icon={icon} title={title} note={note} onPress={() => go(page)} />
      ))}
    </Card>
  </Section>
);

function Tools({ moves, year }: { moves: Moves; year: number }) {
  const file = useDownload('dues.exportYear');
  return (
    <View className="page-tools">
      {moves.includes('record') ? (
        <Button isSmall icon="plus" onPress={() => go('/pages/dues/record/index')}>
          登记缴费
        </Button>
      ) : null}
      {moves.includes('record') ? (
        <Button isSmall icon="plus" onPress={() => go('/pages/dues/collect/index')}>
          补缴欠费
        </Button>
      ) : null}
      {moves.includes('importPayroll') ? (
        <Button isSmall icon="upload" onPress={() => go('/pages/dues/payroll/index')}>
          核对代扣名单
        </Button>
      ) : null}
      <Button isSmall icon="download" isPending={file.isPending} onPress={() => void file.run({ year })}>
        导出全年
      </Button>
    </View>
  );
}

function MonthCard({ month: { month, state, sums, sumsAtClose, closeBy }, moves }: { month: Month; moves: Moves }) {
  const canOpen = moves.includes('openMonth');
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
          {closeBy && month < thisMonth() ? <View className="card-note">{`应在 ${sayDay(closeBy)} 前结账`}</View> : null}
          {sumsAtClose && sumsAtClose.openFen !== sums.openFen ? (
            <View className="card-note">{`结账时待缴 ${sayMoney(sumsAtClose.openFen)}，其后补缴和更正记在以后的账里`}</View>
          ) : null}
        </>
      )}
      <View className="actions">
        {state !== 'none' ? (
          <Button isSmall onPress={() => go('/pages/dues/month/index', { month })}>
            账单
          </Button>
        ) : null}
        {state !== 'none' ? (
          <Button isSmall label={`${sayMonth(month)}会费账`} onPress={() => go('/pages/dues/ledger/index', { month })}>
            会费账
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
