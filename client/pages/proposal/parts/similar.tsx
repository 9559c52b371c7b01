/** What others have proposed already, now or in past calls: seconding it, or reading its answer, may be better than writing it again. */
import { View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { proposalLifecycle } from '../../../../types/proposal/lifecycle';
import type { Output } from '@/api/call';
import { useRead } from '@/api/hooks';
import { Row } from '@/ui/card';
import { openProposal, StateTag } from './proposal-card';

const PAUSE_MS = 500;
const LEAST = 4;
type Alike = Output<'proposal.similar'>['items'][number];

/** Asks when the writer pauses, not at every letter. */
export function Similar({ id, callId, matter }: { id?: string; callId: string; matter: string }) {
  const [asked, setAsked] = useState(matter.trim());
  useEffect(() => {
    const timer = setTimeout(() => setAsked(matter.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [matter]);
  const isLong = asked.length >= LEAST;
  const similar = useRead(
    'proposal.similar',
    { callId, matter: asked, ...(id ? { exceptId: id } : {}) },
    { enabled: callId !== '' && isLong },
  );
  const others = isLong ? (similar.data?.items ?? []) : [];
  if (others.length === 0) return null;
  return (
    <View className="field field-full">
      <View className="field-label">已有相近的提案，可以改为附议，或先看看过去的答复</View>
      <View>
        {others.map((one) => (
          <Row
            key={one.id}
            icon="proposal"
            title={one.matter}
            note={noteOf(one, callId)}
            end={<StateTag state={one.state} />}
            label={`${one.matter}，${proposalLifecycle.labels[one.state]}`}
            onPress={() => openProposal(one)}
          />
        ))}
      </View>
    </View>
  );
}

const noteOf = (one: Alike, callId: string) =>
  [one.callId === callId ? null : one.callTitle, one.authorName, one.state === 'draft' ? `附议 ${one.seconders} 人` : null]
    .filter(Boolean)
    .join(' · ');
