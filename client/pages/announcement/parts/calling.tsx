/** For those no message reaches: the telephone, opened with a trace, and the note that they were told. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Output } from '@/api/call';
import { useCommand } from '@/api/hooks';
import { confirm, copyText, isWeapp } from '@/platform';
import { Button } from '@/ui/button';
import { Sheet } from '@/ui/sheet';
import { Tag } from '@/ui/tag';
import { sayMoment } from '@/ui/time';

type Reader = Output<'announcement.readerList'>['items'][number];

export function Calling({ id, reader: { memberId, name, hasApp, toldAt, toldBy } }: { id: string; reader: Reader }) {
  const phone = useCommand('announcement.phone');
  const [number, setNumber] = useState<string | null>(null);
  const open = async () => {
    const text = `查看${name}的电话会留下记录，${name}本人可以看到是谁、为哪则公告看的。`;
    if (!(await confirm({ title: '查看电话', text, confirmText: '查看' }))) return;
    const opened = await phone.run({ id, memberId });
    if (opened) setNumber(opened.phone);
  };
  if (toldAt) return <Tag tone="good">{`${toldBy ?? ''} 已告知 ${sayMoment(toldAt)}`}</Tag>;
  return (
    <View className="tags calling">
      {hasApp ? null : <Tag tone="warn">未使用手机端</Tag>}
      <Button isSmall isPending={phone.isPending} onPress={() => void open()} label={`查看${name}的电话`}>
        电话
      </Button>
      <Sheet isOpen={number !== null} title={`致电${name}`} onClose={() => setNumber(null)}>
        {number === null ? null : <Call id={id} memberId={memberId} number={number} onDone={() => setNumber(null)} />}
      </Sheet>
    </View>
  );
}

function Call({ id, memberId, number, onDone }: { id: string; memberId: string; number: string; onDone: () => void }) {
  const tell = useCommand('announcement.tell', { done: '已记下' });
  const done = async () => {
    if (await tell.run({ id, memberId })) onDone();
  };
  return (
    <View className="stack">
      <View className="code-big call-number">
        {isWeapp ? (
          number
        ) : (
          <a className="md-link" href={`tel:${number}`}>
            {number}
          </a>
        )}
      </View>
      <View className="actions">
        <Button icon="file" onPress={() => void copyText(number)}>
          复制号码
        </Button>
        <Button look="primary" isPending={tell.isPending} onPress={() => void done()}>
          已告知，记下
        </Button>
      </View>
    </View>
  );
}
