/** What a roster would do, or did: the sums, and every row that must be put right. */
import { View } from '@tarojs/components';
import { Section } from '@/ui/card';
import { DataTable, type Column } from '@/ui/data-table';
import { Stat, Stats } from '@/ui/figures';
import { Empty } from '@/ui/states';
import type { Report } from './import-run';

type RowError = Report['errors'][number];

export function ImportResult({ report: { total, created, updated, unchanged, errors, errorCount, isDryRun } }: { report: Report }) {
  return (
    <>
      {isDryRun ? null : <View className="notice notice-good">{`已导入：新增 ${created} 人，更新 ${updated} 人`}</View>}
      <Section title={isDryRun ? '核对结果' : '导入结果'} note={isDryRun ? `共 ${total} 行，尚未写入` : `共 ${total} 行`}>
        <Stats>
          <Stat label="新增" value={created} />
          <Stat label="更新" value={updated} />
          <Stat label="未变" value={unchanged} />
          <Stat label={isDryRun ? '要改的地方' : '跳过的错处'} value={errorCount} />
        </Stats>
      </Section>
      {errorCount > 0 || isDryRun ? (
        <Section
          title={isDryRun ? '要改的地方' : '跳过的错处'}
          note={errorCount > errors.length ? `只列出前 ${errors.length} 处` : undefined}
        >
          <DataTable
            label="要改的地方"
            rows={errors}
            columns={columns}
            keyOf={({ row, column, message }) => `${row}${column}${message}`}
            exportAs="名册要改的地方"
            empty={<Empty icon="check" title="没有错误，可以导入" />}
          />
        </Section>
      ) : null}
    </>
  );
}

const columns: Column<RowError>[] = [
  { title: '行', cell: ({ row }) => `第 ${row} 行`, text: ({ row }) => row, width: '110px', onPhone: 'title' },
  { title: '列', cell: ({ column }) => column, text: ({ column }) => column, width: '140px' },
  { title: '问题', cell: ({ message }) => message, text: ({ message }) => message },
];
