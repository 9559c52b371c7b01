/** Discussion groups: which constituencies sit together, who convenes and who brings back what they said. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Output } from '@/api/call';
import { useCommand, useRead } from '@/api/hooks';
import { useRouteParams } from '@/platform';
import { BottomBar, Button, PrimaryButton } from '@/ui/button';
import { Card, Facts } from '@/ui/card';
import { Page } from '@/ui/page';
import { ReasonDialog } from '@/ui/reason-dialog';
import { AsyncView, Empty } from '@/ui/states';
import { Tag } from '@/ui/tag';
import { sayMoment } from '@/ui/time';
import { GroupsSheet } from '../parts/groups-sheet';
import '@/ui/congress.scss';

type Group = Output<'congress.groups'>['items'][number];

export default function Groups() {
  const { id = '' } = useRouteParams();
  const groups = useRead('congress.groups', { sessionId: id });
  const [isSetting, setSetting] = useState(false);
  const { canSet = false } = groups.data ?? {};
  return (
    <Page
      title="讨论组"
      footer={
        canSet ? (
          <BottomBar>
            <PrimaryButton icon="edit" onPress={() => setSetting(true)}>
              编组
            </PrimaryButton>
          </BottomBar>
        ) : null
      }
    >
      <AsyncView result={groups}>
        {({ items, left }) => (
          <View className="stack">
            {items.length === 0 ? (
              <Empty icon="people" title="还没有编组" hint={canSet ? '按选区编组，定召集人和汇报人' : '编好后在这里看到您在哪一组'} />
            ) : (
              items.map((group) => <GroupCard key={group.id} group={group} />)
            )}
            {items.length > 0 && left.length > 0 ? (
              <View className="notice notice-warn">{`还没有编进组的选区：${left.join('、')}`}</View>
            ) : null}
          </View>
        )}
      </AsyncView>
      {isSetting && groups.data ? <GroupsSheet sessionId={id} data={groups.data} onClose={() => setSetting(false)} /> : null}
    </Page>
  );
}

function GroupCard({ group }: { group: Group }) {
  const [isWriting, setWriting] = useState(false);
  const report = useCommand('congress.reportGroup', { done: '已汇报' });
  const { id, name, place, constituencyNames, delegates, convenerName, reporterName, report: said, isMine, canReport } = group;
  return (
    <Card>
      <View className="gapped">
        <View className="card-head">
          <View className="card-title">{name}</View>
          {isMine ? <Tag tone="info">您在本组</Tag> : null}
        </View>
        <Facts
          items={[
            ['选区', `${constituencyNames.join('、')}，代表 ${delegates} 名`],
            ['地点', place],
            ['召集人', convenerName],
            ['汇报人', reporterName],
          ]}
        />
        {said ? (
          <>
            <View className="card-text">{said.text}</View>
            <View className="card-note">{`${said.byName}汇报，${sayMoment(said.at)}`}</View>
          </>
        ) : (
          <View className="card-note">还没有汇报</View>
        )}
        {canReport ? (
          <Button icon="edit" label={`${name}：写汇报`} onPress={() => setWriting(true)}>
            {said ? '重写汇报' : '写汇报'}
          </Button>
        ) : null}
      </View>
      <ReasonDialog
        isOpen={isWriting}
        title={`${name}讨论情况`}
        consequence="闭会之前可以重写；会写进会议纪要。"
        label="汇报"
        placeholder="同意什么、有哪些意见和建议"
        confirmText="汇报"
        look="primary"
        max={3000}
        isPending={report.isPending}
        onClose={() => setWriting(false)}
        onConfirm={async (text) => (await report.run({ groupId: id, text })) && setWriting(false)}
      />
    </Card>
  );
}
