/** One archive: how far it has come, its size, its key and its download. */
import { View } from '@tarojs/components';
import type { Output } from '@/api/call';
import { useCommand } from '@/api/hooks';
import { confirm, copyText, isWeapp, openFile, toast } from '@/platform';
import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { ProgressBar } from '@/ui/figures';
import { saySize } from '@/ui/file-size';
import { Tag } from '@/ui/tag';
import { sayMoment } from '@/ui/time';

type Archive = Output<'archive.list'>['items'][number];

export function ArchiveCard({
  archive: { id, state, askedBy, askedAt, expireAt, done, total, size, url, canOpenKey },
}: {
  archive: Archive;
}) {
  const key = useCommand('archive.key', { isQuiet: true });
  const copyKey = async () => {
    if (
      !(await confirm({ title: '取开启密钥', text: '有了它就能打开归档里的证件号和手机号；取用会记入操作记录。', confirmText: '取密钥' }))
    )
      return;
    const answer = await key.run({ id });
    if (answer) await copyText(answer.key);
  };
  return (
    <Card>
      <View className="card-head">
        <View className="card-title">{`${sayMoment(askedAt)} 归档`}</View>
        <Tag tone={state === 'done' ? 'good' : state === 'making' ? 'info' : 'grey'}>{stateWords[state]}</Tag>
      </View>
      <View className="card-note">{`${askedBy} 发起，${state === 'making' ? `已整理 ${done} 条，共 ${total} 条` : `共 ${done} 条，${saySize(size)}`}`}</View>
      {state === 'making' ? <ProgressBar value={done} total={Math.max(1, total)} label="整理进度" /> : null}
      {url && expireAt ? <View className="card-note">{`保存到 ${sayMoment(expireAt)}`}</View> : null}
      {url ? (
        <View className="actions">
          {canOpenKey ? (
            <Button icon="key" isPending={key.isPending} onPress={() => void copyKey()}>
              取开启密钥
            </Button>
          ) : null}
          <Button icon="download" look="primary" onPress={() => void fetchZip(url, askedAt)}>
            下载
          </Button>
        </View>
      ) : null}
    </Card>
  );
}

const stateWords: Record<Archive['state'], string> = { making: '正在整理', done: '可下载', discarded: '已过期' };

/** Hundreds of megabytes are for a desk, not for the chat app's store. */
const fetchZip = (url: string, askedAt: string) =>
  isWeapp
    ? toast('压缩包较大，请在电脑的浏览器里登录后下载')
    : openFile({ name: `全部数据 ${askedAt.slice(0, 10)}.zip`, url, type: 'zip' });
