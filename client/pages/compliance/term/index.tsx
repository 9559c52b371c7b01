/** The check list of a congress term, to read and to print. */
import { useDownload } from '@/api/download';
import { useRead } from '@/api/hooks';
import { useRouteParams } from '@/platform';
import { BottomBar, PrimaryButton } from '@/ui/button';
import { Page } from '@/ui/page';
import { AsyncView } from '@/ui/states';
import { CheckList } from '../parts/check-list';

export default function Compliance() {
  const { id = '' } = useRouteParams();
  const list = useRead('compliance.term', { termId: id });
  const print = useDownload('compliance.print');
  return (
    <Page
      title="合规检查"
      width="full"
      footer={
        list.data?.canPrint ? (
          <BottomBar>
            <PrimaryButton icon="print" isPending={print.isPending} onPress={() => void print.run({ termId: id })}>
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
