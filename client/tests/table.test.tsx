/** A table at a desk: order, filters, columns, keys and chosen rows; and the pure parts of it as tables. */
import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { View } from '@tarojs/components';
import { queryClient } from '@/api/client';
import { DataTable, type DataTableProps } from '@/ui/data-table';
import { csvOf, narrowed, nextSort, sorted, type Column } from '@/ui/table-order';

type Row = { id: string; name: string; years: number; note: string };
const rows: Row[] = [
  { id: 'a', name: '周思宁', years: 3, note: '' },
  { id: 'b', name: '陈雨桐', years: 12, note: '=1+1' },
  { id: 'c', name: '林晓禾', years: 1, note: '组长' },
];
const columns: Column<Row>[] = [
  { title: '姓名', cell: ({ name }) => name, text: ({ name }) => name },
  { title: '会龄', cell: ({ years }) => `${years} 年`, text: ({ years }) => years, align: 'right' },
  { title: '备注', cell: ({ note }) => note, text: ({ note }) => note },
];
const names = (shown: Row[]) => shown.map(({ name }) => name);

test.each([
  ['会龄', false, ['林晓禾', '周思宁', '陈雨桐']],
  ['会龄', true, ['陈雨桐', '周思宁', '林晓禾']],
  ['备注', false, ['陈雨桐', '林晓禾', '周思宁']],
  ['备注', true, ['林晓禾', '陈雨桐', '周思宁']],
  ['没有这列', false, ['周思宁', '陈雨桐', '林晓禾']],
])('in order of %s (downwards: %s)', (title, isDown, order) => {
  expect(names(sorted(rows, columns, { title, isDown }))).toEqual(order);
});

test.each([
  [{ 姓名: '雨' }, ['陈雨桐']],
  [{ 会龄: '1' }, ['陈雨桐', '林晓禾']],
  [{ 会龄: '1', 备注: ' 组 ' }, ['林晓禾']],
  [{ 姓名: '' }, ['周思宁', '陈雨桐', '林晓禾']],
])('narrowed by %j', (sought, left) => {
  expect(names(narrowed(rows, columns, sought as unknown as Record<string, string>))).toEqual(left);
});

test('a title is pressed up, down, and back to how it came', () => {
  const up = nextSort(null, '会龄');
  const down = nextSort(up, '会龄');
  expect([up, down, nextSort(down, '会龄'), nextSort(down, '姓名')]).toEqual([
    { title: '会龄', isDown: false },
    { title: '会龄', isDown: true },
    null,
    { title: '姓名', isDown: false },
  ]);
});

test('no cell of the file runs as a formula', () => {
  expect(csvOf(rows.slice(1, 2), columns)).toBe('"姓名","会龄","备注"\r\n"陈雨桐","12","\'=1+1"');
});

const opened: string[] = [];
const draw = (props: Partial<DataTableProps<Row>> = {}) => {
  window.innerWidth = 1280;
  opened.length = 0;
  localStorage.clear();
  return render(
    <QueryClientProvider client={queryClient}>
      <View className="frame">
        <DataTable
          label="名册"
          rows={rows}
          columns={columns}
          keyOf={({ id }) => id}
          onOpen={({ id }) => opened.push(id)}
          empty={null}
          {...props}
        />
      </View>
    </QueryClientProvider>,
  );
};
afterEach(() => {
  window.innerWidth = 375;
});
const shownNames = () =>
  within(screen.getByRole('table'))
    .getAllByRole('row')
    .flatMap((row) => within(row).queryAllByRole('cell')[0]?.textContent ?? []);

test('a press on a title orders, and says so', async () => {
  draw();
  await userEvent.click(screen.getByRole('button', { name: '会龄：从小到大排列' }));
  expect(shownNames()).toEqual(['林晓禾', '周思宁', '陈雨桐']);
  expect(screen.getByRole('columnheader', { name: /会龄/ }).getAttribute('aria-sort')).toBe('ascending');
});

test('arrows move and Enter opens, once; a press anywhere on a line opens it once', async () => {
  draw();
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowUp}{ArrowDown}{Enter}');
  expect(opened).toEqual(['b']);
  await userEvent.click(screen.getByRole('link', { name: '林晓禾' }));
  await userEvent.click(screen.getByText('12 年'));
  expect(opened).toEqual(['b', 'c', 'b']);
});

test('a slash opens the filters and goes there; Esc leaves and closes them', async () => {
  draw();
  await userEvent.keyboard('/');
  const field = screen.getByRole('textbox', { name: '按姓名筛选' });
  await waitFor(() => expect(document.activeElement).toBe(field));
  await userEvent.keyboard('雨');
  expect(shownNames()).toEqual(['陈雨桐']);
  await userEvent.keyboard('{Escape}{Escape}');
  expect(screen.queryByRole('textbox', { name: '按姓名筛选' })).toBeNull();
  expect(shownNames()).toHaveLength(3);
});

test('a column left out stays left out on this device', async () => {
  const { unmount } = draw();
  await userEvent.click(screen.getByRole('button', { name: '选列' }));
  await userEvent.click(screen.getByRole('checkbox', { name: '备注' }));
  expect(screen.queryByRole('columnheader', { name: /备注/ })).toBeNull();
  expect(JSON.parse(localStorage.getItem('columns:名册')!)).toEqual(['备注']);
  unmount();
});

test('chosen rows are handed to the action, and forgotten after it', async () => {
  let done: string[] = [];
  draw({
    actions: (chosen, clear) => (
      <button
        onClick={() => {
          done = names(chosen);
          clear();
        }}
      >
        提醒
      </button>
    ),
  });
  const boxes = screen.getAllByRole('checkbox', { name: '选这一行' });
  await userEvent.click(boxes[0]!);
  await userEvent.click(boxes[2]!);
  expect(screen.getByText('已选 2 行')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: '提醒' }));
  expect(done).toEqual(['周思宁', '林晓禾']);
  expect(screen.queryByText(/^已选/)).toBeNull();
  expect(opened).toEqual([]);
});
