/** One question with its choices side by side, large enough for a thumb. */
import { View } from '@tarojs/components';
import { Card } from '@/ui/card';
import { Segmented, type Option } from '@/ui/tabs';

type Props<T extends string> = {
  number: number;
  text: string;
  detail?: string;
  value: T | undefined;
  options: Option<T>[];
  onChange: (value: T) => void;
};

export function QuestionChoices<T extends string>({ number, text, detail, value, options, onChange }: Props<T>) {
  return (
    <Card>
      <View className="stack">
        <View className="card-title">{`${number}. ${text}`}</View>
        {detail ? <View className="card-text">{detail}</View> : null}
        <Segmented<T> label={`第${number}项：${text}`} value={value ?? ('' as T)} options={options} onChange={onChange} />
      </View>
    </Card>
  );
}
