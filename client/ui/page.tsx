/** The frame every page stands in: safe areas, title, navigation of the browser, pull to refresh, text size. */
import { View } from '@tarojs/components';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useId, useState, type ReactNode } from 'react';
import { useMe } from '@/api/hooks';
import { useIsLargeText } from '@/api/settings';
import {
  currentPath,
  isWeapp,
  setTitle,
  stopPullDownRefresh,
  tabPages,
  useDidShow,
  useHeaderHeight,
  useIsWide,
  usePullDownRefresh,
} from '@/platform';
import { SideMenu, TabBar, TitleBar } from './frame';
import { join } from './name';
import { sayMoment } from './time';
import { WorkChips } from './work-chip';

type PageProps = {
  title: string;
  children: ReactNode;
  /** A `BottomBar` with the one main action; it brings its own strip, so that a page without an action has none. */
  footer?: ReactNode;
  /** Under the title and not scrolled away: tabs or search. */
  header?: ReactNode;
  /** `full` for tables; text pages stay narrow enough to read (default). */
  width?: 'read' | 'full';
  /** Login: no navigation around it. */
  isBare?: boolean;
};

/** Put everything of a page into it. Pulling down asks again whatever the page shows. */
export function Page({ title, children, footer, header, width = 'read', isBare = false }: PageProps) {
  const isLarge = useIsLargeText();
  const isWide = useIsWide();
  const queries = useQueryClient();
  const [path] = useState(currentPath);
  const headerId = `header-${useId().replace(/\W/g, '')}`;
  useHeaderHeight(headerId);
  const isPlace = tabPages.includes(path);
  useDidShow(() => setTitle(title));
  useEffect(() => setTitle(title), [title]);
  usePullDownRefresh(() => void queries.refetchQueries({ type: 'active' }).finally(stopPullDownRefresh));
  return (
    <View className={join('frame', isLarge && 'large', isWide && 'frame-wide', isBare && 'frame-bare')}>
      {!isWeapp && isWide && !isBare ? <SideMenu path={path} /> : null}
      <View className="frame-main">
        {isWeapp || isBare ? null : <TitleBar title={title} hasBack={!isPlace} />}
        {isBare ? null : <WorkChips path={path} />}
        {header ? (
          <View id={headerId} className="frame-header">
            <View className={`frame-${width}`}>{header}</View>
          </View>
        ) : null}
        <View className={join('frame-body', `frame-${width}`)} {...(isWeapp ? {} : { role: 'main' })}>
          {isWeapp || isBare ? null : <PrintHead title={title} />}
          {children}
        </View>
        {footer}
        {!isWeapp && !isWide && isPlace ? <TabBar path={path} /> : null}
      </View>
    </View>
  );
}

/** Seen on paper only: what it is, whose, and of when. */
function PrintHead({ title }: { title: string }) {
  const me = useMe().data;
  return (
    <View className="print-head">
      <View className="print-title">{title}</View>
      <View className="print-note">
        <View>{me?.member.unionName ?? ''}</View>
        <View>{`打印于 ${sayMoment(new Date().toISOString())}`}</View>
      </View>
    </View>
  );
}
