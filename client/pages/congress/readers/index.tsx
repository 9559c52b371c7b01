/** Who has read the papers: figures by item, and the delegates who still have some to read. */
import { View } from '@tarojs/components';
import type { Output } from '@/api/call';
import { useCommand, useRead } from '@/api/hooks';
import { useRouteParams } from '@/platform';
import { BottomBar, PrimaryButton } from '@/ui/button';
import { Card, Section } from '@/ui/card';
import { DataTable, type Column } from '@/ui/data-table';
import { ProgressBar } from '@/ui/figures';
import { Page } from '@/ui/page';
import { AsyncView, Empty } from '@/ui/states';
import { sayMoment } from '@/ui/time';
import '@/ui/congress.scss';

type Delegate = Output<'congress.readers'>['delegates'][number];

export default function Readers() {
  const { id = '' } = useRouteParams();
  const readers = useRead('congress.readers', { sessionId: id });
  const remind = useCommand('congress.remindReaders', { done: '已提醒' });
  const { canRemind = false, remindedAt = null } = readers.data ?? {};
  return (
    <Page
      title="阅读情况"
      width="full"
      footer={
        canRemind ? (
          <BottomBar note={remindedAt ? `上次提醒 ${sayMoment(remindedAt)}` : undefined}>
            <PrimaryButton icon="inbox" isPending={remind.isPending} onPress={() => void remind.run({ sessionId: id })}>
              提醒没读完的代表
            </PrimaryButton>
          </BottomBar>
        ) : null
      }
    >
      <AsyncView result={readers}>
        {({ title, due, items, delegates }) => (
          <View className="stack">
            <Card>
              <View className="gapped">
                <View className="card-title">{title}</View>
                {items.map((item) => (
                  <View key={item.id}>
                    <View className="card-text">{item.title}</View>
                    <ProgressBar label={item.title} value={item.read} total={due} tone="good" text={`已阅 ${item.read} / ${due}`} />
                  </View>
                ))}
              </View>
            </Card>
            <Section title="还没有读完" note={`${delegates.length} 名代表`}>
              <DataTable
                label="还没有读完的代表"
                rows={delegates}
                columns={columns}
                keyOf={({ memberId }) => memberId}
                empty={<Empty icon="check" title="代表都读完了" />}
              />
            </Section>
          </View>
        )}
      </AsyncView>
    </Page>
  );
}

const columns: Column<Delegate>[] = [
  { title: '代表', cell: ({ name }) => name, text: ({ name }) => name, onPhone: 'title' },
  { title: '选区', cell: ({ constituencyName }) => constituencyName, text: ({ constituencyName }) => constituencyName },
  { title: '未读', cell: ({ unread }) => `${unread} 项`, text: ({ unread }) => unread, align: 'right', width: '100px' },
];
