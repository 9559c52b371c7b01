/** A year's assessment sheets: a leader's own, or everybody's for the committee. */
import { useState } from 'react';
import { resultLabels } from '../../../../types/assessment/labels';
import { assessmentLifecycle } from '../../../../types/assessment/lifecycle';
import type { Output } from '@/api/call';
import { useCan, useCommand, useRead } from '@/api/hooks';
import { confirm, go, useRouteParams } from '@/platform';
import { BottomBar, Button, PrimaryButton } from '@/ui/button';
import { DataTable, type Column } from '@/ui/data-table';
import { Page } from '@/ui/page';
import { AsyncView, Empty } from '@/ui/states';
import { StatusTag } from '@/ui/tag';
import { thisYear, YearTabs } from '@/ui/year-tabs';

type Sheet = Output<'assessment.list'>['items'][number];

export default function Assessments() {
  const { year: asked } = useRouteParams();
  const [year, setYear] = useState(Number(asked) || thisYear());
  const list = useRead('assessment.list', { year });
  const open = useCommand('assessment.open', { done: '已为在任小组长建表' });
  const publish = useCommand('assessment.publish', { done: '已公布' });
  const [canOpen, canPublish] = [useCan('assessment.open'), useCan('assessment.publish')];
  const isScored = list.data?.items.some(({ state }) => state === 'scored') ?? false;
  const announce = async () => {
    if (await confirm({ title: '公布考核结果', text: `${year} 年度的结果会告知每位小组长，公布后不再改。`, confirmText: '公布' }))
      await publish.run({ year });
  };
  return (
    <Page
      title="小组长考核"
      width="full"
      header={<YearTabs label="年度" value={year} onChange={setYear} count={3} />}
      footer={
        canOpen ? (
          <BottomBar>
            {canPublish && isScored ? (
              <Button isPending={publish.isPending} onPress={() => void announce()}>
                公布结果
              </Button>
            ) : null}
            <PrimaryButton icon="plus" isPending={open.isPending} onPress={() => void open.run({ year })}>
              {list.data && list.data.items.length > 0 ? '补建考核表' : '开始考核'}
            </PrimaryButton>
          </BottomBar>
        ) : null
      }
    >
      <AsyncView result={list}>
        {({ items }) => (
          <DataTable
            label={`${year}年小组长考核`}
            rows={items}
            columns={columns}
            keyOf={({ id }) => id}
            exportAs={`${year}年小组长考核`}
            onOpen={({ id }) => go('/pages/assessment/sheet/index', { id })}
            empty={
              <Empty
                icon="trophy"
                title="这一年还没有考核"
                hint={canOpen ? '点下面的「开始考核」，为每位在任小组长建表' : '由工会干事开始'}
              />
            }
          />
        )}
      </AsyncView>
    </Page>
  );
}

const points = (value: number | null, full: number) => (value === null ? '—' : `${value} / ${full}`);
const columns: Column<Sheet>[] = [
  { title: '小组长', cell: ({ name }) => name, text: ({ name }) => name, onPhone: 'title' },
  { title: '小组', cell: ({ groupName }) => groupName, text: ({ groupName }) => groupName },
  {
    title: '状态',
    cell: ({ state }) => <StatusTag lifecycle={assessmentLifecycle} state={state} />,
    text: ({ state }) => assessmentLifecycle.labels[state],
  },
  {
    title: '自评',
    cell: ({ ownTotal, full }) => points(ownTotal, full),
    text: ({ ownTotal }) => ownTotal ?? '',
    align: 'right',
    width: '110px',
  },
  { title: '评分', cell: ({ total, full }) => points(total, full), text: ({ total }) => total ?? '', align: 'right', width: '110px' },
  {
    title: '结果',
    cell: ({ result }) => (result ? resultLabels[result] : '—'),
    text: ({ result }) => (result ? resultLabels[result] : ''),
    width: '110px',
  },
];
