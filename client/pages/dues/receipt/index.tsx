/** One receipt, to show and to print. */
import { View } from '@tarojs/components';
import { methodLabels } from '../../../../types/dues/labels';
import { useDownload } from '@/api/download';
import { useRead } from '@/api/hooks';
import { isWeapp, useRouteParams } from '@/platform';
import { BottomBar, Button, PrimaryButton } from '@/ui/button';
import { Card, Facts } from '@/ui/card';
import { sayMoney } from '@/ui/money';
import { Page } from '@/ui/page';
import { AsyncView } from '@/ui/states';
import { sayMoment, sayMonth } from '@/ui/time';

export default function Receipt() {
  const { id = '' } = useRouteParams();
  const receipt = useRead('dues.receipt', { id });
  const paper = useDownload('dues.receiptPaper');
  const open = () => void paper.run({ id });
  return (
    <Page
      title="收据"
      footer={
        isWeapp ? (
          <BottomBar>
            <PrimaryButton icon="download" isPending={paper.isPending} onPress={open}>
              打开收据
            </PrimaryButton>
          </BottomBar>
        ) : (
          <BottomBar>
            <Button icon="download" isPending={paper.isPending} onPress={open}>
              下载收据
            </Button>
            <PrimaryButton icon="print" onPress={() => window.print()}>
              打印
            </PrimaryButton>
          </BottomBar>
        )
      }
    >
      <AsyncView result={receipt}>
        {(data) => (
          <Card className="receipt">
            <View className="receipt-title">会费收据</View>
            {data.reversedAt ? (
              <View className="notice notice-warn">{`已于 ${sayMoment(data.reversedAt)} 冲正：${data.reverseReason ?? ''}`}</View>
            ) : null}
            <Facts
              items={[
                ['收据号', data.receiptNo],
                ['工会', data.unionName],
                ['会员', data.memberName],
                ['会费月份', sayMonth(data.month)],
                ['入账月份', data.bookedMonth === data.month ? null : `${sayMonth(data.bookedMonth)}（补缴）`],
                ['金额', sayMoney(data.amountFen)],
                ['大写', data.amountWords],
                ['方式', methodLabels[data.method]],
                ['凭证号', data.reference],
                ['缴费时间', sayMoment(data.paidAt)],
                ['经办人', data.byName],
              ]}
            />
          </Card>
        )}
      </AsyncView>
    </Page>
  );
}
