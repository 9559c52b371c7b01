/** Who opened my sealed data: when, who, what and why. */
import { View } from '@tarojs/components';
import { useList } from '@/api/hooks';
import { Row } from '@/ui/card';
import { List } from '@/ui/list';
import { Page } from '@/ui/page';
import { Empty } from '@/ui/states';
import { sayMoment } from '@/ui/time';

export default function Openings() {
  const list = useList('member.openings', {});
  return (
    <Page title="谁看过我的资料">
      <View className="notice">手机号、身份证号、银行卡号和地址平时只显示遮掩后的样子。工会干事每次打开都要写明理由，都记在这里。</View>
      <List
        result={list}
        as="rows"
        keyOf={({ id }) => id}
        empty={<Empty icon="shield" title="还没有人打开过" hint="有人打开您的资料时，会记下时间、是谁和理由" />}
      >
        {({ at, byName, byUnionName, labels, reason }) => (
          <Row
            icon="shield"
            title={`${byName} 看了${labels.join('、')}`}
            note={
              <>
                <View>{`${sayMoment(at)} · ${byUnionName}`}</View>
                <View>{`理由：${reason}`}</View>
              </>
            }
          />
        )}
      </List>
    </Page>
  );
}
