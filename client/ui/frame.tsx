/** The browser's own frame: title bar, tab bar, and on wide screens a side menu. The chat app brings these itself. */
import { View } from '@tarojs/components';
import { useEffect } from 'react';
import type { Output } from '@/api/call';
import { useMe, useRead } from '@/api/hooks';
import { entries } from '@/entries.generated';
import { entryGroups } from '@/entry';
import { back, go, keepInSight } from '@/platform';
import { roleLabels } from '../../types/unit/labels';
import { Icon } from './icon';
import { join, named } from './name';
import { places } from './places';
import { Press } from './press';
import { SEARCH_PAGE } from './search-entry';
import { Avatar, Badge } from './tag';

/** Title, and the way back on pages that are not one of the five places. */
export function TitleBar({ title, hasBack }: { title: string; hasBack: boolean }) {
  return (
    <View className="title-bar" {...named(undefined, 'banner')}>
      {hasBack ? (
        <Press className="title-back" label="返回" onPress={back}>
          <Icon name="back" />
        </Press>
      ) : null}
      <View className="title-text" {...{ role: 'heading', 'aria-level': 1 }}>
        {title}
      </View>
    </View>
  );
}

const DESK = '/pages/desk/list/index';
const DESK_EVERY_MS = 60_000;

/** The figures of the desk of somebody in office; nothing for everybody else. Asked apart from the home page, which it would slow. */
export function useDeskFigures(): Output<'desk.count'> | undefined {
  const hasDesk = useMe().data?.operations.includes('desk.count') ?? false;
  return useRead('desk.count', {}, { enabled: hasDesk, refetchInterval: DESK_EVERY_MS }).data;
}

/** The five places under the thumb. */
export function TabBar({ path }: { path: string }) {
  const unread = useMe().data?.unread ?? 0;
  return (
    <View className="tab-bar" {...named('主导航', 'navigation')}>
      {places.map((place) => (
        <Press
          key={place.path}
          className={join('tab-place', place.path === path && 'tab-place-on')}
          role="link"
          onPress={() => go(place.path)}
        >
          <View className="tab-icon">
            <Icon name={place.icon} size={24} />
            {place.icon === 'inbox' ? <Badge count={unread} /> : null}
          </View>
          {place.text}
        </Press>
      ))}
    </View>
  );
}

/** Union, places, every service this person may use, and who is signed in. */
export function SideMenu({ path }: { path: string }) {
  const me = useMe().data;
  const deskCount = useDeskFigures()?.total ?? 0;
  useEffect(() => keepInSight('side-scroll', 'side-line-on'), [path, me]);
  const office = me?.offices.map(({ role }) => roleLabels[role]).join('、') || roleLabels.member;
  return (
    <View className="side-menu" {...named('主导航', 'navigation')}>
      <View className="side-union">{me?.member.unionName ?? '工会'}</View>
      <View className="side-scroll">
        {places.map((place) => (
          <MenuLine key={place.path} {...place} isOn={place.path === path} count={place.icon === 'inbox' ? me?.unread : 0} />
        ))}
        <MenuLine path={SEARCH_PAGE} text="搜索" icon="search" isOn={path === SEARCH_PAGE} />
        {entryGroups.map((group) => (
          <MenuGroup key={group} group={group} path={path} operations={me?.operations ?? []} deskCount={deskCount} />
        ))}
      </View>
      {me ? (
        <Press className="side-person" role="link" onPress={() => go('/pages/mine/index')}>
          <Avatar name={me.member.name} />
          <View className="side-who">
            <View className="side-name">{me.member.name}</View>
            <View className="side-office">{office}</View>
          </View>
        </Press>
      ) : null}
    </View>
  );
}

type MenuGroupProps = { group: string; path: string; operations: string[]; deskCount: number };

function MenuGroup({ group, path, operations, deskCount }: MenuGroupProps) {
  const mine = entries.filter((entry) => entry.group === group && operations.includes(entry.needs));
  if (mine.length === 0) return null;
  return (
    <View>
      <View className="side-group">{group}</View>
      {mine.map((entry) => (
        <MenuLine
          key={entry.page + entry.title}
          path={entry.page}
          text={entry.title}
          icon={entry.icon}
          isOn={entry.page === path}
          count={entry.page === DESK ? deskCount : 0}
          countLabel="件要办"
        />
      ))}
    </View>
  );
}

function MenuLine({
  path,
  text,
  icon,
  isOn,
  count = 0,
  countLabel,
}: {
  path: string;
  text: string;
  icon: (typeof places)[number]['icon'];
  isOn: boolean;
  count?: number;
  countLabel?: string;
}) {
  return (
    <Press className={join('side-line', isOn && 'side-line-on')} role="link" onPress={() => go(path)}>
      <Icon name={icon} size={20} />
      <View className="side-text">{text}</View>
      <Badge count={count} label={countLabel} />
    </Press>
  );
}
