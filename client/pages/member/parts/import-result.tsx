/** What a roster would do, or did: the sums, every row that must be put right, and the file with the wrong cells marked. */
import { View } from '@tarojs/components';
import type { Output } from '@/api/call';
import { useDownload } from '@/api/download';
import { go } from '@/platform';
import { Button } from '@/ui/button';
import { Section } from '@/ui/card';
import { DataTable, type Column } from '@/ui/data-table';
import { Stat, Stats } from '@/ui/figures';
import { Empty } from '@/ui/states';

export type Report = Output<'member.import'>;
type RowError = Report['errors'][number];

/** `fileId` while the file can still be marked. */
export function ImportResult({ report, fileId }: { report: Report; fileId?: string }) {
  const { total, created, updated, unchanged, doubles, errors, errorCount, isDryRun } = report;
  const marked = useDownload('member.importErrors');
  return (
    <>
      {isDryRun ? null : <View className="notice notice-good">{`已导入：新增 ${created} 人，更新 ${updated} 人`}</View>}
      <Section title={isDryRun ? '核对结果' : '导入结果'} note={isDryRun ? `共 ${total} 行，尚未写入` : `共 ${total} 行`}>
        <Stats>
          <Stat label="新增" value={created} />
          <Stat label="更新" value={updated} />
          <Stat label="未变" value={unchanged} />
          <Stat label="疑似重复" value={doubles} />
          <Stat label={isDryRun ? '要改的地方' : '跳过的错处'} value={errorCount} />
        </Stats>
        {doubles > 0 ? <Doubles count={doubles} isDryRun={isDryRun} /> : null}
      </Section>
      {errorCount > 0 || isDryRun ? (
        <Section
          title={isDryRun ? '要改的地方' : '跳过的错处'}
          note={errorCount > errors.length ? `只列出前 ${errors.length} 处` : undefined}
        >
          {fileId && errorCount + doubles > 0 ? (
            <View className="page-tools">
              <Button icon="download" isPending={marked.isPending} onPress={() => void marked.run({ fileId })}>
                下载标注了错误的表格
              </Button>
            </View>
          ) : null}
          <DataTable
            label="要改的地方"
            rows={errors}
            columns={columns}
            keyOf={({ row, column, message }) => `${row}${column}${message}`}
            empty={<Empty icon="check" title="没有错误，可以导入" />}
          />
        </Section>
      ) : null}
    </>
  );
}

const Doubles = ({ count, isDryRun }: { count: number; isDryRun: boolean }) => (
  <>
    <View className="notice">
      {`有 ${count} 行的手机号或身份证号与另一工号的会员相同，${isDryRun ? '导入时先留下，由人核对后再决定。' : '已留下，请核对后决定。'}`}
    </View>
    {isDryRun ? null : (
      <View className="actions">
        <Button onPress={() => go('/pages/member/doubles/index')}>去核对</Button>
      </View>
    )}
  </>
);

const columns: Column<RowError>[] = [
  { title: '行', cell: ({ row }) => `第 ${row} 行`, text: ({ row }) => row, width: '110px', onPhone: 'title' },
  { title: '列', cell: ({ column }) => column, text: ({ column }) => column, width: '140px' },
  { title: '问题', cell: ({ message }) => message, text: ({ message }) => message },
];
