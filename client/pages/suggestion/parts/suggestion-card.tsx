/** A suggestion in a list: as a card under the thumb, as a line of a table at a desk. */
import { View } from '@tarojs/components';
import { categoryLabels } from '../../../../types/suggestion/labels';
import { suggestionLifecycle } from '../../../../types/suggestion/lifecycle';
import type { Output } from '@/api/call';
import { go } from '@/platform';
import { Card } from '@/ui/card';
import type { Column } from '@/ui/data-table';
import { StatusTag, Tag } from '@/ui/tag';
import { sayDay } from '@/ui/time';

export type Item = Output<'suggestion.list'>['items'][number];
export const openSuggestion = ({ id }: { id: string }) => go('/pages/suggestion/detail/index', { id });
export const whoOf = ({ authorName, isAnonymous, isMine }: Pick<Item, 'authorName' | 'isAnonymous' | 'isMine'>) =>
  isMine
    ? isAnonymous
      ? '我（不显示姓名）'
      : '我'
    : authorName === null
      ? '匿名会员'
      : isAnonymous
        ? `${authorName}（匿名）`
        : authorName;
export const dueOf = ({ dueOn, isOverdue, state }: Pick<Item, 'dueOn' | 'isOverdue' | 'state'>) =>
  dueOn ? `${sayDay(dueOn)}前${state === 'assigned' ? '答复' : '落实'}${isOverdue ? '，已超期' : ''}` : '';

export function SuggestionCard({ item }: { item: Item }) {
  const due = dueOf(item);
  return (
    <Card label={`${item.title}，${suggestionLifecycle.labels[item.state]}`} onPress={() => openSuggestion(item)}>
      <View className="card-head">
        <View className="card-title">{item.title}</View>
        <StatusTag lifecycle={suggestionLifecycle} state={item.state} />
      </View>
      <View className="card-note">{[categoryLabels[item.category], whoOf(item), item.unitName].filter(Boolean).join(' · ')}</View>
      {due || item.supporters > 0 || item.outcome === 'partly' ? (
        <View className="tags">
          {due ? <Tag tone={item.isOverdue ? 'accent' : 'grey'}>{due}</Tag> : null}
          {item.outcome === 'partly' ? <Tag tone="info">部分采纳</Tag> : null}
          {item.supporters > 0 ? <Tag tone={item.hasSupported ? 'good' : 'grey'}>{`${item.supporters} 人支持`}</Tag> : null}
        </View>
      ) : null}
    </Card>
  );
}

export const columns: Column<Item>[] = [
  { title: '标题', cell: ({ title }) => title, text: ({ title }) => title, onPhone: 'title' },
  {
    title: '类别',
    cell: ({ category }) => categoryLabels[category],
    text: ({ category }) => categoryLabels[category],
    width: '104px',
    isExtra: true,
  },
  { title: '提出人', cell: (item) => whoOf(item), text: (item) => whoOf(item), width: '120px' },
  { title: '承办部门', cell: ({ unitName }) => unitName ?? '—', text: ({ unitName }) => unitName ?? '', width: '112px' },
  {
    title: '状态',
    cell: ({ state }) => <StatusTag lifecycle={suggestionLifecycle} state={state} />,
    text: ({ state }) => suggestionLifecycle.labels[state],
    width: '96px',
  },
  { title: '支持', cell: ({ supporters }) => `${supporters} 人`, text: ({ supporters }) => supporters, width: '72px' },
  {
    title: '期限',
    cell: (item) => (item.isOverdue ? <Tag tone="accent">{dueOf(item)}</Tag> : dueOf(item) || '—'),
    text: ({ dueOn }) => dueOn ?? '',
    width: '184px',
  },
];
