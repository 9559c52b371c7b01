/** The whole of a union's data: taking it along, and erasing it by two persons; a federation sees the erasures below it. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useCan, useCommand, useRead } from '@/api/hooks';
import { Button } from '@/ui/button';
import { Card, Row, Section } from '@/ui/card';
import { Page } from '@/ui/page';
import { AsyncView, Empty } from '@/ui/states';
import { ArchiveCard } from '../parts/archive-card';
import { Erasures } from '../parts/erasures';

export default function UnionArchive() {
  const canArchive = useCan('archive.start');
  return (
    <Page title="数据归档">
      {canArchive ? <Archives /> : null}
      <Erasures />
    </Page>
  );
}

function Archives() {
  const [isWatching, setWatching] = useState(true);
  const list = useRead('archive.list', {}, isWatching ? { refetchInterval: 3000 } : {});
  const start = useCommand('archive.start', { done: '开始整理，可以离开，完成后有消息' });
  const isMaking = list.data?.items.some(({ state }) => state === 'making') ?? false;
  if (list.data && isWatching !== isMaking) setWatching(isMaking);
  return (
    <Section title="取走全部数据">
      <View className="stack">
        <Card className="rows">
          <Row
            icon="download"
            title="整理成一个压缩包"
            note="名册、会费、活动、提案、公告、文件与操作记录；后台分段整理，可以离开，完成后保存七天"
          />
          <Row icon="key" title="敏感字段另有密钥" note="证件号、手机号等用开启密钥加密，由主席另取，请与压缩包分开保管" />
        </Card>
        <View className="actions">
          <Button icon="download" look="primary" isPending={start.isPending} isDisabled={isMaking} onPress={() => void start.run({})}>
            {isMaking ? '正在整理' : '开始归档'}
          </Button>
        </View>
        <AsyncView
          result={list}
          isEmpty={({ items }) => items.length === 0}
          empty={<Empty icon="shield" title="还没有归档" hint="点「开始归档」，完成后可下载" />}
        >
          {({ items }) => (
            <View className="stack">
              {items.map((one) => (
                <ArchiveCard key={one.id} archive={one} />
              ))}
            </View>
          )}
        </AsyncView>
      </View>
    </Section>
  );
}
