/** One term: its days, what comes next and what is missing, seats with the reckoning, and the make-up of its delegates. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { termLifecycle } from '../../../../types/congress/lifecycle';
import type { Output } from '@/api/call';
import { useCan, useCommand, useRead } from '@/api/hooks';
import { confirm, go, useRouteParams } from '@/platform';
import { BottomBar, Button, PrimaryButton } from '@/ui/button';
import { Card, Facts, Row, Section } from '@/ui/card';
import { DataTable, type Column } from '@/ui/data-table';
import { ProgressBar } from '@/ui/figures';
import { Page } from '@/ui/page';
import { AsyncView, Empty } from '@/ui/states';
import { StatusTag } from '@/ui/tag';
import { sayFullDay } from '@/ui/time';
import { DaySpan } from '@/ui/when';
import { ExtendSheet } from '../parts/extend';
import { CheckCard, toneOf } from '../parts/verdict';

type Term = Output<'congress.term'>;
type Place = Term['constituencies'][number];

export default function TermPage() {
  const { id = '' } = useRouteParams();
  const term = useRead('congress.term', { termId: id });
  return (
    <Page title={term.data?.name ?? '职代会'} width="full" footer={term.data ? <Next {...term.data} /> : null}>
      <AsyncView result={term}>{(data) => <Shown {...data} />}</AsyncView>
    </Page>
  );
}

function Shown(term: Term) {
  const canCheck = useCan('compliance.term');
  const { id, state, startsOn, endsOn, years, profileName, totalSeats, filled, listUntil, obstacles, openObjections } = term;
  return (
    <View className="stack">
      <Card>
        <View className="card-head">
          <View className="card-title">{term.name}</View>
          <StatusTag lifecycle={termLifecycle} state={state} tone={toneOf[state]} />
        </View>
        <Facts
          items={[
            ['任期', <DaySpan key="term" from={startsOn} to={endsOn} />],
            ['年数', `${years} 年`],
            ['延期换届', term.extendedFrom ? `由 ${sayFullDay(term.extendedFrom)} 延期` : null],
            ['适用规定', profileName],
            ['名单公示', listUntil ? `至 ${sayFullDay(listUntil)}` : null],
            ['职工', term.staff > 0 ? `${term.staff} 人，一线 ${term.frontLine}，管理人员 ${term.managers}，女职工 ${term.women}` : null],
          ]}
        />
        {totalSeats > 0 ? (
          <ProgressBar value={filled} total={totalSeats} label="已选代表" text={`代表 ${filled} / ${totalSeats}`} tone="good" />
        ) : null}
      </Card>
      {obstacles.length > 0 ? (
        <Section title="还差什么">
          <Card>
            {obstacles.map((text) => (
              <Row key={text} icon="alert" title={text} />
            ))}
          </Card>
        </Section>
      ) : null}
      <Card>
        <Row
          icon="people"
          title="代表名单"
          note={openObjections > 0 ? `${openObjections} 条异议待答复` : '各选区代表、选举结果'}
          onPress={() => go('/pages/congress/delegates/index', { id })}
        />
        {canCheck ? (
          <Row
            icon="check"
            title="合规检查"
            note="逐条依据、实际数值、是否符合"
            onPress={() => go('/pages/compliance/term/index', { id })}
          />
        ) : null}
        <Row icon="book" title="适用规定" note="名额、任期、表决等逐条出处" onPress={() => go('/pages/congress/profile/index')} />
      </Card>
      <Section title="选区与名额">
        <View className="stack">
          {term.seatsArithmetic ? (
            <Card>
              <View className="card-text">{term.seatsArithmetic}</View>
              <View className="card-note">{`${term.seatsSource}；按职工人数以最大余数法分到各选区`}</View>
            </Card>
          ) : null}
          <DataTable
            label="选区与名额"
            rows={term.constituencies}
            columns={columns}
            keyOf={(one) => one.id}
            exportAs={term.constituencies.length > 0 ? `${term.name}选区与名额` : undefined}
            empty={<Empty icon="tree" title="还没有划分选区" hint="划分选区后，名额按地区规定算出" />}
          />
        </View>
      </Section>
      {filled > 0 ? (
        <Section title="代表构成">
          <View className="stack">
            {term.makeUp.map(({ key, ...line }) => (
              <CheckCard key={key} {...line} />
            ))}
          </View>
        </Section>
      ) : null}
    </View>
  );
}

const columns: Column<Place>[] = [
  { title: '选区', cell: ({ name }) => name, text: ({ name }) => name, onPhone: 'title' },
  { title: '职工', cell: ({ staff }) => staff, text: ({ staff }) => staff, align: 'right', width: '80px' },
  {
    title: '一线',
    cell: ({ frontLine }) => frontLine,
    text: ({ frontLine }) => frontLine,
    align: 'right',
    width: '80px',
    onPhone: 'hidden',
  },
  {
    title: '管理人员',
    cell: ({ managers }) => managers,
    text: ({ managers }) => managers,
    align: 'right',
    width: '100px',
    onPhone: 'hidden',
  },
  { title: '女职工', cell: ({ women }) => women, text: ({ women }) => women, align: 'right', width: '90px', onPhone: 'hidden' },
  { title: '名额算法', cell: ({ quotient }) => quotient, text: ({ quotient }) => quotient, width: '280px' },
  {
    title: '代表',
    cell: ({ filled, seats }) => `${filled} / ${seats}`,
    text: ({ filled }) => filled,
    align: 'right',
    width: '90px',
  },
];

function Next({ id, name, moves }: Term) {
  const post = useCommand('congress.postList', { done: '名单已公示' });
  const begin = useCommand('congress.beginTerm', { done: '代表已就任' });
  const [isExtending, setExtending] = useState(false);
  const end = useCommand('congress.endTerm', { done: '本届已届满' });
  const ask = async (title: string, text: string, confirmText: string, act: () => Promise<unknown>) => {
    if (await confirm({ title, text, confirmText })) await act();
  };
  const has = (move: string) => moves.includes(move);
  if (moves.length === 0) return null;
  return (
    <>
      {isExtending ? <ExtendSheet termId={id} onClose={() => setExtending(false)} /> : null}
      <BottomBar>
        {has('setConstituencies') ? (
          <Button icon="edit" onPress={() => go('/pages/congress/constituencies/index', { id })}>
            划分选区
          </Button>
        ) : null}
        {has('postList') ? (
          <PrimaryButton
            isPending={post.isPending}
            onPress={() =>
              void ask('公示代表名单', '全体会员会收到通知，公示期内可以提异议；公示后选区和名额不再改。', '公示', () =>
                post.run({ termId: id }),
              )
            }
          >
            公示名单
          </PrimaryButton>
        ) : null}
        {has('beginTerm') ? (
          <PrimaryButton
            isPending={begin.isPending}
            onPress={() =>
              void ask('代表就任', `${name}代表职务即刻生效，上一届同时届满，不在名单上的不再担任代表。`, '就任', () =>
                begin.run({ termId: id }),
              )
            }
          >
            代表就任
          </PrimaryButton>
        ) : null}
        {has('endTerm') ? (
          <PrimaryButton
            isPending={end.isPending}
            onPress={() => void ask('办理届满', '本届全体代表的职务随之终止。', '办理届满', () => end.run({ termId: id }))}
          >
            办理届满
          </PrimaryButton>
        ) : null}
        {has('extendTerm') ? <Button onPress={() => setExtending(true)}>延期换届</Button> : null}
      </BottomBar>
    </>
  );
}
