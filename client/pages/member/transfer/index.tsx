/** Asking for a transfer, for oneself or, as an officer, for a member. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useCommand, useRead } from '@/api/hooks';
import { replace, useRouteParams, type UploadedFile } from '@/platform';
import { BottomBar, PrimaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { ChoiceField } from '@/ui/choice-fields';
import { FilesField } from '@/ui/files-field';
import { Form } from '@/ui/form';
import { Page } from '@/ui/page';
import { AsyncView, Empty } from '@/ui/states';
import { TextArea } from '@/ui/text-fields';

export default function Transfer() {
  const { id, name } = useRouteParams();
  const targets = useRead('member.transferTargets', {});
  const [toUnionId, setTarget] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [files, setFiles] = useState<UploadedFile[]>([]);
  const transfer = useCommand('member.transfer', { isQuiet: true, done: '已提交' });
  const submit = async () => {
    const sent = await transfer.run({ ...(id ? { id } : {}), toUnionId: toUnionId ?? '', reason, fileIds: files.map((file) => file.id) });
    if (sent) replace('/pages/member/transfers/index', { side: 'out' });
  };
  return (
    <Page
      title={name ? `为${name}办理转会` : '申请转会'}
      footer={
        <BottomBar note="对方工会接收之前，会籍和会费都不变">
          <PrimaryButton isPending={transfer.isPending} isDisabled={!toUnionId} onPress={() => void submit()}>
            {id ? '转出' : '提交申请'}
          </PrimaryButton>
        </BottomBar>
      }
    >
      <AsyncView
        result={targets}
        isEmpty={({ items }) => items.length === 0}
        empty={<Empty icon="people" title="没有可以转入的工会" hint="本联合会下没有其他工会；要转到别处的，请联系上级工会" />}
      >
        {({ items }) => (
          <>
            <View className="notice">
              {id
                ? '由您直接转出，等对方工会接收。'
                : '先由本会干事同意转出，再由对方工会接收。会龄连续计算，档案和沿革随您过去，账号照常使用。'}
            </View>
            <Card>
              <Form error={transfer.error}>
                <ChoiceField
                  label="转入的工会"
                  name="toUnionId"
                  isRequired
                  value={toUnionId}
                  options={items.map((one) => ({ value: one.id, text: one.name }))}
                  onChange={setTarget}
                />
                <TextArea label="理由" name="reason" isRequired max={200} rows={3} value={reason} onChange={setReason} />
                <FilesField
                  label="材料"
                  name="fileIds"
                  accept="image/*,.pdf"
                  hint="如调令、劳动合同的照片，对方工会也能看"
                  value={files}
                  onChange={setFiles}
                />
              </Form>
            </Card>
          </>
        )}
      </AsyncView>
    </Page>
  );
}
