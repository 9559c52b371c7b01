/** The standing box: what was suggested, by step; what waits for my department or the office. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useCan, useList, useMe } from '@/api/hooks';
import { go, useIsWide, useRouteParams } from '@/platform';
import { BottomBar, Button, PrimaryButton } from '@/ui/button';
import { DataTable } from '@/ui/data-table';
import { List } from '@/ui/list';
import { Page } from '@/ui/page';
import { AsyncView, Empty } from '@/ui/states';
import { Tabs } from '@/ui/tabs';
import { columns, openSuggestion, SuggestionCard } from '../parts/suggestion-card';

const views = {
  all: { text: '全部', filters: {}, who: null },
  mine: { text: '我的', filters: { isMine: true }, who: null },
  toAnswer: { text: '待本部门办理', filters: { toAnswer: true }, who: 'liaison' },
  submitted: { text: '待受理', filters: { state: 'submitted' }, who: 'office' },
  overdue: { text: '超期', filters: { isOverdue: true }, who: 'office' },
  assigned: { text: '办理中', filters: { state: 'assigned' }, who: null },
  adopted: { text: '已采纳', filters: { state: 'adopted' }, who: null },
  carriedOut: { text: '已落实', filters: { state: 'carriedOut' }, who: null },
} as const;
type ViewName = keyof typeof views;
const hints: Partial<Record<ViewName, string>> = {
  all: '点下面的「提建议」，第一条可以由您来写',
  mine: '点下面的「提建议」，答复会发到您的消息里',
  toAnswer: '转到本部门的会出现在这里，并发消息提醒',
  overdue: '都在期限之内',
};

export default function Suggestions() {
  const { view: asked } = useRouteParams();
  const { data: me } = useMe();
  const isOffice = useCan('suggestion.assign');
  const isWide = useIsWide();
  const [view, setView] = useState<ViewName>(asked && asked in views ? (asked as ViewName) : 'all');
  const isFor = (who: string | null) => who === null || (who === 'office' ? isOffice : (me?.roles.includes(who as never) ?? false));
  const shown = (Object.keys(views) as ViewName[]).filter((name) => isFor(views[name].who));
  const list = useList('suggestion.list', views[view].filters);
  const empty = <Empty icon="edit" title={view === 'all' ? '还没有建议' : `没有${views[view].text}的建议`} hint={hints[view]} />;
  return (
    <Page
      title="合理化建议"
      width="full"
      header={<Tabs label="建议" value={view} options={shown.map((value) => ({ value, text: views[value].text }))} onChange={setView} />}
      footer={
        <BottomBar>
          <PrimaryButton icon="edit" onPress={() => go('/pages/suggestion/edit/index')}>
            提建议
          </PrimaryButton>
        </BottomBar>
      }
    >
      <View className="actions page-tools">
        <Button isSmall icon="chart" onPress={() => go('/pages/suggestion/statistics/index')}>
          建议统计
        </Button>
        <Button isSmall icon="proposal" onPress={() => go('/pages/proposal/list/index')}>
          职代会提案
        </Button>
      </View>
      {isWide ? (
        <AsyncView result={list}>
          {(rows) => (
            <DataTable
              label="合理化建议"
              rows={rows}
              columns={columns}
              keyOf={({ id }) => id}
              onOpen={openSuggestion}
              more={list}
              empty={empty}
            />
          )}
        </AsyncView>
      ) : (
        <List result={list} keyOf={({ id }) => id} empty={empty}>
          {(item) => <SuggestionCard item={item} />}
        </List>
      )}
    </Page>
  );
}
