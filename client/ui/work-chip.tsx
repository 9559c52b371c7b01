/** «正在进行»: long work that was left, a tap away on every page until its result has been seen. */
import { View } from '@tarojs/components';
import { useRead } from '@/api/hooks';
import { useRunningWork, type RunningWork } from '@/api/long-work';
import { go } from '@/platform';
import { Icon } from './icon';
import { join } from './name';
import { Press } from './press';

/** `path` is the page it stands on: its own work is not announced there. */
export function WorkChips({ path }: { path: string }) {
  const works = useRunningWork().filter(({ page }) => page.split('?')[0] !== path);
  if (works.length === 0) return null;
  return (
    <View className="work-chips">
      {works.map((work) => (
        <WorkChip key={work.requestId} {...work} />
      ))}
    </View>
  );
}

const icons = { pending: 'clock', success: 'check', error: 'alert' } as const;

function WorkChip({ title, page, status, progress, requestId }: RunningWork) {
  const isRunning = status === 'pending';
  const asked = useRead(
    (progress ?? 'member.importProgress') as 'member.importProgress',
    { requestId },
    {
      enabled: isRunning && progress !== undefined,
      refetchInterval: 2000,
    },
  ).data;
  const percent = isRunning && asked && asked.total > 0 ? ` ${Math.floor((asked.done / asked.total) * 100)}%` : '';
  const text = { pending: `正在进行：${title}${percent}`, success: `${title}已完成，看结果`, error: `${title}没有完成，看原因` }[status];
  return (
    <Press className={join('work-chip', `work-${status}`)} role="link" onPress={() => go(page)}>
      <Icon name={icons[status]} size={18} />
      <View className="work-text">{text}</View>
      <Icon name="forward" size={16} />
    </Press>
  );
}
