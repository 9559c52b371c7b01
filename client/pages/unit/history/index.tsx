/** Who held which office when; a plain member sees the own ones. */
import { officeStateLabels, portfolioLabels, roleLabels } from '../../../../types/unit/labels';
import type { Output } from '@/api/call';
import { useList } from '@/api/hooks';
import { useReachBottom, useRouteParams } from '@/platform';
import { DataTable, type Column } from '@/ui/data-table';
import { Page } from '@/ui/page';
import { AsyncView, Empty } from '@/ui/states';
import { DaySpan } from '@/ui/when';
import { sayTerm } from '../parts/days';

type Line = Output<'unit.officeHistory'>['items'][number];

export default function OfficeHistory() {
  const { memberId, unitId } = useRouteParams();
  const list = useList('unit.officeHistory', { ...(memberId ? { memberId } : {}), ...(unitId ? { unitId } : {}) });
  useReachBottom(() => list.loadMore());
  return (
    <Page title="任职沿革" width="full">
      <AsyncView result={list}>
        {(rows) => (
          <DataTable
            label="任职沿革"
            rows={rows}
            columns={columns}
            keyOf={({ id }) => id}
            exportAs="任职沿革"
            empty={<Empty icon="clock" title="还没有任职记录" hint="任命职务之后会记在这里" />}
            more={list}
          />
        )}
      </AsyncView>
    </Page>
  );
}

const spanOf = ({ since, until, endedOn }: Line) => sayTerm(since, endedOn ?? until, '今');
const columns: Column<Line>[] = [
  { title: '姓名', cell: ({ name }) => name, text: ({ name }) => name, onPhone: 'title', width: '120px' },
  {
    title: '职务',
    cell: ({ role, portfolio }) => `${roleLabels[role]}${portfolio ? `（${portfolioLabels[portfolio]}）` : ''}`,
    text: ({ role }) => roleLabels[role],
  },
  { title: '任职单位', cell: ({ unitName }) => unitName, text: ({ unitName }) => unitName },
  {
    title: '起止',
    cell: ({ since, until, endedOn }) => <DaySpan from={since} to={endedOn ?? until} whenOpen="今" />,
    text: spanOf,
    width: '150px',
  },
  { title: '状态', cell: ({ state }) => officeStateLabels[state], text: ({ state }) => officeStateLabels[state], width: '90px' },
  { title: '缘由', cell: ({ endReason }) => endReason || '—', text: ({ endReason }) => endReason ?? '' },
];
