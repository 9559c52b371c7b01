/** An endless list: pull to refresh comes from the page, the next part loads at the bottom or by a button. */
import { View } from '@tarojs/components';
import { Fragment, type ReactNode } from 'react';
import type { ListResult } from '@/api/hooks';
import { useReachBottom } from '@/platform';
import { Button } from './button';
import { ErrorState, Skeleton } from './states';

type ListProps<T> = {
  /** What `useList` gave. */
  result: ListResult<T>;
  children: (item: T) => ReactNode;
  keyOf: (item: T) => string;
  empty: ReactNode;
  /** `cards` leaves space between items (default); `rows` joins them on one card. */
  as?: 'cards' | 'rows';
};

/** `<List result={useList('event.list', {})} keyOf={(event) => event.id} empty={<Empty … />}>{(event) => <EventCard … />}</List>` */
export function List<T>({ result, children, keyOf, empty, as = 'cards' }: ListProps<T>) {
  useReachBottom(() => result.loadMore());
  if (result.isPending) return <Skeleton />;
  if (result.error && result.items.length === 0) return <ErrorState error={result.error} onRetry={result.refetch} />;
  if (result.items.length === 0) return <>{empty}</>;
  return (
    <View>
      <View className={as === 'rows' ? 'card rows' : 'stack'}>
        {result.items.map((item) => (
          <Fragment key={keyOf(item)}>{children(item)}</Fragment>
        ))}
      </View>
      <ListEnd result={result} />
    </View>
  );
}

/** The foot of a list: more, or that this is all. */
export function ListEnd({ result }: { result: Pick<ListResult<unknown>, 'hasMore' | 'isLoadingMore' | 'loadMore' | 'items'> }) {
  if (result.hasMore)
    return (
      <View className="list-end">
        <Button look="plain" isPending={result.isLoadingMore} onPress={result.loadMore}>
          {result.isLoadingMore ? '正在加载' : '加载更多'}
        </Button>
      </View>
    );
  return result.items.length > 8 ? <View className="list-end">已经到底了</View> : null;
}
