/** What ballots and elections share on their pages: the desk of papers, and the page when one has voted or cannot. */
import { View } from '@tarojs/components';
import { useState, type ReactNode } from 'react';
import { useCommand, useRead } from '@/api/hooks';
import { back, confirm, replace } from '@/platform';
import { Card, Row, Section } from './card';
import { Stat, Stats } from './figures';
import { Page } from './page';
import { SearchBar } from './search-bar';
import { Empty } from './states';

type Kind = 'ballot' | 'election';
type Papers = { taken: number; entered: number };

/** The tellers' desk: papers go out by name; `children` is the form they come back by, without a name. Null papers: not now. */
export function PapersDesk({ kind, id, papers, children }: { kind: Kind; id: string; papers: Papers | null; children: ReactNode }) {
  if (!papers) return <Empty icon="file" title="现在不能办理纸质票" hint="投票进行中由计票人办理" />;
  const { taken, entered } = papers;
  return (
    <View className="stack">
      <Stats>
        <Stat label="发出" value={taken} />
        <Stat label="已录入" value={entered} />
        <Stat label="未交回" value={taken - entered} />
      </Stats>
      <Give kind={kind} id={id} />
      {entered < taken ? (
        children
      ) : (
        <Section title="录入收回的票">
          <Card>
            <View className="card-text">{taken === 0 ? '还没有发出纸质票。' : '发出的纸质票都已录入。'}</View>
          </Card>
        </Section>
      )}
    </View>
  );
}

function Give({ kind, id }: { kind: Kind; id: string }) {
  const [sought, setSought] = useState('');
  const found = useRead(`${kind}.roll`, { id, search: sought }, { enabled: sought.length > 0 });
  const take = useCommand(`${kind}.takePaper`, { done: '已记下，请发给本人' });
  const give = async (memberId: string, name: string) => {
    if (await confirm({ title: `发给${name}`, text: '名册上记为已投，手机不能再投。', confirmText: '发出' }))
      if (await take.run({ id, memberId })) setSought('');
  };
  return (
    <Section title="发出纸质票">
      <Card>
        <SearchBar value={sought} onSearch={setSought} placeholder="输入姓名或工号" />
        {sought && found.data ? (
          <View className="rows">
            {found.data.items.length === 0 ? <Row title="名册上没有找到" note="名册在开始时已固定，请核对姓名" /> : null}
            {found.data.items.map(({ memberId, name, employeeNo }) => (
              <Row key={memberId} title={name} note={employeeNo} end="发给" onPress={() => void give(memberId, name)} />
            ))}
          </View>
        ) : null}
      </Card>
    </Section>
  );
}

/** Instead of the paper, for who has voted already or may not. */
export const NoVote = ({ hasCast }: { hasCast: boolean | null }) => (
  <Empty
    icon="vote"
    title={hasCast ? '您已投票' : '现在不能投票'}
    hint={hasCast ? '每人只能投一次；结果公布后会通知您' : '投票没有开放，或您不在名册上；有疑问请问计票人'}
    action={{ text: '返回', onPress: () => back() }}
  />
);

/** Says that a vote was cast and nothing else: no choice, no number, nothing to show somebody. */
export const VoteReceipt = ({ kind, id, title }: { kind: Kind; id: string; title: string }) => (
  <Page title={title}>
    <Empty
      icon="check"
      title="已投票"
      hint="结果公布后会通知您"
      action={{ text: '看参加人数', onPress: () => replace(`/pages/${kind}/detail/index`, { id }) }}
    />
  </Page>
);
