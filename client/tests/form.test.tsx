/** A refusal stands at the field it is about; what is typed becomes what goes on the wire. */
import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { callError } from '@/api/call';
import { ChoiceField, ChoicesField, SwitchField } from '@/ui/choice-fields';
import { DateTimeField } from '@/ui/date-fields';
import { Form } from '@/ui/form';
import { MoneyField, NumberField, TextArea, TextField } from '@/ui/text-fields';
import type { FieldError } from '../../types/errors';

const refusal = (...fields: FieldError[]) => callError({ code: 'INVALID_INPUT', message: '填写的内容有误', fields, requestId: 'r' });
const nothing = () => undefined;
const noteOf = (control: HTMLElement) => document.getElementById(control.getAttribute('aria-describedby') ?? '')?.textContent;

function Sample({ fields }: { fields: FieldError[] }) {
  return (
    <Form error={fields.length > 0 ? refusal(...fields) : null}>
      <TextField label="标题" name="title" value="" onChange={nothing} hint="一句话" />
      <TextArea label="正文" name="body" value="" onChange={nothing} />
      <ChoicesField label="范围" name="audience" value={[]} onChange={nothing} options={[{ value: 'u1', text: '内科' }]} />
      <TextField label="备注" value="" onChange={nothing} />
    </Form>
  );
}

it('shows the refusal at the field of its path, read out with it, in place of the hint', () => {
  const { rerender } = render(<Sample fields={[{ path: 'title', message: '请填写标题' }]} />);
  const title = screen.getByLabelText('标题');
  expect(title.getAttribute('aria-invalid')).toBe('true');
  expect(noteOf(title)).toBe('请填写标题');
  expect(screen.getByLabelText('正文').getAttribute('aria-invalid')).toBeNull();
  expect(screen.queryByText('一句话')).toBeNull();
  rerender(<Sample fields={[]} />);
  expect(noteOf(title)).toBe('一句话');
  expect(title.getAttribute('aria-invalid')).toBeNull();
  expect(screen.queryByRole('alert')).toBeNull();
});

it('a field hears what is refused inside it, not what only begins alike', () => {
  const { container } = render(
    <Sample
      fields={[
        { path: 'audience.unitIds.0', message: '没有这个小组' },
        { path: 'titleColour', message: '没有这种颜色' },
      ]}
    />,
  );
  expect([...container.querySelectorAll('.field-error')].map((one) => one.textContent)).toEqual(['没有这个小组']);
});

it('what belongs to no field is still said, once', () => {
  render(
    <Sample
      fields={[
        { path: 'elsewhere', message: '请刷新' },
        { path: 'again', message: '请刷新' },
      ]}
    />,
  );
  expect(screen.getByRole('alert').textContent).toBe('填写的内容有误；请刷新');
});

/** A field with a page's state behind it; gives what the page holds. */
function live<T>(first: T, draw: (value: T, change: (value: T) => void) => React.ReactNode) {
  const held: { now: T; set: (value: T) => void } = { now: first, set: nothing };
  function Live() {
    const [value, setValue] = useState<T>(first);
    Object.assign(held, { now: value, set: setValue });
    return draw(value, (next) => setValue(() => next));
  }
  render(<Live />);
  return held;
}

it.each([
  ['15.4', 1540, '15.4'],
  ['0.29', 29, '0.29'],
  ['1，200', 120_000, '1，200'],
  ['12.345', null, '12.345'],
  ['abc', null, 'abc'],
])('money «%s» is held as %s fen and stays as typed', async (typed, fen, shown) => {
  const held = live<number | null>(null, (value, onChange) => <MoneyField label="金额" value={value} onChange={onChange} />);
  const control = screen.getByLabelText<HTMLInputElement>('金额');
  await userEvent.type(control, typed);
  expect(held.now).toBe(fen);
  expect(control.value).toBe(shown);
  expect(Boolean(noteOf(control)?.includes('请填写金额'))).toBe(fen === null);
});

it('a number keeps only its digits, and is null when emptied', async () => {
  const held = live<number | null>(null, (value, onChange) => <NumberField label="名额" value={value} onChange={onChange} />);
  await userEvent.type(screen.getByLabelText('名额'), '-4a8');
  expect(held.now).toBe(48);
  await userEvent.clear(screen.getByLabelText('名额'));
  expect(held.now).toBeNull();
});

it('a moment is shown in Shanghai time and held as ISO', () => {
  render(<DateTimeField label="截止" value="2026-11-20T16:30:00.000Z" onChange={nothing} />);
  expect(screen.getByLabelText<HTMLInputElement>('截止').value).toBe('2026-11-21T00:30');
});

it('one of a few: tapped again it is cleared, unless one is needed', async () => {
  const options = [
    { value: 'a', text: '甲' },
    { value: 'b', text: '乙' },
  ];
  const free = live<string | null>(null, (value, onChange) => (
    <ChoiceField label="自由" options={options} value={value} onChange={onChange} />
  ));
  await userEvent.click(screen.getByRole('radio', { name: '乙' }));
  expect(free.now).toBe('b');
  expect(screen.getByRole('radio', { name: '乙' }).getAttribute('aria-checked')).toBe('true');
  await userEvent.click(screen.getByRole('radio', { name: '乙' }));
  expect(free.now).toBeNull();
});

it('one that is needed cannot be cleared', async () => {
  const held = live<string | null>('a', (value, onChange) => (
    <ChoiceField label="必选" isRequired options={[{ value: 'a', text: '甲' }]} value={value} onChange={onChange} />
  ));
  await userEvent.click(screen.getByRole('radio', { name: '甲' }));
  expect(held.now).toBe('a');
});

it('a switch turns once for a tap anywhere on it, and for Space', async () => {
  const held = live(false, (value, onChange) => <SwitchField label="置顶" value={value} onChange={onChange} />);
  const control = screen.getByRole('switch', { name: '置顶' });
  await userEvent.click(control.firstElementChild!);
  expect(held.now).toBe(true);
  control.focus();
  await userEvent.keyboard(' ');
  expect(held.now).toBe(false);
});

it('a disabled switch stays', async () => {
  const held = live(true, (value, onChange) => <SwitchField label="置顶" isDisabled value={value} onChange={onChange} />);
  await userEvent.click(screen.getByRole('switch', { name: '置顶' }));
  expect(held.now).toBe(true);
});

it('an amount emptied by the page (after it was sent) is empty on the page too', async () => {
  const held = live<number | null>(null, (value, onChange) => <MoneyField label="金额" value={value} onChange={onChange} />);
  await userEvent.type(screen.getByLabelText('金额'), '15.4');
  act(() => held.set(null));
  expect(screen.getByLabelText<HTMLInputElement>('金额').value).toBe('');
});
