/** Planning the parts of an event: its items with times and places, and the questions asked of those who sign up. */
import { View } from '@tarojs/components';
import { questionLabels } from '../../../../types/event/labels';
import { Button } from '@/ui/button';
import { ChoiceField, SwitchField } from '@/ui/choice-fields';
import { DateTimeField } from '@/ui/date-fields';
import { named } from '@/ui/name';
import { changedAt, without } from '@/ui/rows';
import { optionsOf } from '@/ui/tabs';
import { NumberField, TextArea, TextField } from '@/ui/text-fields';
import { blankItem, blankQuestion, type PlannedItem, type PlannedQuestion } from './plan';

function moved<T>(list: T[], index: number): T[] {
  const next = [...list];
  next.splice(index - 1, 0, ...next.splice(index, 1));
  return next;
}

type ListProps<T> = { value: T[]; onChange: (value: T[]) => void };

/** The head of one part: its number, up, and away with it. */
function PartHead({ word, index, onUp, onRemove }: { word: string; index: number; onUp: () => void; onRemove: () => void }) {
  const name = `${word} ${index + 1}`;
  return (
    <View className="part-head">
      <View className="part-title">{name}</View>
      <View className="tags">
        {index > 0 ? (
          <Button isSmall look="plain" label={`${name}上移`} onPress={onUp}>
            上移
          </Button>
        ) : null}
        <Button isSmall look="plain" label={`删去${name}`} onPress={onRemove}>
          删去
        </Button>
      </View>
    </View>
  );
}

/** A new item begins where the one before it ends. */
const nextItem = (items: PlannedItem[]): PlannedItem => ({ ...blankItem, startsAt: items.at(-1)?.endsAt ?? null });

export function ItemsPlan({ value, onChange }: ListProps<PlannedItem>) {
  return (
    <>
      {value.map((item, index) => {
        const at = `items.${index}`;
        const put = (change: Partial<PlannedItem>) => onChange(changedAt(value, index, change));
        return (
          <View className="part" key={item.id ?? `new${index}`} {...named(`项目 ${index + 1}`, 'group')}>
            <PartHead
              word="项目"
              index={index}
              onUp={() => onChange(moved(value, index))}
              onRemove={() => onChange(without(value, index))}
            />
            <View className="form">
              <TextField label="名称" name={`${at}.title`} isRequired max={40} value={item.title} onChange={(title) => put({ title })} />
              <NumberField
                label="名额"
                name={`${at}.capacity`}
                hint="不填则只受活动总名额限制"
                unit="人"
                value={item.capacity}
                onChange={(capacity) => put({ capacity })}
              />
              <DateTimeField label="开始" name={`${at}.startsAt`} value={item.startsAt} onChange={(startsAt) => put({ startsAt })} />
              <DateTimeField label="结束" name={`${at}.endsAt`} value={item.endsAt} onChange={(endsAt) => put({ endsAt })} />
              <TextField label="说明" name={`${at}.note`} max={200} value={item.note} onChange={(note) => put({ note })} />
            </View>
          </View>
        );
      })}
      <Button icon="plus" onPress={() => onChange([...value, nextItem(value)])}>
        添加项目
      </Button>
    </>
  );
}

export function QuestionsPlan({ value, onChange }: ListProps<PlannedQuestion>) {
  return (
    <>
      {value.map((question, index) => {
        const at = `questions.${index}`;
        const put = (change: Partial<PlannedQuestion>) => onChange(changedAt(value, index, change));
        const isChoice = question.kind === 'single' || question.kind === 'multiple';
        return (
          <View className="part" key={question.id ?? `new${index}`} {...named(`问题 ${index + 1}`, 'group')}>
            <PartHead
              word="问题"
              index={index}
              onUp={() => onChange(moved(value, index))}
              onRemove={() => onChange(without(value, index))}
            />
            <View className="form">
              <TextField
                label="题目"
                name={`${at}.title`}
                isRequired
                max={100}
                placeholder="如：衣服尺码"
                value={question.title}
                onChange={(title) => put({ title })}
              />
              <ChoiceField
                label="题型"
                name={`${at}.kind`}
                isRequired
                options={optionsOf(questionLabels)}
                value={question.kind}
                onChange={(kind) => put({ kind: kind ?? question.kind, ...(kind === 'text' || kind === 'number' ? { options: [] } : {}) })}
              />
              {isChoice ? (
                <TextArea
                  label="选项"
                  name={`${at}.options`}
                  isRequired
                  hint="一行一个，至少两个"
                  max={800}
                  rows={3}
                  value={question.options.join('\n')}
                  onChange={(text) => put({ options: text.split('\n') })}
                />
              ) : null}
              <SwitchField label="必答" value={question.isRequired} onChange={(isRequired) => put({ isRequired })} />
            </View>
          </View>
        );
      })}
      <Button icon="plus" onPress={() => onChange([...value, blankQuestion])}>
        添加问题
      </Button>
    </>
  );
}
