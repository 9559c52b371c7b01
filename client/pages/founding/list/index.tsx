/** Foundings within one's reach: one's own, those from the own union, or all under the federation. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { foundingKindLabels } from '../../../../types/founding/labels';
import { foundingLifecycle } from '../../../../types/founding/lifecycle';
import { useCan, useList } from '@/api/hooks';
import { go } from '@/platform';
import { BottomBar, PrimaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { List } from '@/ui/list';
import { Page } from '@/ui/page';
import { Empty } from '@/ui/states';
import { optionsOf, Tabs } from '@/ui/tabs';
import { StatusTag, Tag } from '@/ui/tag';
import { When } from '@/ui/when';

type State = keyof typeof foundingLifecycle.labels;

export default function FoundingList() {
  const [state, setState] = useState<State | ''>('');
  const list = useList('founding.list', state ? { state } : {});
  const isAbove = useCan('founding.approve');
  return (
    <Page
      title="独立建会"
      header={<Tabs label="状态" value={state} options={optionsOf(foundingLifecycle.labels, '全部')} onChange={setState} />}
      footer={
        isAbove ? null : (
          <BottomBar>
            <PrimaryButton icon="plus" onPress={() => go('/pages/founding/edit/index')}>
              发起建会
            </PrimaryButton>
          </BottomBar>
        )
      }
    >
      <List
        result={list}
        keyOf={({ id }) => id}
        empty={
          <Empty
            icon="tree"
            title="还没有建会申请"
            hint={isAbove ? '所辖工会的职工发起后会显示在这里' : '小组或新单位要有自己的工会，点下面的「发起建会」'}
          />
        }
      >
        {({ id, name, kind, state: present, fromUnionName, applicantName, peopleCount, changedAt }) => (
          <Card label={name} onPress={() => go('/pages/founding/detail/index', { id })}>
            <View className="card-head">
              <View className="card-title">{name}</View>
              <StatusTag lifecycle={foundingLifecycle} state={present} />
            </View>
            <View className="card-text">{`${fromUnionName} ${applicantName} 发起，${peopleCount} 人`}</View>
            <View className="tags">
              <Tag>{foundingKindLabels[kind]}</Tag>
              <When at={changedAt} as="ago" />
            </View>
          </Card>
        )}
      </List>
    </Page>
  );
}
