/** Who has read and confirmed, by group; the people behind each figure; a reminder to those who have not. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { readerLabels } from '../../../../types/announcement/labels';
import type { Output } from '@/api/call';
import { useDownload } from '@/api/download';
import { useCommand, useList, useRead } from '@/api/hooks';
import { confirm, toast, useRouteParams } from '@/platform';
import { BottomBar, PrimaryButton } from '@/ui/button';
import { Card, Section } from '@/ui/card';
import { Chip } from '@/ui/choice-fields';
import { DataTable, type Column } from '@/ui/data-table';
import { ProgressBar, Stat, Stats } from '@/ui/figures';
import { Page } from '@/ui/page';
import { Press } from '@/ui/press';
import { AsyncView, Empty } from '@/ui/states';
import { optionsOf, Tabs } from '@/ui/tabs';
import { sayMoment } from '@/ui/time';
import { Calling } from '../parts/calling';

type Which = keyof typeof readerLabels;
type Group = Output<'announcement.readers'>['groups'][number];
type Reader = Output<'announcement.readerList'>['items'][number];
const { unread, read, unconfirmed, confirmed } = readerLabels;

export default function AnnouncementReaders() {
  const { id = '' } = useRouteParams();
  const readers = useRead('announcement.readers', { id });
  const record = useRead('announcement.get', { id });
  const [group, setGroup] = useState<Group | null>(null);
  const mustConfirm = record.data?.mustConfirm ?? false;
  return (
    <Page title="阅读情况" width="full" footer={<Remind id={id} count={readers.data?.remindable ?? 0} mustConfirm={mustConfirm} />}>
      {record.data ? <View className="article-title">{record.data.title}</View> : null}
      <AsyncView result={readers}>
        {(data) => (
          <View className="split split-lists">
            <View>
              <Stats>
                <Stat label="范围内" value={data.total} />
                <Stat label="已读" value={data.read} />
                {mustConfirm ? <Stat label="已确认" value={data.confirmed} /> : <Stat label="未读" value={data.total - data.read} />}
              </Stats>
              <Section title="各小组" note={mustConfirm ? '已确认 / 应确认' : '已读 / 应读'}>
                <Card>
                  {data.groups.map((one) => (
                    <GroupLine
                      key={one.unitId}
                      group={one}
                      done={mustConfirm ? one.confirmed : one.read}
                      isChosen={group?.unitId === one.unitId}
                      onPress={() => setGroup(group?.unitId === one.unitId ? null : one)}
                    />
                  ))}
                </Card>
              </Section>
            </View>
            {record.data ? <People id={id} mustConfirm={mustConfirm} group={group} onAll={() => setGroup(null)} /> : null}
          </View>
        )}
      </AsyncView>
    </Page>
  );
}

/** A group's share; tapping shows its people only. */
function GroupLine({ group, done, isChosen, onPress }: { group: Group; done: number; isChosen: boolean; onPress: () => void }) {
  const { name, total } = group;
  return (
    <Press className={`bar-line bar-press ${isChosen ? 'bar-chosen' : ''}`} label={`只看${name}，${done}/${total}`} onPress={onPress}>
      <View className="bar-name">{name}</View>
      <ProgressBar label={name} value={done} total={total} tone={done === total ? 'good' : 'accent'} text={`${done}/${total}`} />
    </Press>
  );
}

const said = (at: string | null) => (at ? sayMoment(at) : '—');
const columns: Column<Reader>[] = [
  { title: '姓名', cell: ({ name }) => name, text: ({ name }) => name, onPhone: 'title' },
  { title: '小组', cell: ({ groupName }) => groupName, text: ({ groupName }) => groupName },
];
const readColumn: Column<Reader> = { title: '阅读时间', cell: ({ readAt }) => said(readAt), text: ({ readAt }) => said(readAt) };
const confirmColumn: Column<Reader> = {
  title: '确认时间',
  cell: ({ confirmedAt }) => said(confirmedAt),
  text: ({ confirmedAt }) => said(confirmedAt),
};
const columnsOf = (id: string): Record<Which, Column<Reader>[]> => {
  const callColumn: Column<Reader> = {
    title: '告知',
    cell: (reader) => <Calling id={id} reader={reader} />,
    text: ({ toldAt, hasApp }) => (toldAt ? `已告知 ${sayMoment(toldAt)}` : hasApp ? '' : '未使用手机端'),
    width: '250px',
  };
  return {
    unread: [...columns, callColumn],
    read: [...columns, readColumn],
    unconfirmed: [...columns, { ...readColumn, isExtra: true }, callColumn],
    confirmed: [...columns, confirmColumn],
  };
};

function People({ id, mustConfirm, group, onAll }: { id: string; mustConfirm: boolean; group: Group | null; onAll: () => void }) {
  const [which, setWhich] = useState<Which>(mustConfirm ? 'unconfirmed' : 'unread');
  const asked = { id, which, ...(group ? { unitId: group.unitId } : {}) };
  const list = useList('announcement.readerList', { ...asked, limit: 50 });
  const download = useDownload('announcement.exportReaders');
  const options = optionsOf(mustConfirm ? { unconfirmed, confirmed, unread, read } : ({ unread, read } as Record<Which, string>));
  return (
    <Section title="名单">
      <Tabs label="名单" value={which} options={options as { value: Which; text: string }[]} onChange={setWhich} />
      {group ? (
        <View className="chips">
          <Chip role="checkbox" isOn text={`只看${group.name}`} onPress={onAll} />
        </View>
      ) : null}
      <AsyncView result={list}>
        {(rows) => (
          <DataTable
            label={`${readerLabels[which]}名单`}
            rows={rows}
            keyOf={({ memberId }) => memberId}
            columns={columnsOf(id)[which]}
            onExport={() => void download.run(asked)}
            isExporting={download.isPending}
            more={list}
            empty={
              <Empty
                icon="check"
                title={
                  which === 'unread' || which === 'unconfirmed' ? `没有${readerLabels[which]}的会员` : `还没有${readerLabels[which]}的会员`
                }
              />
            }
          />
        )}
      </AsyncView>
    </Section>
  );
}

function Remind({ id, count, mustConfirm }: { id: string; count: number; mustConfirm: boolean }) {
  const remind = useCommand('announcement.remind');
  if (count === 0) return null;
  const submit = async () => {
    const text = `向还没有${mustConfirm ? '确认' : '阅读'}的 ${count} 人发送提醒。每人每天最多收到一次，今天不能再提醒他们第二次。`;
    if (!(await confirm({ title: '提醒', text, confirmText: '提醒' }))) return;
    const sent = await remind.run({ id });
    if (sent) toast(`已提醒 ${sent.reminded} 人`);
  };
  return (
    <BottomBar>
      <PrimaryButton isPending={remind.isPending} onPress={() => void submit()}>{`提醒这 ${count} 人`}</PrimaryButton>
    </BottomBar>
  );
}
