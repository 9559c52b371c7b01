/** The unions below a federation: size, committee, term, and what each has to do. */
import { useState } from 'react';
import { industryLabels } from '../../../../types/unit/labels';
import type { Output } from '@/api/call';
import { useRead } from '@/api/hooks';
import { go } from '@/platform';
import { DataTable, type Column } from '@/ui/data-table';
import { Page } from '@/ui/page';
import { AsyncView, Empty } from '@/ui/states';
import { Tabs } from '@/ui/tabs';
import { sayFullDay } from '@/ui/time';

type Line = Output<'unit.registers'>['items'][number];
const toDo = ({ notes }: Line) => notes.filter(({ isUrgent }) => isUrgent);

export default function Registers() {
  const list = useRead('unit.registers', {});
  const [which, setWhich] = useState<'all' | 'toDo'>('all');
  const pressing = list.data?.items.filter((one) => toDo(one).length > 0).length ?? 0;
  return (
    <Page
      title="所辖工会"
      width="full"
      header={
        <Tabs
          label="所辖工会"
          value={which}
          options={[
            { value: 'all', text: '全部' },
            { value: 'toDo', text: '有应办事项', count: pressing },
          ]}
          onChange={setWhich}
        />
      }
    >
      <AsyncView result={list}>
        {({ items }) => (
          <DataTable
            label="所辖工会"
            rows={which === 'all' ? items : items.filter((one) => toDo(one).length > 0)}
            columns={columns}
            keyOf={({ unionId }) => unionId}
            exportAs="所辖工会登记"
            onOpen={({ unionId }) => go('/pages/unit/register/index', { unionId })}
            empty={
              <Empty
                icon="tree"
                title={which === 'all' ? '还没有下属工会' : '没有应办事项'}
                hint={which === 'all' ? '批准独立建会后会出现在这里' : undefined}
              />
            }
          />
        )}
      </AsyncView>
    </Page>
  );
}

const said = (line: Line) =>
  toDo(line)
    .map(({ text }) => text)
    .join('；');
const columns: Column<Line>[] = [
  { title: '工会', cell: ({ unionName }) => unionName, text: ({ unionName }) => unionName, onPhone: 'title', width: '170px' },
  {
    title: '行业',
    cell: ({ industry }) => (industry ? industryLabels[industry] : '未登记'),
    text: ({ industry }) => (industry ? industryLabels[industry] : ''),
    width: '100px',
  },
  { title: '会员', cell: ({ memberCount }) => `${memberCount} 人`, text: ({ memberCount }) => memberCount, align: 'right', width: '80px' },
  {
    title: '职工',
    cell: ({ staffCount }) => (staffCount === null ? '未登记' : `${staffCount} 人`),
    text: ({ staffCount }) => staffCount ?? '',
    align: 'right',
    width: '80px',
  },
  { title: '主席', cell: ({ chair }) => chair ?? '未登记', text: ({ chair }) => chair ?? '', width: '80px' },
  { title: '届满日', cell: ({ termTo }) => (termTo ? sayFullDay(termTo) : '未登记'), text: ({ termTo }) => termTo ?? '', width: '140px' },
  { title: '应办', cell: (line) => said(line) || '无', text: said },
];
