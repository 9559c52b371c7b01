/** The desk: everything I must act on in my office, most urgent first; asked again by itself. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { urgencyLabels, type Urgency } from '../../../../types/desk/labels';
import { kindLabels } from '../../../../types/notification/labels';
import type { Output } from '@/api/call';
import { useDownload } from '@/api/download';
import { useList, useRead } from '@/api/hooks';
import { go, useIsWide, useReachBottom } from '@/platform';
import { Card, Parted, Row, Section } from '@/ui/card';
import { DataTable, type Column } from '@/ui/data-table';
import { iconOfKind, type Kind } from '@/ui/kinds';
import { ListEnd } from '@/ui/list';
import { Page } from '@/ui/page';
import { AsyncView, Empty } from '@/ui/states';
import { Tabs } from '@/ui/tabs';
import { Tag, type Tone } from '@/ui/tag';
import { sayDay, sayLeft, sayMoment, timePart } from '@/ui/time';
import { UrgencyFilter } from '../parts/urgency-filter';

type Matter = Output<'desk.list'>['items'][number];
const REFETCH_MS = 30_000;
const tones: Record<Urgency, Tone> = { overdue: 'accent', today: 'warn', week: 'info', later: 'grey', undated: 'grey' };
const urgencies = Object.keys(urgencyLabels) as Urgency[];

export default function Desk() {
  const [kind, setKind] = useState<Kind | ''>('');
  const [urgency, setUrgency] = useState<Urgency | ''>('');
  const chosen = { ...(kind ? { kind } : {}), ...(urgency ? { urgency } : {}) };
  const head = useRead('desk.list', { limit: 1 }, { refetchInterval: REFETCH_MS });
  const list = useList('desk.list', { limit: 50, ...chosen }, { refetchInterval: REFETCH_MS });
  const roster = useDownload('desk.export');
  const isWide = useIsWide();
  useReachBottom(() => list.loadMore());
  const kinds = head.data?.byKind ?? [];
  const options = [
    { value: '' as const, text: '全部', count: head.data?.counts.total },
    ...kinds.map(({ kind: value, count }) => ({ value, text: kindLabels[value], count })),
  ];
  return (
    <Page
      title="我的工作台"
      width="full"
      header={kinds.length > 1 ? <Tabs label="类别" value={kind} options={options} onChange={setKind} /> : undefined}
    >
      <UrgencyFilter counts={head.data?.byUrgency ?? []} value={urgency} onChange={setUrgency} />
      <AsyncView result={list}>
        {(matters) =>
          isWide ? (
            <DataTable
              label="我的工作台"
              rows={matters}
              columns={columns}
              keyOf={({ key }) => key}
              onOpen={({ link }) => go(link)}
              onExport={() => void roster.run(chosen)}
              isExporting={roster.isPending}
              more={list}
              empty={<Nothing isChosen={Boolean(kind || urgency)} />}
            />
          ) : (
            <Groups matters={matters} empty={<Nothing isChosen={Boolean(kind || urgency)} />} end={<ListEnd result={list} />} />
          )
        }
      </AsyncView>
    </Page>
  );
}

const Nothing = ({ isChosen }: { isChosen: boolean }) =>
  isChosen ? (
    <Empty icon="search" title="这一类没有要办的" hint="换一个类别或期限看看" />
  ) : (
    <Empty icon="check" title="都办好了" hint="各项工作有新的期限时，会自动出现在这里" />
  );

/** A deadline at the beginning or the end of a day is that day. */
const sayAt = (dueAt: string) => (['00:00', '23:59'].includes(timePart(dueAt)) ? sayDay(dueAt) : sayMoment(dueAt));
const sayDue = ({ dueAt, urgency }: Matter) =>
  dueAt ? `${sayAt(dueAt)}${urgency === 'overdue' ? '' : `，${sayLeft(dueAt)}`}` : '没有期限';
/** At a desk what is left stands below the day. */
const DueCell = ({ dueAt, urgency }: Matter) =>
  dueAt ? (
    <>
      <View>{sayAt(dueAt)}</View>
      {urgency === 'overdue' ? null : <View className="section-note">{sayLeft(dueAt)}</View>}
    </>
  ) : (
    <>—</>
  );

/** How many stand behind it, where neither the title nor the next step says so already. */
const sayCount = ({ title, action, count }: Matter) => (count > 1 && !`${title}${action}`.includes(String(count)) ? `（${count} 件）` : '');

function Groups({ matters, empty, end }: { matters: Matter[]; empty: React.ReactNode; end: React.ReactNode }) {
  if (matters.length === 0) return <>{empty}</>;
  return (
    <View>
      {urgencies
        .map((urgency) => ({ urgency, those: matters.filter((matter) => matter.urgency === urgency) }))
        .filter(({ those }) => those.length > 0)
        .map(({ urgency, those }) => (
          <Section key={urgency} title={urgencyLabels[urgency]} note={`${those.length} 件`}>
            <Card className="rows">
              {those.map((matter) => (
                <Row
                  key={matter.key}
                  icon={iconOfKind(matter.kind)}
                  title={`${matter.title}${sayCount(matter)}`}
                  note={
                    <>
                      <Parted parts={matter.dueAt ? [matter.source, sayDue(matter)] : [matter.source]} />
                      <View className="row-mark">
                        <Tag tone={tones[urgency]}>{matter.action}</Tag>
                      </View>
                    </>
                  }
                  onPress={() => go(matter.link)}
                />
              ))}
            </Card>
          </Section>
        ))}
      {end}
    </View>
  );
}

const columns: Column<Matter>[] = [
  { title: '事项', cell: (matter) => `${matter.title}${sayCount(matter)}`, text: ({ title }) => title, onPhone: 'title' },
  {
    title: '缓急',
    cell: ({ urgency }) => <Tag tone={tones[urgency]}>{urgencyLabels[urgency]}</Tag>,
    text: ({ urgency }) => urgencyLabels[urgency],
    width: '74px',
  },
  { title: '期限', cell: DueCell, text: ({ dueAt }) => dueAt ?? '', width: '160px' },
  { title: '来源', cell: ({ source }) => source, text: ({ source }) => source, width: '190px' },
  { title: '下一步', cell: ({ action }) => action, text: ({ action }) => action, width: '150px' },
  { title: '类别', cell: ({ kind }) => kindLabels[kind], text: ({ kind }) => kindLabels[kind], width: '60px', isExtra: true },
  { title: '数量', cell: ({ count }) => count, text: ({ count }) => count, width: '60px', align: 'right', isExtra: true },
];
