/** One question as it is answered: the respondent's page and the builder's preview draw the same. */
import { View } from '@tarojs/components';
import type { Input, Output } from '@/api/call';
import { Chip, ChoiceField, ChoicesField } from '@/ui/choice-fields';
import { Field } from '@/ui/form';
import { named } from '@/ui/name';
import { TextArea } from '@/ui/text-fields';

export type Question = Output<'survey.get'>['questions'][number];
export type Answer = Input<'survey.answer'>['answers'][number];
type Asked = { question: Question; answer: Answer; onChange: (answer: Answer) => void };

const choicesOf = (options: string[]) => options.map((text, index) => ({ value: String(index), text }));

export function QuestionField({ question, answer, onChange }: Asked) {
  const { id, kind, title, isRequired, note, options, steps, most } = question;
  const frame = { label: title, name: `answers.${id}`, isRequired };
  if (kind === 'text')
    return (
      <TextArea
        {...frame}
        hint={note || '不要写出能认出您的内容'}
        max={1000}
        rows={4}
        value={answer.text ?? ''}
        onChange={(text) => onChange({ questionId: id, text })}
      />
    );
  if (kind === 'matrix') return <MatrixField question={question} answer={answer} onChange={onChange} />;
  if (kind === 'multiple')
    return (
      <ChoicesField
        {...frame}
        hint={note || (most ? `最多选 ${most} 项` : '可多选')}
        options={choicesOf(options)}
        value={(answer.choices ?? []).map(String)}
        onChange={(chosen) => onChange({ questionId: id, choices: chosen.map(Number) })}
      />
    );
  const scores = Array.from({ length: steps }, (_one, index) => ({ value: String(index + 1), text: `${index + 1} 分` }));
  const value = kind === 'scale' ? answer.score : answer.choices?.[0];
  return (
    <ChoiceField
      {...frame}
      hint={note || undefined}
      options={kind === 'scale' ? scores : choicesOf(options)}
      value={value === undefined ? null : String(value)}
      onChange={(chosen) =>
        onChange(
          chosen === null
            ? { questionId: id }
            : kind === 'scale'
              ? { questionId: id, score: Number(chosen) }
              : { questionId: id, choices: [Number(chosen)] },
        )
      }
    />
  );
}

const NOT_YET = -1;

/** A matrix: each line with its own chips, so that it fits a phone. */
function MatrixField({ question: { id, title, isRequired, note, options, rows }, answer, onChange }: Asked) {
  const chosen = rows.map((_row, index) => answer.choices?.[index] ?? NOT_YET);
  const choose = (row: number, option: number) =>
    onChange({ questionId: id, choices: chosen.map((one, index) => (index === row ? option : one)) });
  return (
    <Field label={title} name={`answers.${id}`} isRequired={isRequired} hint={note || undefined} isFull>
      {() => (
        <View className="stack">
          {rows.map((row, index) => (
            <View key={row}>
              <View className="card-note">{row}</View>
              <View className="chips" {...named(`${title}：${row}`, 'radiogroup')}>
                {options.map((option, at) => (
                  <Chip key={option} role="radio" text={option} isOn={chosen[index] === at} onPress={() => choose(index, at)} />
                ))}
              </View>
            </View>
          ))}
        </View>
      )}
    </Field>
  );
}

/** Whether an answer says something whole: every line of a matrix, at least one choice. */
export const isAnswered = ({ kind, rows }: Question, { choices = [], score, text }: Answer): boolean =>
  kind === 'text'
    ? Boolean(text?.trim())
    : kind === 'scale'
      ? score !== undefined
      : kind === 'matrix'
        ? choices.length === rows.length && choices.every((one) => one >= 0)
        : choices.length > 0;

/** Shown only after the answer it hangs on, as the server does it. */
export const isShown = ({ showIf }: Question, answerOf: (id: string) => Answer): boolean =>
  !showIf || (answerOf(showIf.questionId).choices ?? []).some((one) => showIf.options.includes(one));
