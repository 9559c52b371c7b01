/** The questions of a ballot: before the count with their rule, after it with bars and the arithmetic in words. */
import { View } from '@tarojs/components';
import { type choiceLabels, paperLabels } from '../../../../types/ballot/labels';
import { sayThreshold } from '../../../../types/congress/threshold';
import type { Output } from '@/api/call';
import { Card, Section } from '@/ui/card';
import { ProgressBar } from '@/ui/figures';
import { Tag, type Tone } from '@/ui/tag';

type Question = Output<'ballot.get'>['questions'][number];

export function Questions({ questions, boxCount }: { questions: Question[]; boxCount: number | null }) {
  return (
    <Section title="表决事项" note={`共 ${questions.length} 项`}>
      <View className="stack">
        {questions.map(({ key, ...question }, index) => (
          <QuestionCard key={key} {...question} number={index + 1} total={boxCount ?? 0} />
        ))}
      </View>
    </Section>
  );
}

function QuestionCard({ number, text, detail, threshold, result, total }: Omit<Question, 'key'> & { number: number; total: number }) {
  return (
    <Card>
      <View className="stack">
        <View className="card-head">
          <View className="card-title">{`${number}. ${text}`}</View>
          {result ? <Tag tone={result.isPassed ? 'good' : 'warn'}>{result.isPassed ? '通过' : '未通过'}</Tag> : null}
        </View>
        {detail ? <View className="card-text">{detail}</View> : null}
        {result ? <Bars result={result} total={total} /> : null}
        <View className="card-text">{result ? result.arithmetic : `通过门槛：${sayThreshold(threshold)}`}</View>
        <View className="card-note">{`依据：${threshold.source}`}</View>
      </View>
    </Card>
  );
}

const tones: Record<keyof typeof choiceLabels, Tone> = { approve: 'good', against: 'warn', abstain: 'grey' };

function Bars({ result, total }: { result: NonNullable<Question['result']>; total: number }) {
  const shown = (Object.keys(paperLabels) as (keyof typeof paperLabels)[]).filter((choice) => choice !== 'void' || result.void > 0);
  return (
    <View className="stack">
      {shown.map((choice) => (
        <ProgressBar
          key={choice}
          label={paperLabels[choice]}
          tone={choice === 'void' ? 'grey' : tones[choice]}
          value={result[choice]}
          total={total}
          text={`${paperLabels[choice]} ${result[choice]} 票`}
        />
      ))}
    </View>
  );
}
