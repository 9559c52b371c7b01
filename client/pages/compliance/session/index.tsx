/** The check list of one session, to read and to print. */
import { useDownload } from '@/api/download';
import { useRead } from '@/api/hooks';
import { useRouteParams } from '@/platform';
import { BottomBar, PrimaryButton } from '@/ui/button';
import { Page } from '@/ui/page';
import { AsyncView } from '@/ui/states';
import { CheckList } from '../parts/check-list';

export default function SessionCompliance() {
  const { id = '' } = useRouteParams();
  const list = useRead('compliance.session', { sessionId: id });
  const print = useDownload('compliance.printSession');
  return (
    <Page
      title="会议合规检查"
      width="full"
      footer={
        list.data?.canPrint ? (
          <BottomBar>
            <PrimaryButton icon="print" isPending={print.isPending} onPress={() => void print.run({ sessionId: id })}>
              打印检查表
            </PrimaryButton>
          </BottomBar>
        ) : null
      }
    >
      <AsyncView result={list}>{(data) => <CheckList {...data} />}</AsyncView>
    </Page>
  );
}
