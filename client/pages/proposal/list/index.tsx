/** Proposals of a call or of all: mine, those waiting for my second or my answer, and by step for the office. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Input } from '@/api/call';
import { useDownload } from '@/api/download';
import { useCan, useList, useMe, useRead, type ListResult } from '@/api/hooks';
import { go, useIsWide, useRouteParams } from '@/platform';
import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { DataTable } from '@/ui/data-table';
import { List } from '@/ui/list';
import { Page } from '@/ui/page';
import { AsyncView, Empty } from '@/ui/states';
import { Tabs } from '@/ui/tabs';
import { Tag } from '@/ui/tag';
import { sayDeadline } from '@/ui/time';
import { columns, openProposal, ProposalCard, type Item } from '../parts/proposal-card';

const views = {
  all: { text: '全部', filters: {}, who: null },
  mine: { text: '我的', filters: { isMine: true }, who: null },
  toSecond: { text: '待我附议', filters: { toSecond: true }, who: 'delegate' },
  toAnswer: { text: '待答复', filters: { toAnswer: true }, who: 'liaison' },
  disputed: { text: '有异议', filters: { isDisputed: true }, who: 'delegate' },
  submitted: { text: '待审查', filters: { state: 'submitted' }, who: 'office' },
  filed: { text: '待交办', filters: { state: 'filed' }, who: 'office' },
  assigned: { text: '办理中', filters: { state: 'assigned' }, who: 'office' },
  overdue: { text: '超期', filters: { isOverdue: true }, who: 'office' },
  answered: { text: '待评价', filters: { state: 'answered' }, who: 'office' },
  rated: { text: '待办结', filters: { state: 'rated' }, who: 'office' },
  suggestion: { text: '意见建议', filters: { state: 'suggestion' }, who: 'office' },
  objected: { text: '有异议', filters: { isDisputed: true }, who: 'office' },
} as const;
type ViewName = keyof typeof views;
const hints: Partial<Record<ViewName, string>> = {
  mine: '征集期内代表可以起草提案，会员可以提意见建议',
  toSecond: '有代表起草或邀请您附议时会出现在这里',
  toAnswer: '交办到本部门的会出现在这里，并发消息提醒',
  overdue: '都在期限之内',
};

export default function Proposals() {
  const { tab, state, callId, unitId } = useRouteParams();
  const { data: me } = useMe();
  const isOffice = useCan('proposal.review');
  const isWide = useIsWide();
  const [view, setView] = useState<ViewName>([state, tab].find((name): name is ViewName => name !== undefined && name in views) ?? 'all');
  const isFor = (who: string | null) => who === null || (who === 'office' ? isOffice : (me?.roles.includes(who as never) ?? false));
  const shown = (Object.keys(views) as ViewName[]).filter((name) => isFor(views[name].who));
  const filters = { ...views[view].filters, ...(callId ? { callId } : {}), ...(unitId ? { unitId } : {}) };
  const list = useList('proposal.list', { ...filters, ...(isWide ? { limit: 50 } : {}) });
  const empty = <Empty icon="proposal" title={view === 'all' ? '还没有提案' : `没有${views[view].text}的提案`} hint={hints[view]} />;
  return (
    <Page
      title="提案"
      width="full"
      header={
        shown.length > 1 ? (
          <Tabs label="提案" value={view} options={shown.map((value) => ({ value, text: views[value].text }))} onChange={setView} />
        ) : undefined
      }
    >
      <CallHead callId={callId} />
      {isWide ? (
        <Table list={list} filters={filters} empty={empty} />
      ) : (
        <List result={list} keyOf={({ id }) => id} empty={empty}>
          {(item) => <ProposalCard item={item} />}
        </List>
      )}
    </Page>
  );
}

type TableProps = { list: ListResult<Item>; filters: Input<'proposal.exportList'>; empty: JSX.Element };

/** The office takes the whole list as a workbook, whatever is shown of it. */
function Table({ list, filters, empty }: TableProps) {
  const canExport = useCan('proposal.exportList');
  const register = useDownload('proposal.exportList');
  return (
    <AsyncView result={list}>
      {(rows) => (
        <DataTable
          label="提案"
          rows={rows}
          columns={columns}
          keyOf={({ id }) => id}
          onOpen={openProposal}
          {...(canExport ? { onExport: () => void register.run(filters), isExporting: register.isPending } : {})}
          more={list}
          empty={empty}
        />
      )}
    </AsyncView>
  );
}

/** The call that was asked for, or the one open now, with its deadline and what one may do. */
function CallHead({ callId }: { callId?: string }) {
  const calls = useRead('proposal.calls', { limit: 20 });
  const canDraft = useCan('proposal.draft');
  const canOpen = useCan('proposal.openCall');
  const call = calls.data?.items.find(({ id, phase }) => (callId ? id === callId : phase === 'open'));
  const isOpen = call?.phase === 'open';
  return (
    <>
      {call ? (
        <Card>
          <View className="card-head">
            <View className="card-title">{call.title}</View>
            <Tag tone={isOpen ? 'good' : 'grey'}>{isOpen ? '征集中' : call.phase === 'closed' ? '已截止' : '未开始'}</Tag>
          </View>
          <View className="card-note">{sayDeadline(call.closesAt)}</View>
          <View className="card-note">{`需 ${call.minSeconders} 人附议，已提交 ${call.proposals} 件`}</View>
          {call.presidium.length > 0 ? (
            <View className="card-note">{`主席团：${call.presidium.map(({ name }) => name).join('、')}`}</View>
          ) : null}
        </Card>
      ) : null}
      <View className="actions page-tools">
        {canDraft && call && isOpen ? (
          <Button look="primary" isSmall icon="edit" onPress={() => go('/pages/proposal/edit/index', { callId: call.id })}>
            起草提案
          </Button>
        ) : null}
        {call?.takesSuggestions && call.phase !== 'upcoming' && !call.report ? (
          <Button isSmall onPress={() => go('/pages/proposal/edit/index', { callId: call.id, kind: 'suggestion' })}>
            提意见建议
          </Button>
        ) : null}
        {canDraft ? (
          <Button isSmall onPress={() => go('/pages/proposal/seconding/index')}>
            邀请我附议的
          </Button>
        ) : null}
        <Button isSmall onPress={() => go('/pages/proposal/statistics/index', call ? { callId: call.id } : {})}>
          办理统计
        </Button>
        {call?.report ? (
          <Button isSmall onPress={() => go('/pages/proposal/report/index', { callId: call.id })}>
            办理报告
          </Button>
        ) : null}
        <Button isSmall onPress={() => go('/pages/proposal/calls/index')}>
          {canOpen ? '征集管理' : '往期'}
        </Button>
      </View>
    </>
  );
}
