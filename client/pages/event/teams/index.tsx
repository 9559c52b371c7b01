/** The teams of an event for its organisers: how many each has, which are too few, who to call. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useCan, useCommand, useList, useRead } from '@/api/hooks';
import type { Output } from '@/api/call';
import { useRouteParams } from '@/platform';
import { Button, PrimaryButton } from '@/ui/button';
import { ChoiceField } from '@/ui/choice-fields';
import { DataTable, type Column } from '@/ui/data-table';
import { Stat, Stats } from '@/ui/figures';
import { Form } from '@/ui/form';
import { Page } from '@/ui/page';
import { Sheet } from '@/ui/sheet';
import { AsyncView, Empty } from '@/ui/states';
import { Tag } from '@/ui/tag';
import '@/ui/event.scss';

type Team = Output<'event.teams'>['items'][number];

export default function Teams() {
  const { id = '' } = useRouteParams();
  const list = useList('event.teams', { eventId: id, limit: 50 });
  const canMerge = useCan('event.mergeTeams');
  const head = useRead('event.teams', { eventId: id, limit: 50 });
  const empty = <Empty icon="trophy" title="还没有队伍" hint="会员报名时新建队伍后，会按先后出现在这里" />;
  return (
    <Page title="队伍" width="full">
      {head.data ? (
        <>
          <View className="article-title">{head.data.title}</View>
          <Stats>
            <Stat label="队伍" value={head.data.nextCursor ? '50+' : head.data.items.length} />
            <Stat label="人数不足" value={head.data.short} />
          </Stats>
          <View className="gap" />
        </>
      ) : null}
      <AsyncView result={list}>
        {(rows) => (
          <DataTable
            label="队伍"
            rows={rows}
            columns={rows.length > 1 && canMerge ? [...columns, merging(rows)] : columns}
            keyOf={(row) => row.id}
            exportAs={`${head.data?.title ?? '活动'}队伍`}
            empty={empty}
            more={list}
          />
        )}
      </AsyncView>
    </Page>
  );
}

const captainOf = ({ members }: Team) => members.find(({ isCaptain }) => isCaptain)?.name ?? '';
const namesOf = ({ members }: Team) => members.map(({ name }) => name).join('、');
const sayState = ({ isShort, min, size }: Team) => (isShort ? `还差 ${min - size} 人` : '人数已够');

const columns: Column<Team>[] = [
  { title: '队名', cell: ({ name }) => name, text: ({ name }) => name, width: '120px', onPhone: 'title' },
  { title: '人数', cell: ({ size, max }) => `${size}/${max}`, text: ({ size }) => size, width: '64px' },
  { title: '状态', cell: (team) => <Tag tone={team.isShort ? 'warn' : 'good'}>{sayState(team)}</Tag>, text: sayState, width: '104px' },
  { title: '队长', cell: captainOf, text: captainOf, width: '80px' },
  { title: '队员', cell: namesOf, text: namesOf },
  { title: '邀请码', cell: ({ code }) => code, text: ({ code }) => code, width: '96px' },
];

/** Only for a team that is too few. */
const merging = (teams: Team[]): Column<Team> => ({
  title: '操作',
  onPhone: 'foot',
  cell: (team) => (team.isShort ? <Merge team={team} others={teams.filter(({ id }) => id !== team.id)} /> : null),
  width: '104px',
});

function Merge({ team: { id, name, size }, others }: { team: Team; others: Team[] }) {
  const merge = useCommand('event.mergeTeams', { done: '已合并，并通知了两队', isQuiet: true });
  const [isOpen, setOpen] = useState(false);
  const [intoId, setInto] = useState<string | null>(null);
  const fitting = others.filter((other) => other.size + size <= other.max);
  const submit = async () => {
    if (intoId && (await merge.run({ teamId: id, intoId }))) setOpen(false);
  };
  return (
    <>
      <Button isSmall label={`把${name}并入其他队`} onPress={() => setOpen(true)}>
        并队
      </Button>
      <Sheet
        isOpen={isOpen}
        title={`把「${name}」并入`}
        onClose={() => setOpen(false)}
        footer={
          <PrimaryButton isPending={merge.isPending} isDisabled={intoId === null} onPress={() => void submit()}>
            并队
          </PrimaryButton>
        }
      >
        {fitting.length === 0 ? (
          <Empty icon="people" title="没有放得下的队" hint={`「${name}」有 ${size} 人，并入其他队都会超过上限；可以请队长再邀请队员`} />
        ) : (
          <Form error={merge.error}>
            <ChoiceField
              label="并到哪一队"
              name="intoId"
              isRequired
              hint="原队解散，队员都会收到通知"
              options={fitting.map((other) => ({ value: other.id, text: `${other.name}（${other.size}/${other.max}）` }))}
              value={intoId}
              onChange={setInto}
            />
          </Form>
        )}
      </Sheet>
    </>
  );
}
