/** Who was in which group when: one's own way, or with `groupId` everybody who is or was in a group. */
import type { Output } from '@/api/call';
import { useRead } from '@/api/hooks';
import { useRouteParams } from '@/platform';
import { DataTable, type Column } from '@/ui/data-table';
import { Timeline } from '@/ui/figures';
import { Card } from '@/ui/card';
import { Page } from '@/ui/page';
import { AsyncView, Empty } from '@/ui/states';
import { DaySpan } from '@/ui/when';
import { sayTerm } from '../parts/days';

type Line = Output<'unit.placements'>['items'][number];
const spanOf = ({ from, until }: Line) => sayTerm(from, until, '今', '入会');

export default function Placements() {
  const { memberId, groupId, name } = useRouteParams();
  const list = useRead('unit.placements', { ...(memberId ? { memberId } : {}), ...(groupId ? { groupId } : {}) });
  return (
    <Page title={name ? `${name}的沿革` : groupId ? '小组沿革' : '我的小组沿革'} width={groupId ? 'full' : 'read'}>
      <AsyncView
        result={list}
        isEmpty={({ items }) => items.length === 0}
        empty={<Empty icon="clock" title="还没有记录" hint="小组调整之后会记在这里" />}
      >
        {({ items }) =>
          groupId ? (
            <DataTable
              label="小组沿革"
              rows={items}
              columns={columns}
              keyOf={(line) => line.memberId + line.from + line.until}
              exportAs={`${name ?? '小组'}沿革`}
              empty={null}
            />
          ) : (
            <Card>
              <Timeline
                steps={items.map((line) => ({
                  title: line.groupName,
                  at: spanOf(line),
                  note: line.reason,
                  state: line.until ? 'done' : 'now',
                }))}
              />
            </Card>
          )
        }
      </AsyncView>
    </Page>
  );
}

const columns: Column<Line>[] = [
  { title: '姓名', cell: ({ name }) => name, text: ({ name }) => name, onPhone: 'title' },
  { title: '小组', cell: ({ groupName }) => groupName, text: ({ groupName }) => groupName },
  {
    title: '起止',
    cell: ({ from, until }) => <DaySpan from={from} to={until} whenUnknown="入会" whenOpen="今" />,
    text: spanOf,
  },
  { title: '缘由', cell: ({ reason }) => reason || '—', text: ({ reason }) => reason ?? '' },
];
