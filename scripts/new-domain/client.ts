/** What a new domain's list page looks like, written for the word «survey». */

const page = `/** 问卷: the union's, newest first, by state. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { surveyKindLabels } from '../../../../types/survey/labels';
import { surveyLifecycle } from '../../../../types/survey/lifecycle';
import { useList } from '@/api/hooks';
import { Card } from '@/ui/card';
import { List } from '@/ui/list';
import { Page } from '@/ui/page';
import { Empty } from '@/ui/states';
import { optionsOf, Tabs } from '@/ui/tabs';
import { StatusTag, Tag } from '@/ui/tag';
import { When } from '@/ui/when';

export default function SurveyList() {
  const [state, setState] = useState<keyof typeof surveyLifecycle.labels>('open');
  const list = useList('survey.list', { state });
  const header = <Tabs label="状态" value={state} options={optionsOf(surveyLifecycle.labels)} onChange={setState} />;
  return (
    <Page title="问卷" header={header}>
      <List
        result={list}
        keyOf={({ id }) => id}
        empty={<Empty icon="file" title="这里还没有问卷" hint="工会干事发布后会显示在这里" />}
      >
        {({ title, kind, state: present, createdAt }) => (
          <Card label={title}>
            <View className="card-title">{title}</View>
            <View className="tags">
              <StatusTag lifecycle={surveyLifecycle} state={present} />
              <Tag tone={kind === 'urgent' ? 'warn' : undefined}>{surveyKindLabels[kind]}</Tag>
              <When at={createdAt} />
            </View>
          </Card>
        )}
      </List>
    </Page>
  );
}
`;

const pageConfig = `export default definePageConfig({ navigationBarTitleText: '问卷', enablePullDownRefresh: true });
`;

const entries = `/** 问卷 on the services page. */
import type { Entry } from '../../entry';

export const entries: Entry[] = [
  { group: '民主管理', title: '问卷', icon: 'file', page: '/pages/survey/list/index', needs: 'survey.list' },
];
`;

export const clientFiles = {
  'client/pages/survey/list/index.tsx': page,
  'client/pages/survey/list/index.config.ts': pageConfig,
  'client/pages/survey/entries.ts': entries,
};
