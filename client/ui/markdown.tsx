/** Draws Markdown as plain nodes; nothing in the text can become markup or script. */
import { Text, View } from '@tarojs/components';
import { useMemo } from 'react';
import { confirm, copyText, go, isWeapp, openFile, toast } from '@/platform';
import type { Attachment } from '../../types/file/contract';
import { Picture } from './attachments';
import { join, named } from './name';
import { parseMarkdown, type Block, type Span } from './markdown-parse';
import { Press } from './press';

/** `<Markdown text={announcement.body} files={announcement.files} />`; pictures are drawn only from the record's own files. */
export function Markdown({ text, files = [] }: { text: string; files?: Attachment[] }) {
  const blocks = useMemo(() => parseMarkdown(text), [text]);
  return (
    <View className="markdown">
      {blocks.map((block, index) => (
        <BlockView key={index} block={block} files={files} />
      ))}
    </View>
  );
}

function BlockView({ block, files }: { block: Block; files: Attachment[] }) {
  if (block.kind === 'rule') return <View className="md-rule" />;
  if (block.kind === 'table') return <TableView table={block} />;
  if (block.kind === 'picture') return <PictureView picture={block} file={files.find(({ id }) => id === block.fileId)} />;
  if (block.kind === 'list')
    return (
      <View className="md-list">
        {block.items.map((spans, index) => (
          <View className="md-item" key={index}>
            <Text className="md-mark">{block.isOrdered ? `${block.first + index}.` : '•'}</Text>
            <View className="md-item-text">
              <Spans spans={spans} />
            </View>
          </View>
        ))}
      </View>
    );
  const className = block.kind === 'heading' ? `md-heading md-h${block.level}` : block.kind === 'quote' ? 'md-quote' : 'md-paragraph';
  const heading = block.kind === 'heading' && !isWeapp ? { role: 'heading', 'aria-level': block.level + 1 } : {};
  return (
    <View className={className} {...heading}>
      <Spans spans={block.spans} />
    </View>
  );
}

/** A wide table is moved sideways within itself, never the page. */
function TableView({ table: { aligns, rows } }: { table: Extract<Block, { kind: 'table' }> }) {
  return (
    <View className="md-table-frame">
      <View className="md-table" {...named(undefined, 'table')}>
        {rows.map((cells, row) => (
          <View key={row} className={join('md-row', row === 0 && 'md-row-head')} {...named(undefined, 'row')}>
            {cells.map((spans, column) => (
              <View key={column} className={`md-cell md-${aligns[column]}`} {...named(undefined, row === 0 ? 'columnheader' : 'cell')}>
                <Spans spans={spans} />
              </View>
            ))}
          </View>
        ))}
      </View>
    </View>
  );
}

function PictureView({ picture: { label }, file }: { picture: Extract<Block, { kind: 'picture' }>; file: Attachment | undefined }) {
  if (!file || (file.type !== 'png' && file.type !== 'jpg'))
    return <View className="md-missing">{`（图片${label ? `：${label}` : ''}）`}</View>;
  const name = label || file.name;
  return (
    <Press
      className="md-picture"
      label={`查看图片 ${name}`}
      onPress={() => void openFile(file).catch((error: Error) => toast(error.message))}
    >
      <Picture url={file.url} label={name} className="md-image" />
      {label ? <View className="md-caption">{label}</View> : null}
    </Press>
  );
}

const Spans = ({ spans }: { spans: Span[] }) => (
  <>
    {spans.map((span, index) => (
      <SpanView key={index} span={span} />
    ))}
  </>
);

function SpanView({ span: { text, isBold, href } }: { span: Span }) {
  if (!href) return <Text className={join('md-text', isBold && 'md-bold')}>{text}</Text>;
  if (!isWeapp && !href.startsWith('/'))
    return (
      <a className="md-link" href={href} {...(href.startsWith('tel:') ? {} : { target: '_blank' })} rel="noopener noreferrer nofollow">
        {text}
      </a>
    );
  return (
    <Text className="md-link" onClick={() => void open(href)} {...(isWeapp ? {} : { role: 'link', tabIndex: 0 })}>
      {text}
    </Text>
  );
}

/** The chat app opens no foreign address: it is copied, after saying so. */
async function open(href: string): Promise<void> {
  if (href.startsWith('/')) return go(href);
  if (href.startsWith('tel:')) return copyText(href.slice(4));
  if (await confirm({ title: '打开链接', text: `将复制网址，请到浏览器中粘贴打开：${href}`, confirmText: '复制' })) await copyText(href);
}
