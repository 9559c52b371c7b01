/** The catalogue: what must be open, by what law, by which department, and whether it is in time. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { everyLabels, standingLabels } from '../../../../types/disclosure/labels';
import type { Output } from '@/api/call';
import { useCan, useCommand, useRead } from '@/api/hooks';
import { go, useIsWide } from '@/platform';
import { BottomBar, Button, PrimaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { DataTable, type Column } from '@/ui/data-table';
import { Page } from '@/ui/page';
import { AsyncView, Empty } from '@/ui/states';
import { Tag, type Tone } from '@/ui/tag';
import { sayDay } from '@/ui/time';
import { ItemSheet } from '../parts/item-sheet';

type Item = Output<'disclosure.catalogue'>['items'][number];
const tones: Record<Item['standing'], Tone> = { overdue: 'accent', due: 'info', event: 'grey', ended: 'grey' };
const openItem = ({ id }: { id: string }) => go('/pages/disclosure/item/index', { id });

export default function Catalogue() {
  const catalogue = useRead('disclosure.catalogue', {});
  const canKeep = useCan('disclosure.setItem');
  const addUsual = useCommand('disclosure.addUsual', { done: '已加入目录，请逐项定责任部门' });
  const [isAdding, setAdding] = useState(false);
  const isWide = useIsWide();
  const empty = <Empty icon="book" title="还没有公开目录" hint={canKeep ? '点「采用常用目录」，再按本单位情况调整' : '由工会办公室建立'} />;
  return (
    <Page
      title="厂务公开"
      width="full"
      footer={
        canKeep ? (
          <BottomBar>
            <PrimaryButton icon="plus" onPress={() => setAdding(true)}>
              增加公开事项
            </PrimaryButton>
          </BottomBar>
        ) : null
      }
    >
      <AsyncView result={catalogue}>
        {({ items, units, usual }) => (
          <View className="stack">
            <View className="actions page-tools">
              <Button isSmall icon="chart" onPress={() => go('/pages/disclosure/review/index')}>
                年度公开情况
              </Button>
              {usual > 0 ? (
                <Button isSmall isPending={addUsual.isPending} onPress={() => void addUsual.run({})}>
                  {`采用常用目录（${usual} 项）`}
                </Button>
              ) : null}
            </View>
            {isWide ? (
              <DataTable label="公开目录" rows={items} columns={columns} keyOf={({ id }) => id} onOpen={openItem} empty={empty} />
            ) : items.length === 0 ? (
              empty
            ) : (
              items.map((item) => <ItemCard key={item.id} {...item} />)
            )}
            <ItemSheet isOpen={isAdding} units={units} onClose={() => setAdding(false)} />
          </View>
        )}
      </AsyncView>
    </Page>
  );
}

const dueOf = ({ dueOn, periodText }: Item) => (dueOn ? `${periodText}，${sayDay(dueOn)}前` : '');

/** What is opened as it happens has its day for a period. */
const latestOf = (every: Item['every'], { periodText, at }: NonNullable<Item['latest']>) =>
  every === 'event' ? periodText : `${periodText}，${sayDay(at.slice(0, 10))}`;

const ItemCard = (item: Item) => (
  <Card label={`${item.title}，${standingLabels[item.standing]}`} onPress={() => openItem(item)}>
    <View className="card-head">
      <View className="card-title">{item.title}</View>
      <Tag tone={tones[item.standing]}>{standingLabels[item.standing]}</Tag>
    </View>
    <View className="card-note">{[item.unitName, everyLabels[item.every], dueOf(item)].filter(Boolean).join(' · ')}</View>
    <View className="card-note">{item.latest ? `最近公开：${latestOf(item.every, item.latest)}` : '还没有公开过'}</View>
  </Card>
);

const columns: Column<Item>[] = [
  { title: '公开事项', cell: ({ title }) => title, text: ({ title }) => title, onPhone: 'title' },
  {
    title: '依据',
    cell: ({ source, isToCheck }) => (isToCheck ? `${source}（请对照原文核实）` : source),
    text: ({ source }) => source,
    isExtra: true,
  },
  { title: '责任部门', cell: ({ unitName }) => unitName, text: ({ unitName }) => unitName, width: '112px' },
  { title: '频次', cell: ({ every }) => everyLabels[every], text: ({ every }) => everyLabels[every], width: '80px' },
  {
    title: '状态',
    cell: ({ standing }) => <Tag tone={tones[standing]}>{standingLabels[standing]}</Tag>,
    text: ({ standing }) => standingLabels[standing],
    width: '128px',
  },
  { title: '下一期', cell: (item) => dueOf(item) || '—', text: ({ dueOn }) => dueOn ?? '', width: '256px' },
  { title: '最近公开', cell: ({ latest }) => latest?.periodText ?? '—', text: ({ latest }) => latest?.at ?? '', width: '128px' },
];
