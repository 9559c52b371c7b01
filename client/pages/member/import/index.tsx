/** Importing a roster in four steps: template, file, every error by its row, then writing that may be left alone. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { rosterColumns } from '../../../../types/member/labels';
import { useCommand, useRead } from '@/api/hooks';
import { confirm, go, saveFile, type UploadedFile } from '@/platform';
import { BottomBar, Button, PrimaryButton } from '@/ui/button';
import { Card, Section } from '@/ui/card';
import { ProgressBar } from '@/ui/figures';
import { FileField } from '@/ui/file-field';
import { Form } from '@/ui/form';
import { Page } from '@/ui/page';
import { ImportResult } from '../parts/import-result';
import { useImport, type Report } from '../parts/import-run';

export default function ImportRoster() {
  const { last, start, forget } = useImport();
  if (last?.status === 'pending' && last.variables) return <Running requestId={last.variables.requestId} />;
  if (last?.status === 'success' && last.data) return <Done report={last.data} onAgain={forget} />;
  return <Choose onStart={start} error={last?.error ?? null} />;
}

type ChooseProps = { onStart: ReturnType<typeof useImport>['start']; error: ReturnType<typeof useCommand>['error'] };

function Choose({ onStart, error }: ChooseProps) {
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
    <Page
      title="导入名册"
      width="full"
      footer={<NextStep file={file} report={report} isPending={check.isPending} onCheck={() => void compare()} onStart={onStart} />}
    >
      <Template />
      <Section title="第二步：选择填好的文件">
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
      {report ? <ImportResult report={report} /> : null}
    </Page>
  );
}

type NextProps = {
  file: UploadedFile | null;
  report: Report | null;
  isPending: boolean;
  onCheck: () => void;
  onStart: ChooseProps['onStart'];
};

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
  const { created, updated, errorCount } = report;
  const written = created + updated;
  const write = async () => {
    const skipped = errorCount > 0 ? `有错的行（${errorCount} 处）不写入，可改好后再导入一次。` : '';
    if (await confirm({ title: '导入名册', text: `新增 ${created} 人，更新 ${updated} 人。${skipped}`, confirmText: '导入' }))
      onStart({ fileId: file.id, skipInvalid: errorCount > 0 });
  };
  if (written === 0)
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

const Template = () => (
  <Section title="第一步：按模板填写">
    <Card>
      <View className="card-text">
        必填：工号、姓名；新会员还要填小组。工号已在名册里的按更新处理，空着的格子不改动。日期写成 2024-03-05、2024/3/5 都可以。
      </View>
      <View className="actions">
        <Button icon="download" onPress={() => void saveTemplate()}>
          下载模板
        </Button>
      </View>
    </Card>
  </Section>
);

const saveTemplate = () =>
  saveFile('名册模板.csv', {
    text: `${Object.values(rosterColumns)
      .map(([title]) => title)
      .join(',')}\r\n`,
    type: 'text/csv;charset=utf-8',
  });

/** The bar moves by itself; leaving does not stop the work. */
function Running({ requestId }: { requestId: string }) {
  const progress = useRead('member.importProgress', { requestId }, { refetchInterval: 1000 });
  const { done = 0, total = 0 } = progress.data ?? {};
  return (
    <Page title="导入名册">
      <Card>
        <View className="card-title">正在导入</View>
        <ProgressBar label="导入进度" value={done} total={total} text={total > 0 ? `${done}/${total} 行` : '正在核对'} />
        <View className="card-note">可以离开这一页，导入会继续；回来就能看到结果。中途出错时一行也不会写入。</View>
      </Card>
      <View className="actions">
        <Button onPress={() => go('/pages/home/index')}>先去首页</Button>
      </View>
    </Page>
  );
}

const Done = ({ report, onAgain }: { report: Report; onAgain: () => void }) => (
  <Page
    title="导入名册"
    width="full"
    footer={
      <BottomBar>
        <Button onPress={onAgain}>再导入一份</Button>
        <PrimaryButton onPress={() => go('/pages/member/list/index')}>查看名册</PrimaryButton>
      </BottomBar>
    }
  >
    <ImportResult report={report} />
  </Page>
);
