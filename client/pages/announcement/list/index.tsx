/** Announcements: by category for members, by state too for those who write them; a table at a desk. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { categoryLabels } from '../../../../types/announcement/labels';
import { announcementLifecycle } from '../../../../types/announcement/lifecycle';
import type { Output } from '@/api/call';
import { useDownload } from '@/api/download';
import { useCan, useList, type ListResult } from '@/api/hooks';
import { go, useIsWide } from '@/platform';
import { Picture } from '@/ui/attachments';
import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { DataTable, type Column } from '@/ui/data-table';
import { List } from '@/ui/list';
import { Page } from '@/ui/page';
import { AsyncView, Empty } from '@/ui/states';
import { optionsOf, Tabs } from '@/ui/tabs';
import { StatusTag, Tag } from '@/ui/tag';
import { sayMoment } from '@/ui/time';
import { When } from '@/ui/when';

type State = keyof typeof announcementLifecycle.labels;
type Item = Output<'announcement.list'>['items'][number];
const { published, draft, scheduled, withdrawn, expired } = announcementLifecycle.labels;
const stateOptions = optionsOf({ published, draft, scheduled, withdrawn, expired } as Record<State, string>);
const open = ({ id }: Item) => go('/pages/announcement/detail/index', { id });

export default function Announcements() {
  const isWriter = useCan('announcement.create');
  const isWide = useIsWide();
  const [category, setCategory] = useState<keyof typeof categoryLabels | ''>('');
  const [state, setState] = useState<State>('published');
  const list = useList('announcement.list', { ...(category ? { category } : {}), ...(isWriter ? { state } : {}) });
  const header = (
    <>
      {isWriter ? <Tabs label="状态" value={state} options={stateOptions} onChange={setState} /> : null}
      <Tabs label="类别" value={category} options={optionsOf(categoryLabels, '全部')} onChange={setCategory} />
    </>
  );
  const empty = <Empty icon="megaphone" title="这里还没有公告" hint={isWriter ? '点「起草公告」写第一则' : '有新公告会在消息里提醒您'} />;
  return (
    <Page title="公告" header={header} width={isWriter && isWide ? 'full' : 'read'}>
      {isWriter ? (
        <View className="page-tools">
          <Button isSmall icon="plus" onPress={() => go('/pages/announcement/edit/index')}>
            起草公告
          </Button>
        </View>
      ) : null}
      {isWriter && isWide ? (
        <Desk list={list} state={state} category={category} empty={empty} />
      ) : (
        <List result={list} keyOf={({ id }) => id} empty={empty}>
          {(item) => <Line item={item} />}
        </List>
      )}
    </Page>
  );
}

function Line({ item }: { item: Item }) {
  const { title, category, state, excerpt, mustConfirm, isPinned, publishAt, readAt, confirmedAt, isChanged, cover } = item;
  const isOut = state === 'published';
  return (
    <Card label={title} onPress={() => open(item)}>
      <View className="news">
        <View className="news-main">
          <View className="card-head">
            <View className="card-title">{title}</View>
            {isOut && !readAt ? <Tag tone="accent">未读</Tag> : null}
            {isOut && isChanged ? <Tag tone="warn">已更新</Tag> : null}
          </View>
          <View className="card-text two-lines">{excerpt}</View>
        </View>
        {cover ? <Picture url={cover.thumbUrl ?? cover.url} label="" className="news-cover" /> : null}
      </View>
      <View className="tags">
        {isPinned ? <Tag tone="accent">置顶</Tag> : null}
        <Tag>{categoryLabels[category]}</Tag>
        {isOut ? null : <StatusTag lifecycle={announcementLifecycle} state={state} />}
        {isOut && mustConfirm ? <Tag tone={confirmedAt ? 'good' : 'warn'}>{confirmedAt ? '已确认' : '待确认'}</Tag> : null}
        {publishAt ? <When at={publishAt} /> : null}
      </View>
    </Card>
  );
}

const said = (at: string | null) => (at ? sayMoment(at) : '');
const columns: Column<Item>[] = [
  { title: '标题', cell: ({ title }) => title, text: ({ title }) => title, onPhone: 'title', width: '300px' },
  { title: '类别', cell: ({ category }) => categoryLabels[category], text: ({ category }) => categoryLabels[category], width: '72px' },
  {
    title: '标记',
    cell: ({ isPinned, mustConfirm, updatedAt }) => (
      <View className="tags">
        {isPinned ? <Tag tone="accent">置顶</Tag> : null}
        {mustConfirm ? <Tag tone="warn">必读</Tag> : null}
        {updatedAt ? <Tag>已更新</Tag> : null}
      </View>
    ),
    text: ({ isPinned, mustConfirm, updatedAt }) =>
      [isPinned && '置顶', mustConfirm && '必读', updatedAt && '已更新'].filter(Boolean).join('、'),
  },
  { title: '发布时间', cell: ({ publishAt }) => said(publishAt), text: ({ publishAt }) => publishAt ?? '' },
  { title: '过期时间', cell: ({ expireAt }) => said(expireAt), text: ({ expireAt }) => expireAt ?? '' },
];

function Desk({
  list,
  state,
  category,
  empty,
}: {
  list: ListResult<Item>;
  state: State;
  category: keyof typeof categoryLabels | '';
  empty: React.ReactNode;
}) {
  const download = useDownload('announcement.export');
  return (
    <AsyncView result={list}>
      {(rows) => (
        <DataTable
          label="公告清单"
          rows={rows}
          columns={columns}
          keyOf={({ id }) => id}
          onOpen={open}
          onExport={() => void download.run({ state, ...(category ? { category } : {}) })}
          isExporting={download.isPending}
          more={list}
          empty={empty}
        />
      )}
    </AsyncView>
  );
}
