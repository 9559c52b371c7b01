/** What was decided: each matter with its votes and the arithmetic; a wrong count of hands can be struck. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { resolutionLabels } from '../../../../types/congress/labels';
import type { Output } from '@/api/call';
import { useCommand } from '@/api/hooks';
import { go } from '@/platform';
import { Button } from '@/ui/button';
import { Card, Section } from '@/ui/card';
import { ReasonDialog } from '@/ui/reason-dialog';
import { Tag } from '@/ui/tag';
import '@/ui/congress.scss';

type Hall = Output<'congress.meeting'>;
type Resolution = Hall['resolutions'][number];

export function ResolutionsPart({ hall: { resolutions, moves } }: { hall: Hall }) {
  const [struck, setStruck] = useState<Resolution | null>(null);
  const strike = useCommand('congress.strikeHands', { done: '已撤去' });
  if (resolutions.length === 0) return null;
  return (
    <Section title="表决结果">
      <View className="stack">
        {resolutions.map((one) => (
          <Card key={one.key}>
            <View className="gapped">
              <View className="card-head">
                <View className="card-title">{one.title}</View>
                <Tag tone={one.isPassed ? 'good' : 'warn'}>{one.isPassed ? '通过' : '未通过'}</Tag>
              </View>
              <View className="card-text">
                {`${resolutionLabels[one.how]}：赞成 ${one.approve}，反对 ${one.against}，弃权 ${one.abstain}${one.void > 0 ? `，废票 ${one.void}` : ''}`}
              </View>
              <View className="card-note">{`${one.arithmetic}（${one.source}）`}</View>
              <View className="tags">
                {one.ballotId ? (
                  <Button isSmall label={`${one.title}：计票报告`} onPress={() => go('/pages/ballot/detail/index', { id: one.ballotId! })}>
                    计票报告
                  </Button>
                ) : null}
                {one.id && moves.includes('strikeHands') ? (
                  <Button isSmall look="plain" label={`撤去${one.title}的举手表决`} onPress={() => setStruck(one)}>
                    撤去
                  </Button>
                ) : null}
              </View>
            </View>
          </Card>
        ))}
      </View>
      <ReasonDialog
        isOpen={struck !== null}
        title="撤去举手表决"
        consequence={`「${struck?.title ?? ''}」的登记会撤去，可以重新登记。`}
        confirmText="撤去"
        max={100}
        isPending={strike.isPending}
        onClose={() => setStruck(null)}
        onConfirm={async (reason) => struck?.id && (await strike.run({ resolutionId: struck.id, reason })) && setStruck(null)}
      />
    </Section>
  );
}
