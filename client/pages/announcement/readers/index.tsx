/** Who has read and confirmed, by group; and the list of those who have not. */
import { View } from '@tarojs/components';
import { useCommand, useRead } from '@/api/hooks';
import { confirm, toast, useRouteParams } from '@/platform';
import { BottomBar, PrimaryButton } from '@/ui/button';
import { Card, Section } from '@/ui/card';
import { DataTable } from '@/ui/data-table';
import { ProgressBar, Stat, Stats } from '@/ui/figures';
import { Page } from '@/ui/page';
import { AsyncView, Empty } from '@/ui/states';

export default function AnnouncementReaders() {
  const { id = '' } = useRouteParams();
  const readers = useRead('announcement.readers', { id });
  const record = useRead('announcement.get', { id });
  const remind = useCommand('announcement.remind');
  const count = readers.data?.unread.length ?? 0;
  const done = record.data?.mustConfirm ? '确认' : '阅读';
  const submit = async () => {
    if (!(await confirm({ title: '提醒', text: `向还没有${done}的 ${count} 人发送提醒，今天不能再提醒第二次。`, confirmText: '提醒' })))
      return;
    const sent = await remind.run({ id });
    if (sent) toast(`已提醒 ${sent.reminded} 人`);
  };
  return (
    <Page
      title="阅读情况"
      width="full"
      footer={
        count > 0 ? (
          <BottomBar>
            <PrimaryButton isPending={remind.isPending} onPress={() => void submit()}>{`提醒这 ${count} 人`}</PrimaryButton>
          </BottomBar>
        ) : null
      }
    >
      {record.data ? <View className="article-title">{record.data.title}</View> : null}
      <AsyncView result={readers}>
        {({ total, read, confirmed, groups, unread }) => (
          <View className="split">
            <View>
              <Stats>
                <Stat label="范围内" value={total} />
                <Stat label="已读" value={read} />
                <Stat label="已确认" value={confirmed} />
              </Stats>
              <Section title="各小组" note={`已${done} / 应${done}`}>
                <Card>
                  {groups.map((group) => {
                    const part = record.data?.mustConfirm ? group.confirmed : group.read;
                    return (
                      <View key={group.unitId} className="bar-line">
                        <View className="bar-name">{group.name}</View>
                        <ProgressBar
                          label={group.name}
                          value={part}
                          total={group.total}
                          tone={part === group.total ? 'good' : 'accent'}
                          text={`${part}/${group.total}`}
                        />
                      </View>
                    );
                  })}
                </Card>
              </Section>
            </View>
            <Section title={`还没有${done}`} note={`${unread.length} 人`}>
              <DataTable
                label={`未${done}名单`}
                rows={unread}
                keyOf={({ memberId }) => memberId}
                exportAs={`未${done}名单`}
                empty={<Empty icon="check" title={`范围内的会员都已${done}`} />}
                columns={[
                  { title: '姓名', cell: ({ name }) => name, text: ({ name }) => name, onPhone: 'title' },
                  { title: '小组', cell: ({ groupName }) => groupName, text: ({ groupName }) => groupName },
                ]}
              />
            </Section>
          </View>
        )}
      </AsyncView>
    </Page>
  );
}
