/** Every term of the staff congress, newest first; officers prepare the next one here. */
import { useState } from 'react';
import { termLifecycle } from '../../../../types/congress/lifecycle';
import type { Output } from '@/api/call';
import { useCommand, useRead } from '@/api/hooks';
import { go } from '@/platform';
import { BottomBar, Button, PrimaryButton } from '@/ui/button';
import { DataTable, type Column } from '@/ui/data-table';
import { DateField } from '@/ui/date-fields';
import { Form } from '@/ui/form';
import { Page } from '@/ui/page';
import { Sheet } from '@/ui/sheet';
import { AsyncView, Empty } from '@/ui/states';
import { StatusTag } from '@/ui/tag';
import { NumberField } from '@/ui/text-fields';
import { sayFullDay } from '@/ui/time';
import { DaySpan } from '@/ui/when';
import { toneOf } from '../parts/verdict';

type Term = Output<'congress.terms'>['items'][number];
const openTerm = (id: string) => go('/pages/congress/term/index', { id });

export default function Terms() {
  const list = useRead('congress.terms', {});
  const [isDrafting, setDrafting] = useState(false);
  const canDraft = list.data?.canDraft ?? false;
  return (
    <Page
      title="职代会届次"
      width="full"
      footer={
        canDraft ? (
          <BottomBar>
            <PrimaryButton icon="plus" onPress={() => setDrafting(true)}>
              筹备新一届
            </PrimaryButton>
          </BottomBar>
        ) : null
      }
    >
      <AsyncView result={list}>
        {({ items }) => (
          <DataTable
            label="职代会届次"
            rows={items}
            columns={columns}
            keyOf={({ id }) => id}
            onOpen={({ id }) => openTerm(id)}
            filters={
              <Button isSmall icon="book" onPress={() => go('/pages/congress/profile/index')}>
                适用规定
              </Button>
            }
            empty={
              <Empty
                icon="people"
                title="还没有职代会届次"
                hint={canDraft ? '先在「适用规定」里选定地区，再点下面的「筹备新一届」' : '由工会干事筹备，名单公示后在这里可以看到'}
              />
            }
          />
        )}
      </AsyncView>
      {isDrafting ? <DraftSheet next={(list.data?.items[0]?.number ?? 0) + 1} onClose={() => setDrafting(false)} /> : null}
    </Page>
  );
}

const columns: Column<Term>[] = [
  { title: '届次', cell: ({ name }) => name, text: ({ name }) => name, onPhone: 'title' },
  {
    title: '状态',
    cell: ({ state }) => <StatusTag lifecycle={termLifecycle} state={state} tone={toneOf[state]} />,
    text: ({ state }) => termLifecycle.labels[state],
  },
  {
    title: '任期',
    cell: ({ startsOn, endsOn }) => <DaySpan from={startsOn} to={endsOn} />,
    text: ({ startsOn, endsOn }) => `${sayFullDay(startsOn)} 至 ${sayFullDay(endsOn)}`,
  },
  {
    title: '代表',
    cell: ({ filled, totalSeats }) => `${filled} / ${totalSeats} 名`,
    text: ({ filled }) => filled,
    width: '120px',
  },
  { title: '适用规定', cell: ({ profileName }) => profileName, text: ({ profileName }) => profileName, width: '110px' },
];

function DraftSheet({ next, onClose }: { next: number; onClose: () => void }) {
  const [number, setNumber] = useState<number | null>(next);
  const [years, setYears] = useState<number | null>(5);
  const [startsOn, setStart] = useState<string | null>(null);
  const draft = useCommand('congress.draftTerm', { done: '已开始筹备', isQuiet: true });
  const submit = async () => {
    const made = number && years && startsOn ? await draft.run({ number, years, startsOn }) : null;
    if (!made) return;
    onClose();
    openTerm(made.id);
  };
  return (
    <Sheet
      isOpen
      title="筹备新一届"
      onClose={onClose}
      footer={
        <Button look="primary" isPending={draft.isPending} isDisabled={!number || !years || !startsOn} onPress={() => void submit()}>
          开始筹备
        </Button>
      }
    >
      <Form error={draft.error}>
        <NumberField label="第几届" name="number" unit="届" isRequired value={number} onChange={setNumber} />
        <DateField label="起任日" name="startsOn" isRequired value={startsOn} onChange={setStart} />
        <NumberField label="任期" name="years" unit="年" isRequired hint="按所选地区的规定" value={years} onChange={setYears} />
      </Form>
    </Sheet>
  );
}
