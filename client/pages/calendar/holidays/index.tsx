/** Public holidays and adjusted working days of a year, each with its source; officers enter what the notice says. */
import { useState } from 'react';
import { dayKindLabels, type DayKind } from '../../../../types/calendar/labels';
import type { Output } from '@/api/call';
import { useCommand, useRead } from '@/api/hooks';
import { confirm } from '@/platform';
import { BottomBar, Button, PrimaryButton } from '@/ui/button';
import { ChoiceField } from '@/ui/choice-fields';
import { DataTable, type Column } from '@/ui/data-table';
import { DateField } from '@/ui/date-fields';
import { Form } from '@/ui/form';
import { Page } from '@/ui/page';
import { Sheet } from '@/ui/sheet';
import { AsyncView, Empty } from '@/ui/states';
import { Segmented } from '@/ui/tabs';
import { Tag } from '@/ui/tag';
import { TextField } from '@/ui/text-fields';
import { addDays, sayDay } from '@/ui/time';
import { thisYear } from '@/ui/year-tabs';

type Day = Output<'calendar.holidays'>['items'][number];
type Row = Day & { until: string; days: number };
const kindWords: Record<DayKind, string> = { off: '放假', work: '上班', normal: '照常' };
const tones = { off: 'good', work: 'warn', normal: 'grey' } as const;
const kindOptions = (Object.keys(dayKindLabels) as DayKind[]).map((value) => ({ value, text: kindWords[value] }));

export default function Holidays() {
  const [year, setYear] = useState(thisYear);
  const [isEntering, setIsEntering] = useState(false);
  const result = useRead('calendar.holidays', { year });
  const canEnter = result.data?.moves.includes('setDay') ?? false;
  const years = [thisYear(), thisYear() + 1].map((one) => ({ value: String(one), text: `${one}年` }));
  return (
    <Page
      title="节假日与调休"
      width="full"
      footer={
        canEnter ? (
          <BottomBar>
            <PrimaryButton icon="plus" onPress={() => setIsEntering(true)}>
              登记放假或上班
            </PrimaryButton>
          </BottomBar>
        ) : null
      }
    >
      <AsyncView result={result}>
        {({ items, moves }) => (
          <DataTable
            label="节假日与调休"
            rows={spansOf(items)}
            keyOf={({ day }) => day}
            columns={columnsOf(moves.includes('clearDay') && items.some(({ isOwn }) => isOwn))}
            exportAs={`节假日与调休-${year}`}
            filters={<Segmented label="年份" value={String(year)} options={years} onChange={(value) => setYear(Number(value))} />}
            empty={<Empty icon="event" title="还没有这一年的安排" hint="国务院办公厅公布后，由干事在这里登记" />}
          />
        )}
      </AsyncView>
      <DaySheet isOpen={isEntering} onClose={() => setIsEntering(false)} />
    </Page>
  );
}

/** Days that follow one another and are the same stand on one line. */
function spansOf(days: Day[]): Row[] {
  const spans: Row[] = [];
  for (const one of days) {
    const last = spans.at(-1);
    const isSame =
      last &&
      addDays(last.until, 1) === one.day &&
      (['kind', 'name', 'source', 'isOwn'] as const).every((field) => last[field] === one[field]);
    if (isSame) Object.assign(last, { until: one.day, days: last.days + 1 });
    else spans.push({ ...one, until: one.day, days: 1 });
  }
  return spans;
}

const saySpan = ({ day, until }: Pick<Row, 'day' | 'until'>) => (day === until ? sayDay(day) : `${sayDay(day)} 至 ${sayDay(until)}`);

const columnsOf = (canClear: boolean): Column<Row>[] => [
  {
    title: '日期',
    cell: saySpan,
    text: ({ day, until }) => (day === until ? day : `${day} 至 ${until}`),
    width: '232px',
    onPhone: 'title',
  },
  {
    title: '安排',
    cell: ({ kind }) => <Tag tone={tones[kind]}>{kindWords[kind]}</Tag>,
    text: ({ kind }) => kindWords[kind],
    width: '64px',
    onPhone: 'title',
  },
  { title: '天数', cell: ({ days }) => `${days} 天`, text: ({ days }) => days, width: '48px' },
  { title: '名称', cell: ({ name }) => name, text: ({ name }) => name, width: '88px' },
  { title: '依据', cell: ({ source }) => source, text: ({ source }) => source },
  {
    title: '来自',
    cell: ({ isOwn }) => (isOwn ? '本会登记' : '平台自带'),
    text: ({ isOwn }) => (isOwn ? '本会登记' : '平台自带'),
    width: '80px',
  },
  ...(canClear ? [{ title: '撤销', cell: (row: Row) => (row.isOwn ? <Clear {...row} /> : null), width: '88px' }] : []),
];

function Clear({ day, until }: Pick<Row, 'day' | 'until'>) {
  const clear = useCommand('calendar.clearDay', { done: '已撤销' });
  const ask = async () => {
    const text = '撤销后恢复为平台自带的安排。';
    if (await confirm({ title: `撤销 ${saySpan({ day, until })} 的登记`, text, confirmText: '撤销', isDangerous: true }))
      await clear.run({ day, until });
  };
  return (
    <Button isSmall look="plain" isPending={clear.isPending} label={`撤销 ${saySpan({ day, until })} 的登记`} onPress={() => void ask()}>
      撤销
    </Button>
  );
}

function DaySheet({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const [day, setDay] = useState<string | null>(null);
  const [until, setUntil] = useState<string | null>(null);
  const [kind, setKind] = useState<DayKind | null>('off');
  const [name, setName] = useState('');
  const [source, setSource] = useState('');
  const save = useCommand('calendar.setDay', { done: '已登记', isQuiet: true });
  const submit = async () => {
    if (!day || !kind || !(await save.run({ day, kind, name, source, ...(until ? { until } : {}) }))) return;
    setDay(null);
    setUntil(null);
    onClose();
  };
  return (
    <Sheet
      isOpen={isOpen}
      title="登记放假或上班"
      onClose={onClose}
      footer={
        <Button look="primary" isPending={save.isPending} isDisabled={!day || !kind} onPress={() => void submit()}>
          登记
        </Button>
      }
    >
      <Form error={save.error}>
        <DateField label="日期" name="day" isRequired value={day} onChange={setDay} />
        <DateField label="到哪一天" name="until" hint="只有一天时不用填" from={day ?? undefined} value={until} onChange={setUntil} />
        <ChoiceField label="安排" name="kind" isRequired options={kindOptions} value={kind} onChange={setKind} />
        <TextField label="名称" name="name" isRequired max={20} placeholder="如 春节、春节调休" value={name} onChange={setName} />
        <TextField label="依据" name="source" isRequired max={100} placeholder="通知的名称与日期" value={source} onChange={setSource} />
      </Form>
    </Sheet>
  );
}
