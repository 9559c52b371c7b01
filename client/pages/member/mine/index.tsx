/** My own file card, and whom to ask when something in it is wrong. */
import { View } from '@tarojs/components';
import { useRead } from '@/api/hooks';
import { Page } from '@/ui/page';
import { AsyncView } from '@/ui/states';
import { FileCard } from '../parts/file-card';

export default function MyCard() {
  const record = useRead('member.mine', {});
  return (
    <Page title="我的会员档案">
      <AsyncView result={record}>
        {(member) => (
          <>
            <FileCard member={member} />
            <View className="notice">资料有变动或不对，请告诉工会小组长或工会干事，由干事更改；每次更改都有记录。</View>
          </>
        )}
      </AsyncView>
    </Page>
  );
}
