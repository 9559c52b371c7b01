/** The parts of a sign-up form: items to choose, family to bring, questions to answer, a team to join. */
import { View } from '@tarojs/components';
import { relationLabels } from '../../../../types/event/labels';
import { Button } from '@/ui/button';
import { ChoiceField, ChoicesField, SwitchField } from '@/ui/choice-fields';
import { Field } from '@/ui/form';
import { Icon } from '@/ui/icon';
import { join, named } from '@/ui/name';
import { Press } from '@/ui/press';
import { optionsOf, Segmented } from '@/ui/tabs';
import { NumberField, TextField } from '@/ui/text-fields';
import { dayPart, saySpan, timePart } from '@/ui/time';
import { blankCompanion, type Answer, type Companion, type Detail, type Filled } from './filled';
import { changedAt, without } from '@/ui/rows';

type Item = Detail['items'][number];

/** «3/10 人» or «已 3 人» where the item has no places of its own. */
export const sayItemPlaces = ({ taken, capacity, wanted }: Pick<Item, 'taken' | 'capacity' | 'wanted'>) =>
  capacity === null ? `已 ${taken} 人` : `${taken}/${capacity} 人${taken >= capacity && wanted > 0 ? `，候补 ${wanted}` : ''}`;

/** «09:00–10:00» on the day of the event itself, the whole span otherwise. */
export function sayItemTime({ startsAt, endsAt }: Pick<Item, 'startsAt' | 'endsAt'>, event: Pick<Detail, 'startsAt' | 'endsAt'>): string {
  if (!startsAt || !endsAt) return '';
  const days = new Set([startsAt, endsAt, event.startsAt, event.endsAt].map(dayPart));
  return days.size === 1 ? `${timePart(startsAt)}–${timePart(endsAt)}` : saySpan(startsAt, endsAt);
}

/** Rows to tap: a circle for one, a square for several; each says when, how full, and why not. */
export function ItemsChoice({ event, value, onChange }: { event: Detail; value: string[]; onChange: (itemIds: string[]) => void }) {
  const { items, maxItems } = event;
  const isSingle = maxItems === 1;
  const toggle = (id: string) => {
    if (value.includes(id)) return onChange(value.filter((other) => other !== id));
    return onChange(isSingle ? [id] : [...value, id]);
  };
  return (
    <Field label="参加项目" name="itemIds" isRequired isFull hint={isSingle ? undefined : `最多选 ${maxItems} 项，时间不能冲突`}>
      {() => (
        <View className="picks" {...named('参加项目', isSingle ? 'radiogroup' : 'group')}>
          {items.map(({ id, title, startsAt, endsAt, note, why, ...places }) => {
            const isOn = value.includes(id);
            return (
              <Press
                key={id}
                className={join('pick', isOn && 'pick-on')}
                role={isSingle ? 'radio' : 'checkbox'}
                isOn={isOn}
                onPress={() => toggle(id)}
              >
                <View className={join('pick-mark', isSingle && 'pick-round')}>{isOn ? <Icon name="check" size={16} /> : null}</View>
                <View className="pick-main">
                  <View className="pick-title">{title}</View>
                  {startsAt ? <View className="pick-note">{sayItemTime({ startsAt, endsAt }, event)}</View> : null}
                  {note ? <View className="pick-note">{note}</View> : null}
                  {why ? <View className="pick-why">{why}</View> : null}
                </View>
                <View className="pick-end">{sayItemPlaces(places)}</View>
              </Press>
            );
          })}
        </View>
      )}
    </Field>
  );
}

/** Family, one block a person; only what the organiser needs for places and insurance. */
export function CompanionsFields({
  event: { companionsMax, isCompanionCounted },
  value,
  onChange,
}: {
  event: Detail;
  value: Companion[];
  onChange: (companions: Companion[]) => void;
}) {
  const put = (index: number, change: Partial<Companion>) => onChange(changedAt(value, index, change));
  const hint = `最多带 ${companionsMax} 位${isCompanionCounted ? '，每位占一个名额' : '，不占名额'}`;
  return (
    <Field label="同行家属" name="companions" isFull hint={hint}>
      {() => (
        <View className="companions">
          {value.map(({ name, relation, birthYear, isChild }, index) => (
            <View className="companion" key={index} {...named(`第 ${index + 1} 位家属`, 'group')}>
              <View className="companion-head">
                <View className="pick-title">{`第 ${index + 1} 位家属`}</View>
                <Button isSmall look="plain" label={`去掉第 ${index + 1} 位家属`} onPress={() => onChange(without(value, index))}>
                  去掉
                </Button>
              </View>
              <TextField
                label="姓名"
                name={`companions.${index}.name`}
                isRequired
                max={20}
                value={name}
                onChange={(next) => put(index, { name: next })}
              />
              <ChoiceField
                label="与本人关系"
                name={`companions.${index}.relation`}
                isRequired
                options={optionsOf(relationLabels)}
                value={relation}
                onChange={(next) => put(index, { relation: next ?? relation })}
              />
              <NumberField
                label="出生年份"
                name={`companions.${index}.birthYear`}
                hint="选填，只用于安排座位和保险"
                unit="年"
                value={birthYear}
                onChange={(next) => put(index, { birthYear: next })}
              />
              <SwitchField label="儿童" value={isChild} onChange={(next) => put(index, { isChild: next })} />
            </View>
          ))}
          {value.length < companionsMax ? (
            <Button icon="plus" onPress={() => onChange([...value, blankCompanion])}>
              添加家属
            </Button>
          ) : null}
        </View>
      )}
    </Field>
  );
}

export function QuestionFields({
  questions,
  value,
  onChange,
}: {
  questions: Detail['questions'];
  value: Record<string, Answer>;
  onChange: (answers: Record<string, Answer>) => void;
}) {
  return (
    <>
      {questions.map(({ id, title, kind, options, isRequired }) => {
        const put = (answer: Answer | null) =>
          onChange(
            answer === null ? Object.fromEntries(Object.entries(value).filter(([other]) => other !== id)) : { ...value, [id]: answer },
          );
        const answer = value[id];
        const shared = { label: title, name: `answers.${id}`, isRequired };
        const choices = options.map((text) => ({ value: text, text }));
        if (kind === 'single')
          return <ChoiceField key={id} {...shared} options={choices} value={typeof answer === 'string' ? answer : null} onChange={put} />;
        if (kind === 'multiple')
          return <ChoicesField key={id} {...shared} options={choices} value={Array.isArray(answer) ? answer : []} onChange={put} />;
        if (kind === 'number')
          return <NumberField key={id} {...shared} value={typeof answer === 'number' ? answer : null} onChange={put} />;
        return <TextField key={id} {...shared} max={500} value={typeof answer === 'string' ? answer : ''} onChange={put} />;
      })}
    </>
  );
}

const kinds = { join: '加入队伍', found: '新建队伍' } as const;

/** Joining by the captain's code, or founding a team under a name. */
export function TeamFields({
  team,
  value,
  onChange,
}: {
  team: NonNullable<Detail['team']>;
  value: Filled;
  onChange: (change: Partial<Filled>) => void;
}) {
  return (
    <>
      <Segmented label="组队方式" value={value.teamKind} options={optionsOf(kinds)} onChange={(teamKind) => onChange({ teamKind })} />
      {value.teamKind === 'join' ? (
        <TextField
          label="邀请码"
          name="teamCode"
          isRequired
          hint="向队长要 6 位字母和数字"
          max={10}
          value={value.teamCode}
          onChange={(teamCode) => onChange({ teamCode })}
        />
      ) : (
        <TextField
          label="队名"
          name="teamName"
          isRequired
          hint={`每队 ${team.min}–${team.max} 人；建好后把邀请码发给队员`}
          max={20}
          value={value.teamName}
          onChange={(teamName) => onChange({ teamName })}
        />
      )}
    </>
  );
}
