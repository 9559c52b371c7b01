/** What a page shows before, instead of, and after its data. */
import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import type { CallError } from '@/api/call';
import { goToLogin } from '@/platform';
import { Button } from './button';
import { Icon, type IconName } from './icon';
import { named } from './name';

/** Grey shapes in place of what is loading; `rows` as many as will probably come. */
export function Skeleton({ rows = 4 }: { rows?: number }) {
  return (
    <View className="skeleton" {...named('正在加载', 'status')}>
      {Array.from({ length: rows }, (_, index) => (
        <View className="card skeleton-card" key={index}>
          <View className="skeleton-line skeleton-wide" />
          <View className="skeleton-line" />
        </View>
      ))}
    </View>
  );
}

type EmptyProps = {
  title: string;
  /** What to do, or when something will come. */ hint?: string;
  icon?: IconName;
  action?: { text: string; onPress: () => void };
};

/** Nothing here: says what that means and what to do. */
export function Empty({ title, hint, icon = 'inbox', action }: EmptyProps) {
  return (
    <View className="empty">
      <View className="empty-icon">
        <Icon name={icon} size={34} />
      </View>
      <View className="empty-title">{title}</View>
      {hint ? <View className="empty-hint">{hint}</View> : null}
      {action ? <Button onPress={action.onPress}>{action.text}</Button> : null}
    </View>
  );
}

/** What went wrong, in words, with a way on. */
export function ErrorState({ error, onRetry }: { error: CallError; onRetry: () => void }) {
  const isStranger = error.code === 'UNAUTHENTICATED';
  return (
    <View className="empty" {...named(undefined, 'alert')}>
      <View className="empty-icon">
        <Icon name="alert" size={34} />
      </View>
      <View className="empty-title">{error.message}</View>
      {isStranger ? (
        <Button onPress={goToLogin}>去登录</Button>
      ) : (
        <Button onPress={onRetry} icon="refresh">
          重试
        </Button>
      )}
    </View>
  );
}

/** What `useRead` gives, as far as it is drawn. */
export type Loadable<T> = { data: T | undefined; error: CallError | null; refetch: () => unknown };
type AsyncViewProps<T> = {
  result: Loadable<T>;
  children: (data: T) => ReactNode;
  /** Shown when `isEmpty(data)`. */
  empty?: ReactNode;
  isEmpty?: (data: T) => boolean;
  rows?: number;
};

/** A query as a page sees it: skeleton, then error with retry, empty, or the content. Old data stays visible over a failed refresh. */
export function AsyncView<T>({ result, children, empty, isEmpty, rows }: AsyncViewProps<T>) {
  if (result.data === undefined)
    return result.error ? <ErrorState error={result.error} onRetry={() => void result.refetch()} /> : <Skeleton rows={rows} />;
  return (
    <>
      {result.error ? <StaleNote error={result.error} /> : null}
      {empty && isEmpty?.(result.data) ? empty : children(result.data)}
    </>
  );
}

const StaleNote = ({ error }: { error: CallError }) => (
  <View className="stale" {...named(undefined, 'status')}>
    {error.isUnanswered ? '网络不通，显示的是上次的内容' : error.message}
  </View>
);
