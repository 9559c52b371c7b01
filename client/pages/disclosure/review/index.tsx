/** The yearly review of open affairs: every period of every item, and how questions were answered; printed as a table. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { coverageLabels, everyLabels } from '../../../../types/disclosure/labels';
import type { Output } from '@/api/call';
import { useDownload } from '@/api/download';
import { useCan, useRead } from '@/api/hooks';
import { go } from '@/platform';
import { Button } from '@/ui/button';
import { DataTable, type Column } from '@/ui/data-table';
import { Stat, Stats } from '@/ui/figures';
import { Page } from '@/ui/page';
import { AsyncView, Empty } from '@/ui/states';
import { Tag, type Tone } from '@/ui/tag';
import { thisYear, YearTabs } from '@/ui/year-tabs';

type Row = Output<'disclosure.review'>['items'][number];
type Period = Row['periods'][number];
const tones: Record<Period['coverage'], Tone> = { inTime: 'good', late: 'warn', missing: 'accent', notDue: 'grey', notOwed: 'grey' };

export default function DisclosureReview() {
  const [year, setYear] = useState(thisYear);
  const review = useRead('disclosure.review', { year });
  const canPrint = useCan('disclosure.exportReview');
  const paper = useDownload('disclosure.exportReview');
  return (
    <Page title="年度公开情况" width="full" header={<YearTabs label="年度" value={year} onChange={setYear} count={3} />}>
      <AsyncView result={review}>
        {({ owed, posted, inTime, questions, items }) => (
          <>
            <Stats>
              <Stat label="应公开" value={`${owed} 期`} note={`已公开 ${posted} 期`} />
              <Stat label="按期公开" value={`${inTime}/${owed}`} />
              <Stat label="会员提问" value={questions.asked} note={`已答复 ${questions.answered}`} />
              <Stat
                label="三十天内答复"
                value={`${questions.inTime}/${questions.asked}`}
                note={questions.overdue > 0 ? `${questions.overdue} 条超期` : '没有超期'}
              />
            </Stats>
            {canPrint ? (
              <View className="actions page-tools">
                <Button isSmall icon="print" isPending={paper.isPending} onPress={() => void paper.run({ year })}>
                  打印情况表
                </Button>
              </View>
            ) : null}
            <DataTable
              label={`${year}年公开情况`}
              rows={items}
              columns={columns}
              keyOf={({ id }) => id}
              onOpen={({ id }) => go('/pages/disclosure/item/index', { id })}
              empty={<Empty icon="book" title="还没有公开目录" hint="由工会办公室建立目录后开始统计" />}
            />
            <View className="card-note">按期＝期满后规定天数内审核公开；未到期和本单位还没有这项目录的不计入应公开。</View>
          </>
        )}
      </AsyncView>
    </Page>
  );
}

const sayCount = (periods: Period[]) => {
  const owed = periods.filter(({ coverage }) => ['inTime', 'late', 'missing'].includes(coverage));
  return owed.length === 0 ? '—' : `${owed.filter(({ coverage }) => coverage !== 'missing').length}/${owed.length}`;
};
const short = (text: string) => text.replace(/^\d{4}年(?=.)/, '');

const columns: Column<Row>[] = [
  { title: '公开事项', cell: ({ title }) => title, text: ({ title }) => title, onPhone: 'title' },
  { title: '责任部门', cell: ({ unitName }) => unitName, text: ({ unitName }) => unitName, width: '112px' },
  { title: '频次', cell: ({ every }) => everyLabels[every], text: ({ every }) => everyLabels[every], width: '80px' },
  { title: '已公开', cell: ({ periods }) => sayCount(periods), text: ({ periods }) => sayCount(periods), width: '80px' },
  {
    title: '各期',
    cell: ({ periods }) => (
      <View className="tags">
        {periods
          .filter(({ coverage }) => coverage !== 'notOwed')
          .map(({ text, coverage }) => (
            <Tag key={text} tone={tones[coverage]}>{`${short(text)} ${coverageLabels[coverage]}`}</Tag>
          ))}
      </View>
    ),
    text: ({ periods }) => periods.map(({ text, coverage }) => `${text} ${coverageLabels[coverage]}`).join('；'),
  },
];
