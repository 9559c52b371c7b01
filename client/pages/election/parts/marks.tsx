/** A candidate on a ballot: who it is and three large marks, ○ × and blank, as on paper. */
import { View } from '@tarojs/components';
import { markLabels, type Mark } from '../../../../types/election/labels';
import { Card } from '@/ui/card';
import { join, named } from '@/ui/name';
import { Press } from '@/ui/press';

const signs: Record<Mark, string> = { approve: '○', against: '×', abstain: '—' };
export const signOf = (mark: Mark): string => signs[mark];

type Props = {
  name: string;
  groupName: string;
  statement?: string;
  value: Mark;
  onChange: (value: Mark) => void;
};

export function CandidateMarks({ name, groupName, statement, value, onChange }: Props) {
  return (
    <Card>
      <View className="stack">
        <View className="card-head">
          <View className="card-title">{name}</View>
          <View className="card-text">{groupName}</View>
        </View>
        {statement ? <View className="card-text">{statement}</View> : null}
        <View className="marks" {...named(`${name}：画票`, 'radiogroup')}>
          {(Object.keys(markLabels) as Mark[]).map((mark) => (
            <Press
              key={mark}
              role="radio"
              isOn={value === mark}
              label={`${name}：${markLabels[mark]}`}
              className={join('mark', value === mark && (mark === 'abstain' ? 'mark-blank' : 'mark-on'))}
              onPress={() => onChange(mark)}
            >
              <View className="mark-sign">{signs[mark]}</View>
              <View className="mark-word">{markLabels[mark]}</View>
            </Press>
          ))}
        </View>
      </View>
    </Card>
  );
}
