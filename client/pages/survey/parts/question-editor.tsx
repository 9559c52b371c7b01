/** One question as it is written: its kind, its options, and on which earlier answer it hangs. */
import { questionKindLabels } from '../../../../types/survey/labels';
import { ChoiceField, ChoicesField, SwitchField } from '@/ui/choice-fields';
import { EditedRow } from '@/ui/edited-row';
import { optionsOf } from '@/ui/tabs';
import { NumberField, TextArea, TextField } from '@/ui/text-fields';
import type { Question } from './question-field';

export const blankQuestion = (number: number): Question => ({
  ...{ id: `q${number}`, kind: 'single', title: '', note: '', isRequired: true, options: [], rows: [] },
  ...{ steps: 5, most: null, showIf: null },
});

/** One a line, as people write lists; empty lines fall away when it is sent. */
const linesOf = (text: string) => text.split('\n').map((line) => line.slice(0, 60));

type Props = {
  index: number;
  question: Question;
  earlier: Question[];
  onChange: (question: Question) => void;
  onRemove?: () => void;
};

export function QuestionEditor({ index, question, earlier, onChange, onRemove }: Props) {
  const { kind, title, note, isRequired, options, rows, steps, most } = question;
  const at = `questions.${index}`;
  const change = (patch: Partial<Question>) => onChange({ ...question, ...patch });
  return (
    <EditedRow title={`第 ${index + 1} 题`} onRemove={onRemove}>
      <TextField label="题目" name={`${at}.title`} isRequired max={100} value={title} onChange={(text) => change({ title: text })} />
      <ChoiceField
        label="题型"
        name={`${at}.kind`}
        isRequired
        options={optionsOf(questionKindLabels)}
        value={kind}
        onChange={(chosen) => change({ kind: chosen ?? 'single', most: null })}
      />
      {kind === 'single' || kind === 'multiple' || kind === 'matrix' ? (
        <TextArea
          label={kind === 'matrix' ? '评价等级（每行一个，最好的在前）' : '选项（每行一个）'}
          name={`${at}.options`}
          isRequired
          max={1200}
          rows={4}
          value={options.join('\n')}
          onChange={(text) => change({ options: text ? linesOf(text) : [] })}
        />
      ) : null}
      {kind === 'matrix' ? (
        <TextArea
          label="要评价的内容（每行一个）"
          name={`${at}.rows`}
          isRequired
          max={1200}
          rows={4}
          value={rows.join('\n')}
          onChange={(text) => change({ rows: text ? linesOf(text) : [] })}
        />
      ) : null}
      {kind === 'multiple' ? (
        <NumberField label="最多选几项" name={`${at}.most`} unit="项" value={most} onChange={(value) => change({ most: value })} />
      ) : null}
      {kind === 'scale' ? (
        <NumberField label="最高分" name={`${at}.steps`} unit="分" value={steps} onChange={(value) => change({ steps: value ?? 5 })} />
      ) : null}
      <TextField label="提示" name={`${at}.note`} max={200} value={note} onChange={(text) => change({ note: text })} />
      <SwitchField label="必答" name={`${at}.isRequired`} value={isRequired} onChange={(value) => change({ isRequired: value })} />
      <Condition question={question} earlier={earlier} name={`${at}.showIf`} change={change} />
    </EditedRow>
  );
}

type ConditionProps = { question: Question; earlier: Question[]; name: string; change: (patch: Partial<Question>) => void };

/** Asked of everybody, or only of those who chose something before. */
function Condition({ question: { showIf }, earlier, name, change }: ConditionProps) {
  const causes = earlier.filter(({ kind, options }) => (kind === 'single' || kind === 'multiple') && options.length > 0);
  if (causes.length === 0) return null;
  const cause = causes.find(({ id }) => id === showIf?.questionId);
  return (
    <>
      <ChoiceField
        label="只在这道题的某些回答后出现"
        name={name}
        options={causes.map(({ id, title }) => ({ value: id, text: title || '未写标题' }))}
        value={cause?.id ?? null}
        onChange={(questionId) => change({ showIf: questionId ? { questionId, options: [0] } : null })}
      />
      {cause && showIf ? (
        <ChoicesField
          label="选了其中任一项"
          options={cause.options.map((text, at) => ({ value: String(at), text }))}
          value={showIf.options.map(String)}
          onChange={(chosen) => change({ showIf: chosen.length > 0 ? { ...showIf, options: chosen.map(Number) } : null })}
        />
      ) : null}
    </>
  );
}
