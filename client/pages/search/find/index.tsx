/** One box for everything: results by kind with the hit marked; what was sought lately stays on the device. */
import { View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { foundLabels } from '../../../../types/search/labels';
import { useCan, useList, useRead } from '@/api/hooks';
import { useRouteParams } from '@/platform';
import { Section } from '@/ui/card';
import { List } from '@/ui/list';
import { Page } from '@/ui/page';
import { SearchBar } from '@/ui/search-bar';
import { AsyncView, Empty } from '@/ui/states';
import { Tabs } from '@/ui/tabs';
import { HitCard } from '../parts/hit-card';
import { Recent, useRecent } from '../parts/recent';

type Kind = keyof typeof foundLabels;
const kinds = Object.keys(foundLabels) as Kind[];
const LINGERED_MS = 2000;

export default function Search() {
  const params = useRouteParams();
  const [text, setText] = useState(params.text ?? '');
  const [kind, setKind] = useState<Kind | ''>('');
  const recent = useRecent();
  const { remember } = recent;
  const seesPeople = useCan('member.list');
  const shown = kinds.filter((one) => one !== 'person' || seesPeople);
  useEffect(() => {
    if (!text) return undefined;
    const timer = setTimeout(() => remember(text), LINGERED_MS);
    return () => clearTimeout(timer);
  }, [text, remember]);
  const header = (
    <>
      <SearchBar key={params.text} value={text} onSearch={setText} placeholder={`搜索${shown.map((one) => foundLabels[one]).join('、')}`} />
      {text ? (
        <Tabs
          label="类别"
          value={kind}
          options={[{ value: '' as const, text: '全部' }, ...shown.map((value) => ({ value, text: foundLabels[value] }))]}
          onChange={setKind}
        />
      ) : null}
    </>
  );
  return (
    <Page title="搜索" header={header}>
      {text === '' ? (
        <Recent recent={recent} onChoose={setText} />
      ) : kind === '' ? (
        <Everything text={text} onMore={setKind} onOpen={() => remember(text)} />
      ) : (
        <OneKind text={text} kind={kind} onOpen={() => remember(text)} />
      )}
    </Page>
  );
}

const Nothing = ({ text }: { text: string }) => (
  <Empty icon="search" title={`没有找到「${text}」`} hint="换一个词，或只写拼音首字母，如「年会」写「nh」" />
);

function Everything({ text, onMore, onOpen }: { text: string; onMore: (kind: Kind) => void; onOpen: () => void }) {
  const result = useRead('search.find', { text, limit: 20 });
  if (result.error?.code === 'INVALID_INPUT')
    return <Empty icon="search" title={result.error.fields[0]?.message ?? result.error.message} />;
  return (
    <AsyncView result={result} isEmpty={({ items }) => items.length === 0} empty={<Nothing text={text} />}>
      {({ items, more }) => (
        <View>
          {kinds
            .filter((kind) => items.some((hit) => hit.kind === kind))
            .map((kind) => (
              <Section
                key={kind}
                title={foundLabels[kind]}
                action={more.includes(kind) ? { text: '查看全部', onPress: () => onMore(kind) } : undefined}
              >
                <View className="stack">
                  {items
                    .filter((hit) => hit.kind === kind)
                    .map((hit) => (
                      <HitCard key={hit.id} hit={hit} onOpen={onOpen} />
                    ))}
                </View>
              </Section>
            ))}
        </View>
      )}
    </AsyncView>
  );
}

function OneKind({ text, kind, onOpen }: { text: string; kind: Kind; onOpen: () => void }) {
  const list = useList('search.find', { text, kinds: [kind] });
  return (
    <List result={list} keyOf={({ id }) => id} empty={<Nothing text={text} />}>
      {(hit) => <HitCard hit={hit} onOpen={onOpen} />}
    </List>
  );
}
