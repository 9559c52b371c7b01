/** The proposals of the call a session reports on: how far each is, what came from before and what goes on. */
import { View } from '@tarojs/components';
import type { Output } from '@/api/call';
import { useRead } from '@/api/hooks';
import { go, useRouteParams } from '@/platform';
import { BottomBar, PrimaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { DataTable, type Column } from '@/ui/data-table';
import { ProgressBar } from '@/ui/figures';
import { Page } from '@/ui/page';
import { AsyncView, Empty } from '@/ui/states';
import { Tag } from '@/ui/tag';

type Proposal = Output<'congress.called'>['items'][number];

export default function Called() {
  const { id = '' } = useRouteParams();
  const called = useRead('congress.called', { sessionId: id });
  const { callId = null, canCarryOver = false } = called.data ?? {};
  return (
    <Page
      title="本次会议的提案"
      width="full"
      footer={
        callId && canCarryOver ? (
          <BottomBar note="没有办结的可以结转到下一次征集，办理记录一并带去">
            <PrimaryButton onPress={() => go('/pages/proposal/report/index', { id: callId })}>办理情况与结转</PrimaryButton>
          </BottomBar>
        ) : null
      }
    >
      <AsyncView result={called}>
        {({ name, title, items, unfinished }) => (
          <View className="stack">
            <Card>
              <View className="card-title">{title || '没有对应的提案征集'}</View>
              <View className="card-note">{name}</View>
              {items.length > 0 ? (
                <ProgressBar
                  label="办结的提案"
                  value={items.length - unfinished}
                  total={items.length}
                  tone="good"
                  text={`已有结果 ${items.length - unfinished} / ${items.length} 件`}
                />
              ) : null}
            </Card>
            <DataTable
              label="本次会议的提案"
              rows={items}
              columns={columns}
              keyOf={({ id: proposalId }) => proposalId}
              onOpen={({ id: proposalId }) => go('/pages/proposal/detail/index', { id: proposalId })}
              empty={<Empty icon="proposal" title="这次征集还没有收到提案" />}
            />
          </View>
        )}
      </AsyncView>
    </Page>
  );
}

const columns: Column<Proposal>[] = [
  { title: '编号', cell: ({ number }) => number, text: ({ number }) => number, width: '90px' },
  { title: '案由', cell: ({ matter }) => matter, text: ({ matter }) => matter, onPhone: 'title' },
  { title: '提案人', cell: ({ authorName }) => authorName, text: ({ authorName }) => authorName, width: '120px' },
  {
    title: '状态',
    cell: ({ state, isFinished }) => <Tag tone={isFinished ? 'good' : 'info'}>{state}</Tag>,
    text: ({ state }) => state,
    width: '120px',
  },
  {
    title: '结转',
    cell: ({ isCarriedIn, isCarriedOn }) => (isCarriedOn ? '转入下次' : isCarriedIn ? '由上次转来' : '—'),
    text: ({ isCarriedIn, isCarriedOn }) => (isCarriedOn ? '转入下次' : isCarriedIn ? '由上次转来' : ''),
    width: '120px',
  },
];
