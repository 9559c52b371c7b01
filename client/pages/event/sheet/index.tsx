/** The sheet to sign: one line a person with room for a signature; printed from here, or as a PDF. */
import { View } from '@tarojs/components';
import { useDownload } from '@/api/download';
import { useRead } from '@/api/hooks';
import { canPrint, printPage, useRouteParams } from '@/platform';
import { BottomBar, Button, PrimaryButton } from '@/ui/button';
import { named } from '@/ui/name';
import { Page } from '@/ui/page';
import { AsyncView, Empty } from '@/ui/states';
import { sayMoment } from '@/ui/time';
import '@/ui/event.scss';

const heads = ['序', '姓名', '工号', '小组', '签名', '备注'];

export default function SignInSheet() {
  const { id = '' } = useRouteParams();
  const list = useRead('event.checkInList', { eventId: id });
  const sheet = useDownload('event.signInSheet');
  const hasPeople = (list.data?.people.length ?? 0) > 0;
  return (
    <Page
      title="签到表"
      width="full"
      footer={
        hasPeople ? (
          <BottomBar>
            {canPrint ? (
              <Button icon="print" isWide onPress={printPage}>
                打印本页
              </Button>
            ) : null}
            <PrimaryButton isPending={sheet.isPending} onPress={() => void sheet.run({ eventId: id })}>
              生成 PDF
            </PrimaryButton>
          </BottomBar>
        ) : null
      }
    >
      <AsyncView result={list}>
        {({ title, place, startsAt, people }) =>
          people.length === 0 ? (
            <Empty icon="people" title="还没有人取得名额" hint="有人报名后，这里会列出签到表" />
          ) : (
            <View className="card long">
              <View className="article-title">{`${title}签到表`}</View>
              <View className="card-note">{`${sayMoment(startsAt)}，${place}，应到 ${people.length} 人`}</View>
              <View className="sign-sheet" {...named('签到表', 'table')}>
                <View className="sign-row sign-head" {...named(undefined, 'row')}>
                  {heads.map((head) => (
                    <View key={head} className="sign-cell" {...named(undefined, 'columnheader')}>
                      {head}
                    </View>
                  ))}
                </View>
                {people.map(({ registrationId, name, employeeNo, groupName, heads: count }, index) => (
                  <View key={registrationId} className="sign-row" {...named(undefined, 'row')}>
                    {[String(index + 1), count > 1 ? `${name}（+${count - 1}）` : name, employeeNo, groupName, '', ''].map(
                      (cell, column) => (
                        <View key={heads[column]} className="sign-cell" {...named(undefined, 'cell')}>
                          {cell}
                        </View>
                      ),
                    )}
                  </View>
                ))}
              </View>
            </View>
          )
        }
      </AsyncView>
    </Page>
  );
}
