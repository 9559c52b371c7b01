/** A year's suggestions added up: adopted, carried out, answered in time, saved; by department and by category. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { categoryLabels } from '../../../../types/suggestion/labels';
import type { Output } from '@/api/call';
import { useDownload } from '@/api/download';
import { useCan, useRead } from '@/api/hooks';
import { Button } from '@/ui/button';
import { Section } from '@/ui/card';
import { DataTable, type Column } from '@/ui/data-table';
import { Stat, Stats } from '@/ui/figures';
import { sayMoney } from '@/ui/money';
import { Page } from '@/ui/page';
import { AsyncView, Empty } from '@/ui/states';
import { thisYear, YearTabs } from '@/ui/year-tabs';

type Sums = Output<'suggestion.statistics'>;
type Row = Omit<Sums, 'byUnit' | 'byCategory'> & { name: string };

export default function SuggestionStatistics() {
  const [year, setYear] = useState(thisYear);
  const sums = useRead('suggestion.statistics', { year });
  const canExport = useCan('suggestion.export');
  const list = useDownload('suggestion.export');
  return (
    <Page title="建议统计" width="full" header={<YearTabs label="年度" value={year} onChange={setYear} count={3} />}>
      <AsyncView
        result={sums}
        isEmpty={({ total }) => total === 0}
        empty={<Empty icon="chart" title="这一年还没有建议" hint="会员提出建议后开始统计" />}
      >
        {(data) => (
          <>
            <Stats>
              <Stat label="建议" value={data.total} note={`已答复 ${data.answered}`} />
              <Stat label="采纳" value={data.adopted} note={`已落实 ${data.carriedOut}`} />
              <Stat
                label="按期答复"
                value={`${data.inTime}/${data.due}`}
                note={data.overdue > 0 ? `现有 ${data.overdue} 条超期` : '没有超期'}
              />
              <Stat label="节约" value={sayMoney(data.saving)} />
            </Stats>
            {canExport ? (
              <View className="actions page-tools">
                <Button isSmall icon="download" isPending={list.isPending} onPress={() => void list.run({ year })}>
                  导出清单
                </Button>
              </View>
            ) : null}
            <Section title="按部门">
              <Table label="按部门" rows={data.byUnit} />
            </Section>
            <Section title="按类别">
              <Table label="按类别" rows={data.byCategory.map(({ category, ...row }) => ({ ...row, name: categoryLabels[category] }))} />
            </Section>
            <View className="card-note">按期答复＝期限内答复 ÷ 已答复和到期未答复的；撤回的不计。</View>
          </>
        )}
      </AsyncView>
    </Page>
  );
}

const columns: Column<Row>[] = [
  { title: '名称', cell: ({ name }) => name, text: ({ name }) => name, onPhone: 'title' },
  { title: '建议', cell: ({ total }) => `${total} 条`, text: ({ total }) => total, width: '88px' },
  { title: '采纳', cell: ({ adopted }) => `${adopted} 条`, text: ({ adopted }) => adopted, width: '88px' },
  { title: '落实', cell: ({ carriedOut }) => `${carriedOut} 条`, text: ({ carriedOut }) => carriedOut, width: '88px' },
  { title: '按期答复', cell: ({ inTime, due }) => `${inTime}/${due}`, text: ({ inTime }) => inTime, width: '96px' },
  { title: '超期', cell: ({ overdue }) => `${overdue} 条`, text: ({ overdue }) => overdue, width: '88px' },
  { title: '节约', cell: ({ saving }) => (saving > 0 ? sayMoney(saving) : '—'), text: ({ saving }) => saving, width: '128px' },
];

const Table = ({ label, rows }: { label: string; rows: Row[] }) => (
  <DataTable label={label} rows={rows} columns={columns} keyOf={({ name }) => name} empty={<Empty icon="chart" title="没有数据" />} />
);
