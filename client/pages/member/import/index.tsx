/** Importing a roster: template, file, dry run with every error in its row, then all at once with progress. */
import { View } from '@tarojs/components';
import { useState, type ReactNode } from 'react';
import { rosterColumns } from '../../../../types/member/labels';
import type { Output } from '@/api/call';
import { useCommand } from '@/api/hooks';
import { confirm, go, saveFile, type UploadedFile } from '@/platform';
import { BottomBar, Button, PrimaryButton } from '@/ui/button';
import { Card, Row, Section } from '@/ui/card';
import { SwitchField } from '@/ui/choice-fields';
import { DataTable, type Column } from '@/ui/data-table';
import { Stat, Stats } from '@/ui/figures';
import { FileField } from '@/ui/file-field';
import { Form } from '@/ui/form';
import { Page } from '@/ui/page';
import { Empty } from '@/ui/states';

type Report = Output<'member.import'>;
const header = Object.values(rosterColumns).map(([name]) => name).join(',');
const template = `${header}\r\nA0001,示例甲,内科小组,19900000000,女,1990-05-01,2015-07-01,\r\n`;

export default function Import() {
  const [file, setFile] = useState<UploadedFile | null>(null);
  const [report, setReport] = useState<Report | null>(null);
  const [skipInvalid, setSkip] = useState(false);
  const importing = useCommand('member.import', { isQuiet: true });
  const run = async (dryRun: boolean) => { if (file) setReport((await importing.run({ fileId: file.id, dryRun, skipInvalid: !dryRun && skipInvalid })) ?? report); };
  const count = report ? report.created + report.updated : 0;
  const hasErrors = (report?.errorCount ?? 0) > 0;
  const write = async () => {
    if (report && (await confirm({ title: '写入名册', text: `新增 ${report.created} 人，更新 ${report.updated} 人${hasErrors ? `，跳过有错的行（${report.errorCount} 处）` : ''}。要么全部写入，要么一行也不写。`, confirmText: '写入' }))) await run(false);
  };
  const footer = report?.isDryRun && count > 0
    ? <BottomBar note={importing.isPending ? '正在写入，可以离开这一页' : hasErrors && !skipInvalid ? '改好后重新上传，或选择跳过有错的行' : undefined}><PrimaryButton isPending={importing.isPending} isDisabled={hasErrors && !skipInvalid} onPress={() => void write()}>{`写入 ${count} 人`}</PrimaryButton></BottomBar>
    : <BottomBar><PrimaryButton isPending={importing.isPending} isDisabled={!file || (report !== null && !report.isDryRun)} onPress={() => void run(true)}>核对</PrimaryButton></BottomBar>;
  return (
    <Page title="导入名册" width="full" footer={footer}>
      <Card>
        <Row icon="download" title="下载模板" note="第一行是列名，可以加标题行；工号和姓名必填" onPress={() => void saveFile('名册模板.csv', { text: template, type: 'text/csv;charset=utf-8' })} />
        <Form error={importing.error}><FileField label="名册" name="fileId" accept=".xlsx" hint="Excel 或 WPS 的 .xlsx 文件，不超过 10 MB；工号已在册的会更新，空格子不改原值" value={file} onChange={(value) => { setFile(value); setReport(null); }} /></Form>
      </Card>
      {report ? <Result report={report} skip={hasErrors && report.isDryRun ? <SwitchField label="跳过有错的行" hint="其余的行照常写入" value={skipInvalid} onChange={setSkip} /> : null} /> : null}
    </Page>
  );
}

function Result({ report: { total, created, updated, unchanged, errors, errorCount, isDryRun }, skip }: { report: Report; skip: ReactNode }) {
  return (
    <>
      <View className="gap" />
      {isDryRun ? null : <View className="notice notice-good">{`已写入：新增 ${created} 人，更新 ${updated} 人`}</View>}
      <Stats><Stat label="共读到" value={`${total} 行`} /><Stat label="新增" value={created} /><Stat label="更新" value={updated} /><Stat label="未变" value={unchanged} /><Stat label="有错" value={errorCount} /></Stats>
      {isDryRun ? null : <View className="actions"><Button onPress={() => go('/pages/member/list/index')}>看名册</Button></View>}
      {errorCount > 0 ? (
        <Section title="要修改的地方" note={errorCount > errors.length ? `先列出 ${errors.length} 处` : undefined}>
          {skip ? <Card>{skip}</Card> : null}
          <View className="gap" />
          <DataTable label="错误" rows={errors} columns={columns} keyOf={({ row, column, message }) => `${row}${column}${message}`} exportAs="名册错误" empty={<Empty icon="check" title="没有错误" />} />
        </Section>
      ) : null}
    </>
  );
}

const columns: Column<Report['errors'][number]>[] = [
  { title: '行', cell: ({ row }) => `第 ${row} 行`, text: ({ row }) => row, width: '110px', onPhone: 'title' },
  { title: '列', cell: ({ column }) => column, text: ({ column }) => column, width: '130px' },
  { title: '问题', cell: ({ message }) => message, text: ({ message }) => message },
];
