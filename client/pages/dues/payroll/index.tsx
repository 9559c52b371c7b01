/** Comparing the payroll department's list: choose the file, see every difference, then record what agrees. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { differenceLabels } from '../../../../types/dues/labels';
import type { Output } from '@/api/call';
import { useDownload } from '@/api/download';
import { useCommand } from '@/api/hooks';
import { confirm, type UploadedFile } from '@/platform';
import { BottomBar, PrimaryButton } from '@/ui/button';
import { Card, Section } from '@/ui/card';
import { DataTable, type Column } from '@/ui/data-table';
import { MonthField } from '@/ui/date-fields';
import { Stat, Stats } from '@/ui/figures';
import { FileField } from '@/ui/file-field';
import { Form } from '@/ui/form';
import { sayMoney } from '@/ui/money';
import { Wizard } from '@/ui/wizard';
import { Empty } from '@/ui/states';
import { Tag } from '@/ui/tag';
import { thisMonth } from '@/ui/time';

type Report = Output<'dues.importPayroll'>;
type Difference = Report['differences'][number];

export default function Payroll() {
  const [month, setMonth] = useState<string | null>(thisMonth());
  const [file, setFile] = useState<UploadedFile | null>(null);
  const [report, setReport] = useState<Report | null>(null);
  const compare = useCommand('dues.importPayroll', { isQuiet: true });
  const run = async (dryRun: boolean) => {
    if (month && file) setReport((await compare.run({ month, fileId: file.id, dryRun })) ?? report);
  };
  const record = async () => {
    if (
      report &&
      (await confirm({
        title: '登记代扣',
        text: `为 ${report.matched} 人登记共 ${sayMoney(report.matchedFen)}，每人开出收据；有差异的 ${report.differences.length} 处不登记。`,
        confirmText: '登记',
      }))
    )
      await run(false);
  };
  const canRecord = report?.isDryRun && report.matched > 0;
  const now = report === null ? 0 : report.isDryRun ? 1 : 3;
  const footer = canRecord ? (
    <BottomBar>
      <PrimaryButton isPending={compare.isPending} onPress={() => void record()}>{`登记无误的 ${report.matched} 人`}</PrimaryButton>
    </BottomBar>
  ) : (
    <BottomBar>
      <PrimaryButton isPending={compare.isPending} isDisabled={!month || !file} onPress={() => void run(true)}>
        核对
      </PrimaryButton>
    </BottomBar>
  );
  return (
    <Wizard title="核对代扣名单" steps={['选择名单', '核对差异', '登记']} now={now} footer={footer}>
      <Card>
        <Form error={compare.error}>
          <MonthField
            label="月份"
            name="month"
            isRequired
            value={month}
            onChange={(value) => {
              setMonth(value);
              setReport(null);
            }}
          />
          <FileField
            label="工资部门的名单"
            name="fileId"
            accept=".xlsx"
            hint="要有「工号」「姓名」「金额」三列，标题行在第几行都可以"
            value={file}
            onChange={(value) => {
              setFile(value);
              setReport(null);
            }}
          />
        </Form>
      </Card>
      {report ? <Result report={report} month={month ?? ''} fileId={file?.id ?? ''} /> : null}
    </Wizard>
  );
}

type Given = { report: Report; month: string; fileId: string };

function Result({ report: { matched, matchedFen, recorded, pending, isDryRun, differences }, month, fileId }: Given) {
  const paper = useDownload('dues.payrollReport');
  return (
    <>
      {isDryRun ? null : (
        <View className="notice notice-good">{`已登记 ${recorded} 人，共 ${sayMoney(matchedFen)}${pending > 0 ? `；名单较长，其中 ${pending} 人的收据在随后几秒内开出，可以离开` : ''}`}</View>
      )}
      <Section title="核对结果">
        <Stats>
          <Stat label="相符" value={matched} note={sayMoney(matchedFen)} />
          <Stat label="差异" value={differences.length} />
        </Stats>
      </Section>
      <Section title="差异">
        <DataTable
          label="差异"
          rows={differences}
          columns={columns}
          keyOf={(one) => `${one.row}${one.employeeNo}${one.kind}`}
          {...(isDryRun ? { onExport: () => void paper.run({ month, fileId }), isExporting: paper.isPending } : {})}
          empty={<Empty icon="check" title="全部相符" />}
        />
      </Section>
    </>
  );
}

const columns: Column<Difference>[] = [
  { title: '行', cell: ({ row }) => row ?? '—', text: ({ row }) => row ?? '', width: '64px' },
  { title: '姓名', cell: ({ name, employeeNo }) => name || employeeNo || '（空）', text: ({ name }) => name, onPhone: 'title' },
  { title: '工号', cell: ({ employeeNo }) => employeeNo || '—', text: ({ employeeNo }) => employeeNo },
  { title: '差异', cell: ({ kind }) => <Tag tone="warn">{differenceLabels[kind]}</Tag>, text: ({ kind }) => differenceLabels[kind] },
  { title: '说明', cell: ({ message }) => message, text: ({ message }) => message },
];
