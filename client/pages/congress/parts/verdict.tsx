/** The verdict of a rule in a word and a colour, and a rule with its figures. */
import { View } from '@tarojs/components';
import { verdictLabels, type Verdict } from '../../../../types/congress/labels';
import { Card } from '@/ui/card';
import { Tag, type Tone } from '@/ui/tag';

export const toneOf: Record<string, Tone> = {
  ...{ preparing: 'info', posted: 'warn', sitting: 'good', ended: 'grey' },
  ...{ collecting: 'info', reached: 'warn', answered: 'good', lapsed: 'grey' },
  ...{ announced: 'info', papersOut: 'info', open: 'accent', closed: 'warn', published: 'good', postponed: 'warn', cancelled: 'grey' },
  ...{ drafted: 'info', inReview: 'warn', fixed: 'good' },
  ...{ elected: 'info', seated: 'good', recalled: 'accent', vacated: 'grey', struck: 'grey' },
};
const tones: Record<Verdict, Tone> = { met: 'good', broken: 'accent', pending: 'grey' };

export const VerdictTag = ({ verdict }: { verdict: Verdict }) => <Tag tone={tones[verdict]}>{verdictLabels[verdict]}</Tag>;

type Line = { title: string; source: string; measured: string; verdict: Verdict; todo: string };

export const CheckCard = ({ title, source, measured, verdict, todo }: Line) => (
  <Card>
    <View className="card-head">
      <View className="card-title">{title}</View>
      <VerdictTag verdict={verdict} />
    </View>
    <View className="card-text">{measured}</View>
    {todo ? <View className="card-text">{todo}</View> : null}
    <View className="card-note">{source}</View>
  </Card>
);
