/** The delegate list of a term: everybody reads it once posted and may object; officers enter, recall and fill seats. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { staffLabels } from '../../../../types/congress/labels';
import { delegateLifecycle } from '../../../../types/congress/lifecycle';
import type { Output } from '@/api/call';
import { useDownload } from '@/api/download';
import { useRead } from '@/api/hooks';
import { useRouteParams } from '@/platform';
import { BottomBar, PrimaryButton } from '@/ui/button';
import { DataTable, type Column } from '@/ui/data-table';
import { Page } from '@/ui/page';
import { AsyncView, Empty } from '@/ui/states';
import { Tabs } from '@/ui/tabs';
import { StatusTag } from '@/ui/tag';
import { sayFullDay } from '@/ui/time';
import { DelegateActs } from '../parts/delegate-acts';
import { EnterSheet } from '../parts/enter';
import { Objections } from '../parts/objections';
import { toneOf } from '../parts/verdict';

type Delegate = Output<'congress.delegates'>['items'][number];
type Shown = 'list' | 'past' | 'objections';
const isPast = ({ state }: Delegate) => ['recalled', 'vacated', 'struck'].includes(state);

export default function Delegates() {
  const { id = '' } = useRouteParams();
  const [view, setView] = useState<Shown>('list');
  const [isEntering, setEntering] = useState(false);
  const list = useRead('congress.delegates', { termId: id });
  const roster = useDownload('congress.exportDelegates');
  const { canEnter = false, canExport = false } = list.data ?? {};
  return (
    <Page
      title="代表名单"
      width="full"
      header={
        <Tabs
          label="名单"
          value={view}
          options={[
            { value: 'list', text: '现有代表' },
            { value: 'past', text: '出缺与罢免' },
            { value: 'objections', text: '异议' },
          ]}
          onChange={setView}
        />
      }
      footer={
        canEnter ? (
          <BottomBar>
            <PrimaryButton icon="plus" onPress={() => setEntering(true)}>
              登记当选代表
            </PrimaryButton>
          </BottomBar>
        ) : null
      }
    >
      {view === 'objections' ? (
        <Objections termId={id} />
      ) : (
        <AsyncView result={list}>
          {({ items }) => (
            <DataTable
              label={view === 'list' ? '代表名单' : '出缺与罢免'}
              rows={items.filter((one) => isPast(one) === (view === 'past'))}
              columns={view === 'list' ? columns : pastColumns}
              keyOf={(one) => one.id}
              onExport={canExport ? () => void roster.run({ termId: id }) : undefined}
              isExporting={roster.isPending}
              empty={
                <Empty
                  icon="people"
                  title={view === 'list' ? '名单还是空的' : '没有出缺或罢免'}
                  hint={view === 'list' ? (canEnter ? '各选区选举后，点下面的「登记当选代表」' : '名单公示后在这里可以看到') : undefined}
                />
              }
            />
          )}
        </AsyncView>
      )}
      {isEntering ? <EnterSheet termId={id} onClose={() => setEntering(false)} /> : null}
    </Page>
  );
}

const shared: Column<Delegate>[] = [
  { title: '姓名', cell: ({ name }) => name, text: ({ name }) => name, onPhone: 'title', width: '80px' },
  { title: '选区', cell: ({ constituencyName }) => constituencyName, text: ({ constituencyName }) => constituencyName },
];
const columns: Column<Delegate>[] = [
  ...shared,
  {
    title: '类别',
    cell: ({ staffKind, isWoman }) => `${staffLabels[staffKind]}${isWoman ? '，女' : ''}`,
    text: ({ staffKind }) => staffLabels[staffKind],
    width: '120px',
  },
  { title: '选举结果', cell: ({ poll }) => poll, text: ({ poll }) => poll, width: '150px' },
  {
    title: '选举日期',
    cell: ({ electedOn, isByElection }) => `${sayFullDay(electedOn)}${isByElection ? '（补选）' : ''}`,
    text: ({ electedOn }) => electedOn,
    width: '120px',
  },
  {
    title: '状态',
    cell: ({ state }) => <StatusTag lifecycle={delegateLifecycle} state={state} tone={toneOf[state]} />,
    text: ({ state }) => delegateLifecycle.labels[state],
    width: '64px',
  },
  { title: '操作', cell: (delegate) => <DelegateActs delegate={delegate} />, width: '150px', onPhone: 'foot' },
];
const pastColumns: Column<Delegate>[] = [
  ...shared,
  {
    title: '状态',
    cell: ({ state }) => <StatusTag lifecycle={delegateLifecycle} state={state} tone={toneOf[state]} />,
    text: ({ state }) => delegateLifecycle.labels[state],
  },
  { title: '终止日期', cell: ({ endedOn }) => (endedOn ? sayFullDay(endedOn) : ''), text: ({ endedOn }) => endedOn ?? '' },
  { title: '原因', cell: ({ endReason }) => <View>{endReason}</View>, text: ({ endReason }) => endReason },
];
