/** The draw in the open: what was fixed beforehand, what came out, and everything anybody needs to recompute it. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { drawFilterLabels } from '../../../../types/event/labels';
import { ask, type Output } from '@/api/call';
import { useList, useRead } from '@/api/hooks';
import { copyText, saveFile, toast, useRouteParams } from '@/platform';
import { Button } from '@/ui/button';
import { Card, Facts, Section } from '@/ui/card';
import { DataTable, type Column } from '@/ui/data-table';
import { Page } from '@/ui/page';
import { AsyncView, Empty } from '@/ui/states';
import { optionsOf, Segmented } from '@/ui/tabs';
import { Tag } from '@/ui/tag';
import { sayMoment } from '@/ui/time';
import { Trial } from '../parts/draw-trial';
import { DrawSteps, MyLot } from '../parts/lot';
import '@/ui/event.scss';

type Head = Output<'event.drawResult'>;
type Lot = Head['items'][number];
type Filter = keyof typeof drawFilterLabels;

export default function DrawPage() {
  const { id = '' } = useRouteParams();
  const [filter, setFilter] = useState<Filter>('all');
  const head = useRead('event.drawResult', { eventId: id, limit: 1 });
  const list = useList('event.drawResult', { eventId: id, filter, limit: 50 });
  return (
    <Page title="摇号" width="full">
      <AsyncView result={head}>
        {(data) => (
          <View className="stack">
            <Card>
              <View className="article-title">{data.title}</View>
              <DrawSteps draw={data.draw} />
              <MyLot draw={data.draw} />
            </Card>
            {data.draw.drawnAt ? <Result list={list} filter={filter} setFilter={setFilter} /> : <Trial id={id} />}
            <Proof id={id} head={data} />
          </View>
        )}
      </AsyncView>
    </Page>
  );
}

type ResultProps = { list: ReturnType<typeof useList<'event.drawResult'>>; filter: Filter; setFilter: (filter: Filter) => void };

function Result({ list, filter, setFilter }: ResultProps) {
  return (
    <Section title="结果">
      <AsyncView result={list}>
        {(rows) => (
          <DataTable
            label="摇号结果"
            rows={rows}
            columns={columns}
            keyOf={({ code }) => code}
            filters={<Segmented label="范围" value={filter} options={optionsOf(drawFilterLabels)} onChange={setFilter} />}
            more={list}
            empty={<Empty icon="people" title="没有这样的申请" hint="换一个范围看看" />}
          />
        )}
      </AsyncView>
    </Section>
  );
}

const sayLot = ({ isIn }: Lot) => (isIn ? '中签' : '未中签');
const columns: Column<Lot>[] = [
  { title: '次序', cell: ({ position }) => position, text: ({ position }) => position, width: '72px' },
  {
    title: '姓名',
    cell: ({ name, isMine }) => (isMine ? `${name}（我）` : name),
    text: ({ name }) => name,
    width: '120px',
    onPhone: 'title',
  },
  { title: '结果', cell: (lot) => <Tag tone={lot.isIn ? 'good' : 'grey'}>{sayLot(lot)}</Tag>, text: sayLot, width: '96px' },
  { title: '小组', cell: ({ groupName }) => groupName, text: ({ groupName }) => groupName },
  { title: '名额', cell: ({ places }) => places, text: ({ places }) => places, width: '72px', onPhone: 'hidden' },
  {
    title: '优先',
    cell: ({ isFirst }) => (isFirst ? '上次落选' : '—'),
    text: ({ isFirst }) => (isFirst ? '上次落选' : ''),
    width: '96px',
    onPhone: 'hidden',
  },
  {
    title: '编码',
    cell: ({ code }) => <View className="proof">{code}</View>,
    text: ({ code }) => code,
    width: '210px',
    onPhone: 'hidden',
  },
];

/** The numbers to check with, and the file that holds them all. */
function Proof({ id, head: { seed, listHash, draw } }: { id: string; head: Head }) {
  const [isSaving, setSaving] = useState(false);
  const save = async () => {
    setSaving(true);
    const answer = await ask('event.drawRecord', { eventId: id }).catch((error: Error) => void toast(error.message));
    setSaving(false);
    if (answer) await saveFile(answer.name, { text: answer.record, type: 'application/json' });
  };
  return (
    <Section title="公开核对">
      <Card>
        <Facts
          items={[
            ['承诺', draw.commitment ? <View className="proof">{draw.commitment}</View> : '发布时公布'],
            ['公布时间', draw.committedAt ? sayMoment(draw.committedAt) : null],
            ['名单校验值', listHash ? <View className="proof">{listHash}</View> : '报名截止时公布'],
            ['种子', seed ? <View className="proof">{seed}</View> : '摇号后公布'],
          ]}
        />
        <View className="card-note">
          承诺是种子的校验值，在报名开始前公布；种子在名单冻结后才揭晓，与名单合在一起算出次序，谁也不能事先挑选。下载记录后，任何人都能用公开的算法重算。
        </View>
        <View className="actions">
          {draw.drawnAt ? (
            <Button icon="download" isPending={isSaving} onPress={() => void save()}>
              下载摇号记录
            </Button>
          ) : null}
          {draw.commitment ? <Button onPress={() => void copyText(draw.commitment!)}>复制承诺</Button> : null}
        </View>
      </Card>
    </Section>
  );
}
