/** Who signed up and who came, in order of arrival; officers decide, mark, export and print, leaders see their own group. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { checkInLabels, relationLabels } from '../../../../types/event/labels';
import { registrationLifecycle } from '../../../../types/event/lifecycle';
import type { Output } from '@/api/call';
import { useDownload } from '@/api/download';
import { useList, useRead } from '@/api/hooks';
import { go, useRouteParams } from '@/platform';
import { Button } from '@/ui/button';
import { DataTable, type Column } from '@/ui/data-table';
import { Stat, Stats } from '@/ui/figures';
import { Page } from '@/ui/page';
import { AsyncView, Empty } from '@/ui/states';
import { optionsOf, Tabs } from '@/ui/tabs';
import { StatusTag, Tag } from '@/ui/tag';
import { sayMoment } from '@/ui/time';
import { Act, type Row } from '../parts/roster-act';

type Status = keyof typeof registrationLifecycle.labels;

export default function Registrations() {
  const { id = '', status: asked = '' } = useRouteParams();
  const [status, setStatus] = useState<Status | ''>(asked in registrationLifecycle.labels ? (asked as Status) : '');
  const list = useList('event.registrations', { eventId: id, limit: 50, ...(status ? { status } : {}) });
  const head = useRead('event.registrations', { eventId: id, limit: 1 });
  const roster = useDownload('event.exportRoster');
  const counts = head.data?.counts;
  const options = optionsOf(registrationLifecycle.labels, '全部')
    .map((option) => (option.value && counts ? { ...option, count: counts[option.value] } : option))
    .filter(({ value }) => value === '' || value === status || !counts || counts[value]);
  const empty = (
    <Empty
      icon="people"
      title={status ? '没有这种状态的报名' : '还没有人报名'}
      hint={status ? '换一个状态看看' : '发布后，会员报名会按先后出现在这里'}
    />
  );
  return (
    <Page title="报名名单" width="full" header={<Tabs label="状态" value={status} options={options} onChange={setStatus} />}>
      {head.data ? <Summary id={id} head={head.data} /> : null}
      <AsyncView result={list}>
        {(rows) => (
          <DataTable
            label="报名名单"
            rows={rows}
            columns={columnsFor(rows)}
            keyOf={(row) => row.id}
            onExport={() => void roster.run({ eventId: id, ...(status ? { status } : {}) })}
            isExporting={roster.isPending}
            more={list}
            empty={empty}
          />
        )}
      </AsyncView>
    </Page>
  );
}

function Summary({ id, head: { title, capacity, counts } }: { id: string; head: Output<'event.registrations'> }) {
  const figures = useRead('event.attendance', { eventId: id });
  const sheet = useDownload('event.signInSheet');
  const { expected = 0, attended = 0, late = 0, absent = 0 } = figures.data ?? {};

  return (
    <>
      <View className="article-title">{title}</View>
      <View className="gap" />
      <Stats>
        <Stat label="有名额" value={expected} note={`共 ${capacity} 个名额`} />
        <Stat label="候补" value={counts.waitlisted} />
        <Stat label="已签到" value={attended} note={late > 0 ? `迟到 ${late}` : undefined} />
        {absent > 0 ? <Stat label="未到场" value={absent} /> : null}
      </Stats>
      <View className="actions">
        <Button icon="check" onPress={() => go('/pages/event/scan/index', { id })}>
          扫码签到
        </Button>
        <Button icon="print" isPending={sheet.isPending} onPress={() => void sheet.run({ eventId: id })}>
          签到表
        </Button>
      </View>
      <View className="gap" />
    </>
  );
}

const familyOf = ({ companions }: Row) => companions.map(({ name, relation }) => `${name}（${relationLabels[relation]}）`).join('、');
const signedOf = (row: Row) =>
  [
    row.items.join('、'),
    row.teamName && `队伍 ${row.teamName}`,
    familyOf(row),
    row.answers.map(({ title, text }) => `${title}：${text}`).join('；'),
  ]
    .filter(Boolean)
    .join('；');
const remarkOf = ({ remark, reason, excuse }: Row) => [remark, reason, excuse && `免记：${excuse}`].filter(Boolean).join('；');
const sayHow = ({ checkedInAt, how, proxyName }: Row) =>
  checkedInAt ? [sayMoment(checkedInAt), how && (proxyName ? `${proxyName}代签` : checkInLabels[how])].filter(Boolean).join('，') : '';

const columns: Column<Row>[] = [
  { title: '先后', cell: ({ arrival }) => arrival, text: ({ arrival }) => arrival, width: '60px', onPhone: 'hidden' },
  { title: '姓名', cell: ({ name }) => name, text: ({ name }) => name, width: '80px', onPhone: 'title' },
  {
    title: '工号',
    cell: ({ employeeNo }) => employeeNo,
    text: ({ employeeNo }) => employeeNo,
    width: '96px',
    onPhone: 'hidden',
    isExtra: true,
  },
  { title: '小组', cell: ({ groupName }) => groupName, text: ({ groupName }) => groupName, width: '100px' },
  {
    title: '状态',
    cell: ({ status, isLate }) => (
      <View className="tags">
        <StatusTag lifecycle={registrationLifecycle} state={status} />
        {isLate ? <Tag tone="warn">迟到</Tag> : null}
      </View>
    ),
    text: ({ status }) => registrationLifecycle.labels[status],
    width: '88px',
  },
  { title: '报名时间', cell: ({ at }) => sayMoment(at), text: ({ at }) => sayMoment(at), width: '124px', isExtra: true },
];
const signed: Column<Row> = { title: '报名内容', cell: (row) => signedOf(row) || '—', text: signedOf };
const came: Column<Row> = { title: '签到', cell: (row) => sayHow(row) || '—', text: sayHow, width: '132px' };
const remarks: Column<Row> = { title: '备注', cell: (row) => remarkOf(row) || '—', text: remarkOf };
/** Only while there is something to decide or to mark. */
const acts: Column<Row> = { title: '操作', cell: (row) => <Act row={row} />, width: '168px', onPhone: 'foot' };

const columnsFor = (rows: Row[]): Column<Row>[] => [
  ...columns,
  ...(rows.some((row) => signedOf(row)) ? [signed] : []),
  ...(rows.some(({ checkedInAt }) => checkedInAt) ? [came] : []),
  remarks,
  ...(rows.some(({ moves }) => moves.length > 0) ? [acts] : []),
];
