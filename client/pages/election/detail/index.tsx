/** One election: where it stands, who is nominated and stands, under which rules, and round by round how it came out. */
import { View } from '@tarojs/components';
import type { Output } from '@/api/call';
import { useRead } from '@/api/hooks';
import { go, useRouteParams } from '@/platform';
import { Card, Row, Section } from '@/ui/card';
import { Page } from '@/ui/page';
import { AsyncView } from '@/ui/states';
import { About } from '../parts/about';
import { ElectionActions } from '../parts/actions';
import { Candidates, Nominations } from '../parts/people';
import { Objections } from '../parts/objections';
import { Office } from '../parts/office';
import { Rounds } from '../parts/rounds';

type Election = Output<'election.get'>;

export default function ElectionDetail() {
  const { id = '' } = useRouteParams();
  const record = useRead('election.get', { id });
  return (
    <Page title="选举" footer={record.data ? <ElectionActions election={record.data} /> : null}>
      <AsyncView result={record}>{(data) => <Parts {...data} />}</AsyncView>
    </Page>
  );
}

function Parts(election: Election) {
  const { state, papers } = election;
  return (
    <View className="stack">
      <About {...election} />
      {papers && papers.taken > 0 ? (
        <Card className="rows">
          <Row icon="file" title="纸质票" note={`发出 ${papers.taken} 张，录入 ${papers.entered} 张`} />
        </Card>
      ) : null}
      {state === 'voting' ? (
        <Card className="rows">
          <Row icon="shield" title="结束之前，谁也看不到结果" note="包括干事、主席和管理员，只有参加人数" />
        </Card>
      ) : null}
      <Rounds election={election} />
      {state === 'nominating' ? <Nominations election={election} /> : <Candidates election={election} />}
      <Objections election={election} />
      <Office election={election} />
      <Rules rules={election.rules} />
      <Card className="rows">
        <Row icon="shield" title="投票怎样保密" note="什么是秘密、对谁保密、做不到什么" onPress={() => go('/pages/ballot/secrecy/index')} />
      </Card>
    </View>
  );
}

const Rules = ({ rules }: Pick<Election, 'rules'>) => (
  <Section title="选举规则" note="每条写明依据">
    <Card className="rows">
      {rules.map(({ label, text, source }) => (
        <Row key={label} title={`${label}：${text}`} note={source} />
      ))}
    </Card>
  </Section>
);
