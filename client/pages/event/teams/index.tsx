/** The teams of an event for its organisers: how many each has, which are too few, who to call. */
import { View } from '@tarojs/components';
import { useList, useRead } from '@/api/hooks';
import type { Output } from '@/api/call';
import { useRouteParams } from '@/platform';
import { DataTable, type Column } from '@/ui/data-table';
import { Stat, Stats } from '@/ui/figures';
import { ListEnd } from '@/ui/list';
import { Page } from '@/ui/page';
import { AsyncView, Empty } from '@/ui/states';
import { Tag } from '@/ui/tag';
import '@/ui/event.scss';

type Team = Output<'event.teams'>['items'][number];

export default function Teams() {
  const { id = '' } = useRouteParams();
  const list = useList('event.teams', { eventId: id, limit: 50 });
  const head = useRead('event.teams', { eventId: id, limit: 50 });
  const empty = <Empty icon="trophy" title="还没有队伍" hint="会员报名时新建队伍后，会按先后出现在这里" />;
  return (
    <Page title="队伍" width="full">
      {head.data ? (
        <>
          <View className="article-title">{head.data.title}</View>
          <Stats>
            <Stat label="队伍" value={head.data.nextCursor ? '50+' : head.data.items.length} />
            <Stat label="人数不足" value={head.data.short} />
          </Stats>
          <View className="gap" />
        </>
      ) : null}
      <AsyncView result={list}>
        {(rows) => (
          <>
            <DataTable
              label="队伍"
              rows={rows}
              columns={columns}
              keyOf={(row) => row.id}
              exportAs={`${head.data?.title ?? '活动'}队伍`}
              empty={empty}
            />
            <ListEnd result={list} />
          </>
        )}
      </AsyncView>
    </Page>
  );
}

const captainOf = ({ members }: Team) => members.find(({ isCaptain }) => isCaptain)?.name ?? '';
const namesOf = ({ members }: Team) => members.map(({ name }) => name).join('、');
const sayState = ({ isShort, min, size }: Team) => (isShort ? `还差 ${min - size} 人` : '人数已够');

const columns: Column<Team>[] = [
  { title: '队名', cell: ({ name }) => name, text: ({ name }) => name, width: '120px', onPhone: 'title' },
  { title: '人数', cell: ({ size, max }) => `${size}/${max}`, text: ({ size }) => size, width: '64px' },
  { title: '状态', cell: (team) => <Tag tone={team.isShort ? 'warn' : 'good'}>{sayState(team)}</Tag>, text: sayState, width: '104px' },
  { title: '队长', cell: captainOf, text: captainOf, width: '80px' },
  { title: '队员', cell: namesOf, text: namesOf },
  { title: '邀请码', cell: ({ code }) => code, text: ({ code }) => code, width: '96px' },
];
