/** Every session of the congress, newest first; officers call the next one here. */
import { useState } from 'react';
import { sessionLifecycle } from '../../../../types/congress/lifecycle';
import { sessionKindLabels } from '../../../../types/congress/labels';
import type { Output } from '@/api/call';
import { useRead } from '@/api/hooks';
import { go } from '@/platform';
import { BottomBar, PrimaryButton } from '@/ui/button';
import { DataTable, type Column } from '@/ui/data-table';
import { Page } from '@/ui/page';
import { AsyncView, Empty } from '@/ui/states';
import { StatusTag } from '@/ui/tag';
import { saySpan } from '@/ui/time';
import { ConveneSheet } from '../parts/convene';
import { toneOf } from '../parts/verdict';

type Item = Output<'congress.sessions'>['items'][number];
const openSession = (id: string) => go('/pages/congress/session/index', { id });

export default function Sessions() {
  const list = useRead('congress.sessions', {});
  const [isDrafting, setDrafting] = useState(false);
  const { canDraft = false, nextNumber = 1 } = list.data ?? {};
  return (
    <Page
      title="职代会会议"
      width="full"
      footer={
        canDraft ? (
          <BottomBar>
            <PrimaryButton icon="plus" onPress={() => setDrafting(true)}>
              筹备会议
            </PrimaryButton>
          </BottomBar>
        ) : null
      }
    >
      <AsyncView result={list}>
        {({ items }) => (
          <DataTable
            label="职代会会议"
            rows={items}
            columns={columns}
            keyOf={({ id }) => id}
            onOpen={({ id }) => openSession(id)}
            empty={
              <Empty
                icon="people"
                title="还没有会议"
                hint={canDraft ? '点下面的「筹备会议」，定时间地点，再编排议程' : '会议预告之后在这里看到时间、地点和议程'}
              />
            }
          />
        )}
      </AsyncView>
      {isDrafting ? <ConveneSheet number={nextNumber} onClose={() => setDrafting(false)} onDone={openSession} /> : null}
    </Page>
  );
}

const columns: Column<Item>[] = [
  { title: '会议', cell: ({ name }) => name, text: ({ name }) => name, onPhone: 'title' },
  {
    title: '状态',
    cell: ({ state }) => <StatusTag lifecycle={sessionLifecycle} state={state} tone={toneOf[state]} />,
    text: ({ state }) => sessionLifecycle.labels[state],
    width: '110px',
  },
  {
    title: '时间',
    cell: ({ startsAt, endsAt }) => saySpan(startsAt, endsAt),
    text: ({ startsAt }) => startsAt,
  },
  { title: '地点', cell: ({ place }) => place, text: ({ place }) => place },
  {
    title: '类别',
    cell: ({ kind }) => sessionKindLabels[kind],
    text: ({ kind }) => sessionKindLabels[kind],
    width: '110px',
    onPhone: 'hidden',
  },
];
