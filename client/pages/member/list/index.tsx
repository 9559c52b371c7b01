/** The roster: found by name or number, by group and by state; applications are judged where they stand. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Role } from '../../../../types/actor';
import { memberLifecycle } from '../../../../types/member/lifecycle';
import type { Output } from '@/api/call';
import { useDownload } from '@/api/download';
import { useCan, useList, useMe } from '@/api/hooks';
import { go, useReachBottom, useRouteParams } from '@/platform';
import { BottomBar, PrimaryButton } from '@/ui/button';
import { DataTable, type Column } from '@/ui/data-table';
import { Page } from '@/ui/page';
import { SearchBar } from '@/ui/search-bar';
import { AsyncView, Empty } from '@/ui/states';
import { Tabs } from '@/ui/tabs';
import { StatusTag } from '@/ui/tag';
import { sayFullDay } from '@/ui/time';
import { GroupFilter } from '../parts/group-filter';
import { Review } from '../parts/review';

type Item = Output<'member.list'>['items'][number];
type State = Item['state'];
const shown: State[] = ['active', 'pending', 'returned', 'retained', 'retired', 'left', 'transferred', 'rejected'];
const exported = ['active', 'retained', 'retired', 'left'] as const;
/** Others see their own group only and have nothing to choose. */
const unionReaders: Role[] = ['officer', 'chair', 'treasurer', 'auditor', 'admin'];
const options = shown.map((value) => ({ value, text: memberLifecycle.labels[value] }));

export default function Members() {
  const params = useRouteParams();
  const [state, setState] = useState<State>(shown.find((one) => one === params.state) ?? 'active');
  const [groupId, setGroup] = useState(params.groupId ?? '');
  const [search, setSearch] = useState('');
  const canReview = useCan('member.review');
  const canImport = useCan('member.import');
  const seesUnion = useMe().data?.roles.some((role) => unionReaders.includes(role)) ?? false;
  const list = useList('member.list', { state, limit: 50, ...(groupId ? { groupId } : {}), ...(search ? { search } : {}) });
  useReachBottom(() => list.loadMore());
  const roster = useDownload('member.exportRoster');
  const canExport = useCan('member.exportRoster');
  const toExport = exported.find((one) => one === state);
  return (
    <Page
      title="会员名册"
      width="full"
      header={<Tabs label="会籍" value={state} options={options} onChange={setState} />}
      footer={
        canImport ? (
          <BottomBar>
            <PrimaryButton icon="upload" onPress={() => go('/pages/member/import/index')}>
              导入名册
            </PrimaryButton>
          </BottomBar>
        ) : null
      }
    >
      <View className="page-tools">
        <View className="control-grow">
          <SearchBar value={search} onSearch={setSearch} placeholder={canReview ? '姓名、工号或手机号' : '姓名或工号'} />
        </View>
        {seesUnion ? <GroupFilter value={groupId} onChange={setGroup} /> : null}
      </View>
      <AsyncView result={list}>
        {(rows) => (
          <DataTable
            label="会员名册"
            rows={rows}
            columns={columnsOf(state, canReview)}
            keyOf={({ id }) => id}
            onExport={canExport && toExport ? () => void roster.run({ state: toExport, ...(groupId ? { groupId } : {}) }) : undefined}
            isExporting={roster.isPending}
            onOpen={state === 'pending' && canReview ? undefined : ({ id }) => go('/pages/member/detail/index', { id })}
            empty={<Nobody isSearch={Boolean(search || groupId)} state={state} />}
            more={list}
          />
        )}
      </AsyncView>
    </Page>
  );
}

function Nobody({ isSearch, state }: { isSearch: boolean; state: State }) {
  if (isSearch) return <Empty icon="search" title="没有找到" hint="换个写法，或换一个小组、会籍看看；手机号要写完整" />;
  if (state === 'pending') return <Empty icon="check" title="没有待审核的申请" hint="职工扫小组码申请后会出现在这里" />;
  return (
    <Empty
      icon="people"
      title={`没有「${memberLifecycle.labels[state]}」的会员`}
      hint={state === 'active' ? '可以导入名册，或请职工扫小组码申请' : undefined}
    />
  );
}

const columnsOf = (state: State, canReview: boolean): Column<Item>[] => [
  { title: '姓名', cell: ({ name }) => name, text: ({ name }) => name, onPhone: 'title' },
  { title: '工号', cell: ({ employeeNo }) => employeeNo, text: ({ employeeNo }) => employeeNo },
  { title: '小组', cell: ({ groupName }) => groupName, text: ({ groupName }) => groupName },
  { title: '手机', cell: ({ phone }) => phone ?? '未登记', text: ({ phone }) => phone ?? '' },
  ...(state === 'pending'
    ? []
    : [
        {
          title: '入会日期',
          cell: ({ joinedOn }: Item) => (joinedOn ? sayFullDay(joinedOn) : '未登记'),
          text: ({ joinedOn }: Item) => joinedOn ?? '',
        },
      ]),
  ...(state === 'pending' && canReview
    ? [{ title: '审核', cell: ({ id, name }: Item) => <Review id={id} name={name} />, width: '330px', onPhone: 'foot' as const }]
    : [
        {
          title: '会籍',
          cell: ({ state: now }: Item) => <StatusTag lifecycle={memberLifecycle} state={now} />,
          text: ({ state: now }: Item) => memberLifecycle.labels[now],
          width: '110px',
        },
      ]),
];
