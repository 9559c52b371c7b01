/** What changed after publishing: each edition with its day, who made it, why, and the text line by line. */
import { View } from '@tarojs/components';
import { changeLabels } from '../../../../types/announcement/labels';
import type { Output } from '@/api/call';
import { useRead } from '@/api/hooks';
import { useRouteParams } from '@/platform';
import { Card } from '@/ui/card';
import { named } from '@/ui/name';
import { Page } from '@/ui/page';
import { AsyncView } from '@/ui/states';
import { Tag } from '@/ui/tag';
import { sayMoment } from '@/ui/time';
import { plainLine } from '../parts/plain-line';

type Edition = Output<'announcement.versions'>['items'][number];

export default function AnnouncementVersions() {
  const { id = '' } = useRouteParams();
  const versions = useRead('announcement.versions', { id });
  return (
    <Page title="改动记录">
      <AsyncView result={versions}>
        {({ items }) => (
          <View className="stack">
            {items.map((edition) => (
              <EditionCard key={edition.edition} edition={edition} />
            ))}
          </View>
        )}
      </AsyncView>
    </Page>
  );
}

function EditionCard({ edition: { edition, at, byName, note, changed, title, lines } }: { edition: Edition }) {
  return (
    <Card>
      <View className="card-head">
        <View className="card-title">{edition === 1 ? '第一次发布' : `第 ${edition} 版`}</View>
      </View>
      <View className="card-note">{`${sayMoment(at)} · ${byName}`}</View>
      {note ? <View className="card-text">{note}</View> : null}
      {changed.length > 0 ? (
        <View className="tags">
          {changed.map((field) => (
            <Tag key={field} tone="warn">{`改了${changeLabels[field]}`}</Tag>
          ))}
        </View>
      ) : null}
      {changed.includes('title') ? <View className="card-text">{`标题改为「${title}」`}</View> : null}
      {changed.includes('body') ? <Difference lines={lines} /> : null}
    </Card>
  );
}

const words = { same: '', added: '新增', removed: '删去' } as const;
const AROUND = 1;

/** The lines that came and went, with a line of what stands around them; colour never says it alone. */
function Difference({ lines }: Pick<Edition, 'lines'>) {
  const shown = lines.flatMap(({ kind, text }) => {
    const plain = plainLine(text);
    return plain === null ? [] : [{ kind, plain }];
  });
  const isNear = (index: number) => shown.slice(Math.max(0, index - AROUND), index + AROUND + 1).some(({ kind }) => kind !== 'same');
  return (
    <View className="difference" {...named('正文的改动', 'list')}>
      {shown.map(({ kind, plain }, index) =>
        isNear(index) ? (
          <View key={index} className={`difference-line difference-${kind}`} {...named(undefined, 'listitem')}>
            <View className="difference-word">{words[kind]}</View>
            <View className="difference-text">{plain}</View>
          </View>
        ) : null,
      )}
    </View>
  );
}
