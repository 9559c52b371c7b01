/** The year in sums that reconcile; the federation sees its unions, never people. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Output } from '@/api/call';
import { useDownload } from '@/api/download';
import { useCan, useRead } from '@/api/hooks';
import { Card, Section } from '@/ui/card';
import { DataTable, type Column } from '@/ui/data-table';
import { ProgressBar, Stat, Stats } from '@/ui/figures';
import { sayMoney } from '@/ui/money';
import { Page } from '@/ui/page';
import { AsyncView, Empty } from '@/ui/states';
import { sayMonth } from '@/ui/time';
import { thisYear, YearTabs } from '@/ui/year-tabs';

type Sums = Output<'dues.summary'>['total'];
type Line = { key: string; name: string; sums: Sums };

export default function Summary() {
  const [year, setYear] = useState(thisYear);
  const summary = useRead('dues.summary', { year });
  return (
    <Page title="会费合计" width="full" header={<YearTabs value={year} onChange={setYear} />}>
      <AsyncView result={summary}>
        {({ total, months, unions }) => (
          <>
            <Stats>
              <Stat label="应缴" value={sayMoney(total.billsFen)} />
              <Stat label="已缴" value={sayMoney(total.paidFen)} />
              <Stat label="待缴" value={sayMoney(total.openFen)} />
            </Stats>
            <View className="gap" />
            <Card>
              <ProgressBar
                label="收缴率"
                value={total.paidFen}
                total={total.billsFen}
                tone="good"
                text={total.billsFen > 0 ? `${((total.paidFen / total.billsFen) * 100).toFixed(1)}%` : '—'}
              />
              <View className="card-note">{`应缴 ${sayMoney(total.billsFen)} = 已缴 ${sayMoney(total.paidFen)} + 待缴 ${sayMoney(total.openFen)} + 免缴 ${sayMoney(total.exemptedFen)} + 核销 ${sayMoney(total.writtenOffFen)}`}</View>
            </Card>
            {unions.length > 0 ? (
              <Lines year={year} title="各工会" lines={unions.map(({ unionId, name, sums }) => ({ key: unionId, name, sums }))} />
            ) : null}
            <Lines
              year={year}
              title="各月"
              lines={months.filter(({ sums }) => sums.count > 0).map(({ month, sums }) => ({ key: month, name: sayMonth(month), sums }))}
            />
          </>
        )}
      </AsyncView>
    </Page>
  );
}

const amount = (title: string, of: (sums: Sums) => number): Column<Line> => ({
  title,
  cell: ({ sums }) => sayMoney(of(sums)),
  text: ({ sums }) => of(sums) / 100,
  align: 'right',
});
const columns: Column<Line>[] = [
  { title: '名称', cell: ({ name }) => name, text: ({ name }) => name, onPhone: 'title' },
  { title: '账单', cell: ({ sums }) => `${sums.count} 张`, text: ({ sums }) => sums.count, align: 'right' },
  amount('应缴', ({ billsFen }) => billsFen),
  amount('已缴', ({ paidFen }) => paidFen),
  amount('待缴', ({ openFen }) => openFen),
  amount('免缴核销', ({ exemptedFen, writtenOffFen }) => exemptedFen + writtenOffFen),
];

function Lines({ title, lines, year }: { title: string; lines: Line[]; year: number }) {
  const canExport = useCan('dues.exportSummary');
  const file = useDownload('dues.exportSummary');
  return (
    <Section title={title}>
      <DataTable
        label={title}
        rows={lines}
        columns={columns}
        keyOf={({ key }) => key}
        {...(canExport ? { onExport: () => void file.run({ year }), isExporting: file.isPending } : {})}
        empty={<Empty icon="chart" title="这一年还没有账单" />}
      />
    </Section>
  );
}
