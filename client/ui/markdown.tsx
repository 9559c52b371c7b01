/** Draws Markdown as plain nodes; nothing in the text can become markup or script. */
import { Text, View } from '@tarojs/components';
import { useMemo } from 'react';
import { confirm, copyText, go, isWeapp } from '@/platform';
import { join } from './name';
import { parseMarkdown, type Block, type Span } from './markdown-parse';

/** `<Markdown text={announcement.body} />` */
export function Markdown({ text }: { text: string }) {
  const blocks = useMemo(() => parseMarkdown(text), [text]);
  return (
    <View className="markdown">
      {blocks.map((block, index) => (
        <BlockView key={index} block={block} />
      ))}
    </View>
  );
}

function BlockView({ block }: { block: Block }) {
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
      <a className="md-link" href={href} target="_blank" rel="noopener noreferrer nofollow">
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
  if (await confirm({ title: '打开链接', text: `将复制网址，请到浏览器中粘贴打开：${href}`, confirmText: '复制' })) await copyText(href);
}
