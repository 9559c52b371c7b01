/** The agenda of a session: each item with its papers, and a delegate's mark that they were read. */
import { View } from '@tarojs/components';
import { agendaLabels } from '../../../../types/congress/labels';
import type { Output } from '@/api/call';
import { useCommand } from '@/api/hooks';
import { go } from '@/platform';
import { Attachments } from '@/ui/attachments';
import { Button } from '@/ui/button';
import { Card, Section } from '@/ui/card';
import { Empty } from '@/ui/states';
import { Tag } from '@/ui/tag';
import { sayMoment } from '@/ui/time';
import '@/ui/congress.scss';

type Session = Output<'congress.session'>;
type Item = Session['agenda'][number];

export function AgendaPart({ id, agenda, moves, unread }: Session) {
  const canSet = moves.includes('setAgenda');
  const edit = () => go('/pages/congress/agenda/index', { id });
  return (
    <Section
      title="议程与材料"
      note={unread > 0 ? `您还有 ${unread} 项没有读` : undefined}
      action={canSet && agenda.length > 0 ? { text: '编排', onPress: edit } : undefined}
    >
      {agenda.length === 0 ? (
        <Empty
          icon="proposal"
          title="还没有编排议程"
          hint={canSet ? '写下各项议题并附上材料，然后预告' : '议程编好后在这里看到'}
          action={canSet ? { text: '编排议程', onPress: edit } : undefined}
        />
      ) : (
        <View className="stack">
          {agenda.map((item, index) => (
            <ItemCard key={item.id} sessionId={id} item={item} place={index + 1} />
          ))}
        </View>
      )}
    </Section>
  );
}

function ItemCard({ sessionId, item, place }: { sessionId: string; item: Item; place: number }) {
  const read = useCommand('congress.readPaper', { done: '已标记为已阅' });
  const { id, title, kind, reporter, note, minutes, files, fileCount, sentAt, late, isRead } = item;
  const about = [reporter && `报告人：${reporter}`, minutes > 0 && `${minutes} 分钟`].filter(Boolean).join('，');
  return (
    <Card>
      <View className="gapped">
        <View className="card-head">
          <View className="card-title">{`${place}. ${title}`}</View>
          <Tag tone={kind === 'ballot' ? 'accent' : 'grey'}>{agendaLabels[kind]}</Tag>
        </View>
        {about ? <View className="card-note">{about}</View> : null}
        {note ? <View className="card-text">{note}</View> : null}
        <Attachments files={files} />
        {fileCount > 0 ? <View className="card-note">{sayPapers(fileCount, files.length, sentAt)}</View> : null}
        {late ? <View className="notice notice-warn">{late}</View> : null}
        {isRead === null ? null : (
          <View className="tags">
            {isRead ? (
              <Tag tone="good">已阅</Tag>
            ) : (
              <Button
                icon="check"
                label={`${title}：我已阅读`}
                isPending={read.isPending}
                onPress={() => void read.run({ sessionId, itemId: id })}
              >
                我已阅读
              </Button>
            )}
          </View>
        )}
      </View>
    </Card>
  );
}

function sayPapers(count: number, shown: number, sentAt: string | null): string {
  if (sentAt === null) return shown > 0 ? `材料 ${count} 份，还没有发给代表` : '材料还没有发出';
  return shown > 0 ? `${sayMoment(sentAt)} 发给代表` : `材料 ${count} 份，代表可见`;
}
