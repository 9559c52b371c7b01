/** How readers will see it, while it is being written. */
import { View } from '@tarojs/components';
import { useRead } from '@/api/hooks';
import type { UploadedFile } from '@/platform';
import { Attachments, Picture } from '@/ui/attachments';
import { Card, Section } from '@/ui/card';
import { Markdown } from '@/ui/markdown';
import { Tag } from '@/ui/tag';
import { categoryLabels } from '../../../../types/announcement/labels';
import type { Attachment } from '../../../../types/file/contract';
import type { Values } from './values';

/** `held`: files the record has already, with their addresses; those just uploaded are asked for one by one. */
export function Preview({ value, held, cover }: { value: Values; held: Attachment[]; cover: Attachment | null }) {
  const { title, body, category, mustConfirm, isPinned } = value;
  const known = [...held, ...(cover ? [cover] : [])];
  return (
    <Card className="article">
      <WithAddress files={value.cover} known={known}>
        {([picture]) => (picture ? <Picture url={picture.url} label="封面" className="article-cover" /> : null)}
      </WithAddress>
      <View className="article-title">{title || '（还没有标题）'}</View>
      <View className="tags">
        <Tag>{categoryLabels[category]}</Tag>
        {isPinned ? <Tag tone="accent">置顶</Tag> : null}
        {mustConfirm ? <Tag tone="warn">必读</Tag> : null}
      </View>
      <WithAddress files={value.files} known={known}>
        {(files) => {
          const others = files.filter(({ id }) => !body.includes(`(file:${id})`));
          return (
            <>
              <Markdown text={body || '（还没有正文）'} files={files} />
              {others.length > 0 ? (
                <Section title="附件">
                  <Attachments files={others} />
                </Section>
              ) : null}
            </>
          );
        }}
      </WithAddress>
    </Card>
  );
}

type Shown = { files: UploadedFile[]; known: Attachment[]; got?: Attachment[]; children: (files: Attachment[]) => React.ReactNode };

/** Gives files their addresses, one question for each that has none yet. */
function WithAddress({ files: [next, ...rest], known, got = [], children }: Shown) {
  if (!next) return <>{children(got)}</>;
  const held = known.find(({ id }) => id === next.id);
  const ask = (file: Attachment) => (
    <WithAddress files={rest} known={known} got={[...got, file]}>
      {children}
    </WithAddress>
  );
  return held ? ask(held) : <Asked file={next}>{ask}</Asked>;
}

function Asked({ file, children }: { file: UploadedFile; children: (file: Attachment) => React.ReactNode }) {
  const { data } = useRead('file.get', { id: file.id }, { staleTime: 300_000 });
  return <>{children({ ...file, url: data?.url ?? '', thumbUrl: null })}</>;
}
