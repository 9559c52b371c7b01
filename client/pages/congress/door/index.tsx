/** The door of the hall: the rotating code for the screen, and the list where a delegate is entered by hand or marked as gone. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { signInLabels } from '../../../../types/congress/labels';
import type { Output } from '@/api/call';
import { useDownload } from '@/api/download';
import { useCan, useCommand, useRead } from '@/api/hooks';
import { addressOf, useIsWide, useRouteParams, webAddress } from '@/platform';
import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { DataTable, type Column } from '@/ui/data-table';
import { ProgressBar } from '@/ui/figures';
import { Page } from '@/ui/page';
import { QrCode } from '@/ui/qr-code';
import { ReasonDialog } from '@/ui/reason-dialog';
import { SearchBar } from '@/ui/search-bar';
import { AsyncView, Empty } from '@/ui/states';
import { Tabs } from '@/ui/tabs';
import { Tag } from '@/ui/tag';
import { sayMoment } from '@/ui/time';
import { useServerNow } from '../parts/timer';
import '@/ui/event.scss';

const LOOK_MS = 3000;
type Row = Output<'congress.attendance'>['items'][number];

export default function Door() {
  const { id = '' } = useRouteParams();
  const canShow = useCan('congress.signInCode');
  const [view, setView] = useState<'code' | 'list'>('code');
  const isCode = canShow && view === 'code';
  return (
    <Page
      title="会场签到"
      width="full"
      header={
        canShow ? (
          <Tabs
            label="签到"
            value={view}
            options={[
              { value: 'code', text: '签到码' },
              { value: 'list', text: '名册' },
            ]}
            onChange={setView}
          />
        ) : null
      }
    >
      {isCode ? <Code id={id} /> : <List id={id} />}
    </Page>
  );
}

function Code({ id }: { id: string }) {
  const screen = useRead('congress.signInCode', { sessionId: id }, { refetchInterval: LOOK_MS, staleTime: 0 });
  const now = useServerNow(undefined);
  const size = useIsWide() ? 380 : 240;
  return (
    <AsyncView result={screen}>
      {({ name, place, startsAt, code, validUntil, trouble, quorum }) => {
        const left = Math.max(0, Math.ceil((new Date(validUntil).getTime() - now) / 1000));
        return (
          <View className="hall">
            <Card>
              <View className="center hall-title">{name}</View>
              <View className="center card-note">{`${sayMoment(startsAt)}，${place}`}</View>
              {code ? (
                <View className={left === 0 ? 'hall-code hall-old' : 'hall-code'}>
                  <QrCode text={webAddress(addressOf('/pages/congress/signin/index', { id, code }))} label="会议签到码" size={size} />
                  <View className="code-screen">{`${code.slice(0, 3)} ${code.slice(3)}`}</View>
                  <View className="center card-note">
                    {left === 0 ? '正在换新码…' : `代表本人用手机扫码，或在会议页点「签到」输入数字；${left} 秒后更换`}
                  </View>
                </View>
              ) : (
                <View className="notice notice-info">{trouble}</View>
              )}
            </Card>
            <View className="stack">
              <Card>
                <View className="hall-count">{`${quorum.present}/${quorum.due}`}</View>
                <ProgressBar
                  label="到会代表"
                  value={quorum.present}
                  total={quorum.due}
                  tone={quorum.isQuorate ? 'good' : 'warn'}
                  text={quorum.isQuorate ? '已达法定人数' : `还差 ${quorum.least - quorum.present} 名`}
                />
                <View className="card-note">{`${quorum.arithmetic}（${quorum.source}）`}</View>
              </Card>
            </View>
          </View>
        );
      }}
    </AsyncView>
  );
}

function List({ id }: { id: string }) {
  const list = useRead('congress.attendance', { sessionId: id });
  const [sought, setSought] = useState('');
  const [chosen, setChosen] = useState<Row | null>(null);
  const enter = useCommand('congress.signInByHand', { done: '已登记到会' });
  const leave = useCommand('congress.signOut', { done: '已登记离会' });
  const roster = useDownload('congress.exportAttendance');
  const isLeaving = chosen?.isPresent ?? false;
  const act = isLeaving ? leave : enter;
  const submit = async (reason: string) => {
    if (chosen && (await act.run({ sessionId: id, memberId: chosen.memberId, reason }))) setChosen(null);
  };
  return (
    <AsyncView result={list}>
      {({ items, quorum, canEnter }) => (
        <View className="stack">
          <Card>
            <View className="card-text">{quorum.arithmetic}</View>
            {canEnter ? <View className="card-note">不便扫码的代表，确认本人到会后在名册上登记；代表不能由他人代替</View> : null}
          </Card>
          <DataTable
            label="签到名册"
            rows={items.filter(({ name, constituencyName }) => `${name}${constituencyName}`.includes(sought))}
            columns={canEnter ? [...columns, actColumn(setChosen)] : columns}
            keyOf={({ memberId }) => memberId}
            filters={<SearchBar value={sought} onSearch={setSought} placeholder="姓名或选区" />}
            onExport={() => void roster.run({ sessionId: id })}
            isExporting={roster.isPending}
            empty={<Empty icon="people" title="没有找到" hint="换个写法试试" />}
          />
          <ReasonDialog
            isOpen={chosen !== null}
            title={isLeaving ? `${chosen?.name ?? ''}离会` : `登记${chosen?.name ?? ''}到会`}
            consequence={isLeaving ? '不再计入到会人数；回来可以重新签到。' : '请确认是本人到会；登记人和原因会写进名册。'}
            label="原因"
            placeholder={isLeaving ? '如 下午请假、误登' : '如 手机没电，本人到场'}
            confirmText={isLeaving ? '登记离会' : '登记到会'}
            look={isLeaving ? 'danger' : 'primary'}
            max={100}
            isPending={act.isPending}
            onClose={() => setChosen(null)}
            onConfirm={submit}
          />
        </View>
      )}
    </AsyncView>
  );
}

const columns: Column<Row>[] = [
  { title: '代表', cell: ({ name }) => name, text: ({ name }) => name, onPhone: 'title', width: '110px' },
  { title: '选区', cell: ({ constituencyName }) => constituencyName, text: ({ constituencyName }) => constituencyName },
  {
    title: '到会',
    cell: ({ isPresent, at }) => <Tag tone={isPresent ? 'good' : 'grey'}>{isPresent ? '在会' : at ? '已离会' : '未到'}</Tag>,
    text: ({ isPresent }) => (isPresent ? '在会' : '未到'),
    width: '100px',
  },
  { title: '签到', cell: ({ at }) => (at ? sayMoment(at) : '—'), text: ({ at }) => at ?? '' },
  { title: '方式', cell: ({ how }) => (how ? signInLabels[how] : '—'), text: ({ how }) => (how ? signInLabels[how] : ''), width: '90px' },
  { title: '说明', cell: ({ note }) => note || '—', text: ({ note }) => note },
];
const actColumn = (choose: (row: Row) => void): Column<Row> => ({
  title: '登记',
  cell: (row) => (
    <Button isSmall label={row.isPresent ? `登记${row.name}离会` : `登记${row.name}到会`} onPress={() => choose(row)}>
      {row.isPresent ? '离会' : '到会'}
    </Button>
  ),
  text: () => '',
  width: '110px',
  onPhone: 'foot',
});
