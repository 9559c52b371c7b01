/** What departments answered, each its part, how the authors rated it, and the dispute of a review with its ruling. */
import { View } from '@tarojs/components';
import { ratingLabels, rulingLabels } from '../../../../types/proposal/labels';
import { Attachments } from '@/ui/attachments';
import { Card, Section } from '@/ui/card';
import { Markdown } from '@/ui/markdown';
import { sayMoment } from '@/ui/time';
import type { Detail } from './actions';

export function Answers({ proposal }: { proposal: Detail }) {
  const { answers, coAnswers } = proposal;
  const rounds = [...new Set([...answers, ...coAnswers].map((one) => one.round))].sort();
  if (rounds.length === 0) return null;
  return (
    <Section title="答复">
      <View className="stack">
        {rounds.map((one) => (
          <Round key={one} proposal={proposal} round={one} isOneOfTwo={rounds.length > 1} />
        ))}
      </View>
      <Ratings proposal={proposal} />
    </Section>
  );
}

function Round({ proposal: { answers, coAnswers }, round, isOneOfTwo }: { proposal: Detail; round: number; isOneOfTwo: boolean }) {
  const lead = answers.filter((one) => one.round === round);
  const parts = coAnswers.filter((one) => one.round === round);
  return (
    <Card>
      {lead.length === 0 ? <View className="card-note">{`${isOneOfTwo ? `第 ${round} 次 · ` : ''}主办部门还没有答复`}</View> : null}
      {lead.map(({ text, unitName, byName, at, files }) => (
        <View key={at}>
          <View className="card-note">{`${isOneOfTwo ? `第 ${round} 次 · ` : ''}${unitName} ${byName} · ${sayMoment(at)}`}</View>
          <Markdown text={text} />
          <Attachments files={files} />
        </View>
      ))}
      {parts.map(({ text, unitName, byName, at, files }) => (
        <View key={unitName} className="card-text">
          <View className="card-note">{`协办 · ${unitName} ${byName} · ${sayMoment(at)}`}</View>
          <Markdown text={text} />
          <Attachments files={files} />
        </View>
      ))}
    </Card>
  );
}

function Ratings({ proposal: { ratings, authors, unrated, state, round } }: { proposal: Detail }) {
  const isAgain = (one: number) => one === 1 && round === 2 && ['assigned', 'answered'].includes(state);
  return (
    <>
      {ratings.map((one) => (
        <View key={`${one.memberId}${one.round}`} className={`notice ${one.rating === 'unsatisfied' ? 'notice-warn' : 'notice-good'}`}>
          {`${authors.length > 1 ? `提案人${one.name}` : '提案人'}评价：${ratingLabels[one.rating]}${one.comment ? `。${one.comment}` : ''}${one.rating === 'unsatisfied' && isAgain(one.round) ? '（已请部门再次办理）' : ''}`}
          <Attachments files={one.files} />
        </View>
      ))}
      {unrated.length > 0 && ratings.length > 0 ? <View className="card-note">{`还没有评价：${unrated.join('、')}`}</View> : null}
    </>
  );
}

export function Disputed({ proposal: { dispute } }: { proposal: Detail }) {
  if (!dispute) return null;
  const { byName, at, reason, files, ruling } = dispute;
  return (
    <Section title="异议与裁定">
      <Card>
        <View className="card-note">{`${byName} · ${sayMoment(at)}`}</View>
        <Markdown text={reason} />
        <Attachments files={files} />
      </Card>
      {ruling ? (
        <View className={`notice ${ruling.ruling === 'overturned' ? 'notice-good' : 'notice-warn'}`}>
          {`主席团裁定：${rulingLabels[ruling.ruling]}。${ruling.reason}（${ruling.byName}，${sayMoment(ruling.at)}）`}
          <Attachments files={ruling.files} />
        </View>
      ) : (
        <View className="notice notice-warn">等待主席团裁定，裁定之前不再往下办理</View>
      )}
    </Section>
  );
}
