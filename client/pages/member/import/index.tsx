/** Importing a roster in steps: template, file, every error by its row, then writing that may be left alone and found again. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import type { CallError } from '@/api/call';
import { useDownload } from '@/api/download';
import { useCommand, useRead } from '@/api/hooks';
import { useLongWork } from '@/api/long-work';
import { confirm, go, type UploadedFile } from '@/platform';
import { BottomBar, Button, PrimaryButton } from '@/ui/button';
import { Card, Section } from '@/ui/card';
import { FileField } from '@/ui/file-field';
import { Form } from '@/ui/form';
import { sayMoment } from '@/ui/time';
import { Wizard, WizardRunning } from '@/ui/wizard';
import { ImportResult, type Report } from '../parts/import-result';

const TITLE = '导入名册';
const STEPS = ['填写', '核对', '写入'];
type Start = (input: { fileId: string; skipInvalid: boolean }) => void;

export default function ImportRoster() {
  const { last, start, forget } = useLongWork({
    operation: 'member.import',
    title: TITLE,
    page: '/pages/member/import/index',
    progress: 'member.importProgress',
  });
  if (last?.status === 'pending' && last.variables) return <Running requestId={last.variables.requestId} />;
  if (last?.status === 'success' && last.data) return <Done report={last.data} onAgain={forget} />;
  return <Choose onStart={start} error={last?.error ?? null} />;
}

function Choose({ onStart, error }: { onStart: Start; error: CallError | null }) {
  const [file, setFile] = useState<UploadedFile | null>(null);
  const [report, setReport] = useState<Report | null>(null);
  const check = useCommand('member.import', { isQuiet: true });
  const choose = (value: UploadedFile | null) => {
    setFile(value);
    setReport(null);
    check.reset();
  };
  const compare = async () => {
    if (file) setReport(await check.run({ fileId: file.id, dryRun: true }));
  };
  return (
    <Wizard
      title={TITLE}
      steps={STEPS}
      now={report ? 1 : 0}
      footer={<NextStep file={file} report={report} isPending={check.isPending} onCheck={() => void compare()} onStart={onStart} />}
    >
      <Template />
      <Section title="选择填好的文件">
        <Card>
          <Form error={check.error ?? error}>
            <FileField
              label="名册文件"
              name="fileId"
              accept=".xlsx"
              hint="Excel 工作簿（.xlsx），不超过 10 MB；标题行上面有合并的大标题也可以"
              value={file}
              onChange={choose}
            />
          </Form>
        </Card>
      </Section>
      {report ? <ImportResult report={report} fileId={file?.id} /> : <LastImport />}
    </Wizard>
  );
}

type NextProps = { file: UploadedFile | null; report: Report | null; isPending: boolean; onCheck: () => void; onStart: Start };

/** One main button: first check, then write; with errors left, writing the rest must be wanted expressly. */
function NextStep({ file, report, isPending, onCheck, onStart }: NextProps) {
  if (!file || !report)
    return (
      <BottomBar note={file ? '先核对，不会写入任何一行' : '请先选择文件'}>
        <PrimaryButton isPending={isPending} isDisabled={!file} onPress={onCheck}>
          核对
        </PrimaryButton>
      </BottomBar>
    );
  const { created, updated, doubles, errorCount } = report;
  const written = created + updated;
  const write = async () => {
    const skipped = errorCount > 0 ? `有错的行（${errorCount} 处）不写入，可改好后再导入一次。` : '';
    const aside = doubles > 0 ? `疑似重复的 ${doubles} 行留给人核对。` : '';
    const text = `新增 ${created} 人，更新 ${updated} 人。${aside}${skipped}`;
    if (await confirm({ title: TITLE, text, confirmText: '导入' })) onStart({ fileId: file.id, skipInvalid: errorCount > 0 });
  };
  if (written + doubles === 0)
    return <BottomBar note={errorCount > 0 ? '请在文件里改好后重新选择' : '名册与文件完全一致，不用导入'}>{null}</BottomBar>;
  if (errorCount > 0)
    return (
      <BottomBar note="建议在文件里改好后重新选择">
        <Button onPress={() => void write()}>{`跳过有错的行，导入 ${written} 人`}</Button>
      </BottomBar>
    );
  return (
    <BottomBar>
      <PrimaryButton onPress={() => void write()}>{`导入 ${written} 人`}</PrimaryButton>
    </BottomBar>
  );
}

function Template() {
  const template = useDownload('member.importTemplate');
  return (
    <Section title="按模板填写">
      <Card>
        <View className="card-text">
          必填：工号、姓名；新会员还要填小组。工号已在名册里的按更新处理，空着的格子不改动。日期写成 2024-03-05、2024/3/5
          都可以。号码加密保存，与他人相同的会留给人核对。
        </View>
        <View className="actions">
          <Button icon="download" isPending={template.isPending} onPress={() => void template.run({})}>
            下载模板
          </Button>
        </View>
      </Card>
    </Section>
  );
}

/** What the last import did, found again on any device. */
function LastImport() {
  const last = useRead('member.lastImport', {});
  const { report = null, at = null } = last.data ?? {};
  if (!report || !at) return null;
  return (
    <Section title="上一次导入" note={sayMoment(at)}>
      <Card>
        <View className="card-text">
          {`共 ${report.total} 行：新增 ${report.created} 人，更新 ${report.updated} 人，未变 ${report.unchanged} 人，疑似重复 ${report.doubles} 人，跳过 ${report.errorCount} 处错误。`}
        </View>
      </Card>
    </Section>
  );
}

function Running({ requestId }: { requestId: string }) {
  const progress = useRead('member.importProgress', { requestId }, { refetchInterval: 1000 });
  const { done = 0, total = 0 } = progress.data ?? {};
  return (
    <Wizard title={TITLE} steps={STEPS} now={2}>
      <WizardRunning title="正在导入" done={done} total={total} unit="行" />
    </Wizard>
  );
}

const Done = ({ report, onAgain }: { report: Report; onAgain: () => void }) => (
  <Wizard
    title={TITLE}
    steps={STEPS}
    now={STEPS.length}
    footer={
      <BottomBar>
        <Button onPress={onAgain}>再导入一份</Button>
        <PrimaryButton onPress={() => go('/pages/member/list/index')}>查看名册</PrimaryButton>
      </BottomBar>
    }
  >
    <ImportResult report={report} />
  </Wizard>
);
