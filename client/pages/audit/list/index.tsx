/** Who did what and when, and whether the trail is intact. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Output } from '@/api/call';
import { useList, useRead } from '@/api/hooks';
import { Button } from '@/ui/button';
import { DataTable, type Column } from '@/ui/data-table';
import { ListEnd } from '@/ui/list';
import { Page } from '@/ui/page';
import { AsyncView, Empty } from '@/ui/states';
import { sayMoment } from '@/ui/time';

type Record = Output<'audit.list'>['items'][number];

export default function AuditList() {
  const list = useList('audit.list', { limit: 50 });
  const [isAsked, setAsked] = useState(false);
  const verdict = useRead('audit.verify', {}, { enabled: isAsked });
  const said = verdict.data && (verdict.data.isIntact ? `已核对 ${verdict.data.blocks} 块共 ${verdict.data.records} 条，全部相符；${verdict.data.unsealed} 条待封存` : `不相符：${verdict.data.trouble}`);
  return (
    <Page title="操作记录" width="full">
      <View className="page-tools"><Button isSmall icon="shield" isPending={isAsked && verdict.isPending} onPress={() => (isAsked ? void verdict.refetch() : setAsked(true))}>核对哈希链</Button></View>
      {said ? <View className={`notice ${verdict.data?.isIntact ? 'notice-good' : 'notice-warn'}`}>{said}</View> : null}
      <AsyncView result={list}>
        {(rows) => (
          <>
            <DataTable label="操作记录" rows={rows} columns={columns} keyOf={({ id }) => id} exportAs="操作记录" empty={<Empty icon="shield" title="还没有操作记录" />} />
            <ListEnd result={list} />
          </>
        )}
      </AsyncView>
    </Page>
  );
}

const columns: Column<Record>[] = [
  { title: '时间', cell: ({ at }) => sayMoment(at), text: ({ at }) => at },
  { title: '经办人', cell: ({ actorName }) => actorName || '—', text: ({ actorName }) => actorName },
  { title: '事项', cell: ({ action }) => action, text: ({ action }) => action, onPhone: 'title' },
  { title: '说明', cell: ({ note }) => note ?? '—', text: ({ note }) => note ?? '' },
  { title: '封存', cell: ({ block }) => (block === null ? '待封存' : `第 ${block} 块`), text: ({ block }) => block ?? '', width: '110px', onPhone: 'hidden' },
];
