/**
 * A table at a desk, as the browser's own: its head stays in sight and is repeated on each sheet of paper.
 * Keys: ↑ ↓ move, Enter opens, Space chooses, / goes to the search, Esc steps back. Never drawn in the chat app.
 */
import { useState } from 'react';
import { focusFieldIn, focusOn, leaveField, useKeys } from '@/platform';
import { LineControl } from './control';
import type { DataTableProps } from './data-table';
import { join } from './name';
import { Press } from './press';
import { nextSort, type Column, type Sort } from './table-order';

type WideProps<T> = Pick<DataTableProps<T>, 'rows' | 'columns' | 'keyOf' | 'label' | 'onOpen'> & {
  id: string;
  sort: Sort | null;
  onSort: (sort: Sort | null) => void;
  /** What was typed under the titles; null while there is no row for it. */
  sought: Record<string, string> | null;
  onSeek: (sought: Record<string, string> | null) => void;
  /** Keys of the chosen rows; null where rows cannot be chosen. */
  chosen: string[] | null;
  onChoose: (chosen: string[]) => void;
};

export function WideTable<T>(props: WideProps<T>) {
  const { id, rows, columns, keyOf, label, chosen, onChoose } = props;
  const [active, setActive] = useState(-1);
  const toggle = (key: string) => onChoose(chosen?.includes(key) ? chosen.filter((other) => other !== key) : [...(chosen ?? []), key]);
  useTableKeys(props, active, setActive, toggle);
  return (
    <div id={id} className="card table">
      <table className="table-grid" aria-label={label}>
        <colgroup>
          {chosen ? <col style={{ width: '52px' }} /> : null}
          {columns.map(({ title, width }) => (
            <col key={title} style={width ? { width: `calc(${width} + 24px)` } : undefined} />
          ))}
        </colgroup>
        <Head {...props} />
        <tbody>
          {rows.map((row, index) => (
            <Line
              key={keyOf(row)}
              {...props}
              row={row}
              index={index}
              isActive={index === active}
              isChosen={chosen ? chosen.includes(keyOf(row)) : null}
              onToggle={() => toggle(keyOf(row))}
              onReach={() => setActive(index)}
            />
          ))}
          {rows.length === 0 ? (
            <tr className="table-row">
              <td className="table-cell table-nothing" colSpan={columns.length + (chosen ? 1 : 0)}>
                载入的行里没有符合筛选的，请改一改筛选的字
              </td>
            </tr>
          ) : null}
        </tbody>
      </table>
    </div>
  );
}

function useTableKeys<T>(
  { id, rows, keyOf, onOpen, chosen, sought, onSeek }: WideProps<T>,
  active: number,
  setActive: (index: number) => void,
  toggle: (key: string) => void,
): void {
  const reach = (index: number) => {
    setActive(index);
    if (index >= 0) focusOn(`${id}-${index}`);
    return true;
  };
  const openSeek = () => {
    onSeek({});
    setTimeout(() => focusFieldIn('table-seek', id));
    return true;
  };
  const row = rows[active];
  useKeys(id, 'table', (key, isTyping) => {
    if (isTyping && key !== 'Escape') return false;
    if (key === 'ArrowDown') return rows.length > 0 && reach(Math.min(rows.length - 1, active + 1));
    if (key === 'ArrowUp') return rows.length > 0 && reach(Math.max(0, active - 1));
    if (key === 'Home' || key === 'End') return active >= 0 && reach(key === 'Home' ? 0 : rows.length - 1);
    if (key === 'Enter' && row && onOpen) return (onOpen(row), true);
    if (key === ' ' && row && chosen) return (toggle(keyOf(row)), true);
    if (key === '/') return focusFieldIn('search-bar', id) || focusFieldIn('table-seek', id) || openSeek();
    if (key !== 'Escape') return false;
    leaveField();
    if (isTyping) return true;
    if (active >= 0) return reach(-1);
    if (sought) return (onSeek(null), true);
    return false;
  });
}

function Head<T>({ columns, rows, keyOf, sort, onSort, sought, onSeek, chosen, onChoose }: WideProps<T>) {
  const areAll = chosen !== null && rows.length > 0 && rows.every((row) => chosen.includes(keyOf(row)));
  return (
    <thead>
      <tr className="table-head">
        {chosen ? (
          <th className="table-cell" scope="col">
            <Box label="全选" isOn={areAll} onPress={() => onChoose(areAll ? [] : rows.map(keyOf))} />
          </th>
        ) : null}
        {columns.map((column) => (
          <HeadCell key={column.title} column={column} sort={sort} onSort={onSort} />
        ))}
      </tr>
      {sought ? (
        <tr className="table-head table-seek">
          {chosen ? <th className="table-cell" /> : null}
          {columns.map(({ title, text }) => (
            <th key={title} className="table-cell">
              {text ? (
                <LineControl
                  label={`按${title}筛选`}
                  placeholder="筛选"
                  value={sought[title] ?? ''}
                  onChange={(value) => onSeek({ ...sought, [title]: value })}
                  max={60}
                />
              ) : null}
            </th>
          ))}
        </tr>
      ) : null}
    </thead>
  );
}

function HeadCell<T>({ column: { title, text, align }, sort, onSort }: { column: Column<T> } & Pick<WideProps<T>, 'sort' | 'onSort'>) {
  const order = sort?.title === title ? (sort.isDown ? 'descending' : 'ascending') : undefined;
  const next = { ascending: '从大到小', descending: '恢复原来的顺序' };
  return (
    <th className={join('table-cell', align && 'table-right')} scope="col" aria-sort={order}>
      {text ? (
        <Press
          className="table-sort"
          label={`${title}：${order ? next[order] : '从小到大'}排列`}
          onPress={() => onSort(nextSort(sort, title))}
        >
          {title}
          <span className="table-arrow" aria-hidden>
            {order === 'ascending' ? '↑' : order === 'descending' ? '↓' : ''}
          </span>
        </Press>
      ) : (
        title
      )}
    </th>
  );
}

type LineProps<T> = WideProps<T> & {
  row: T;
  index: number;
  isActive: boolean;
  isChosen: boolean | null;
  onToggle: () => void;
  onReach: () => void;
};

function Line<T>({ id, row, index, columns, onOpen, isActive, isChosen, onToggle, onReach }: LineProps<T>) {
  return (
    <tr
      id={`${id}-${index}`}
      className={join('table-row', onOpen && 'table-open', isActive && 'table-active')}
      tabIndex={-1}
      aria-selected={isChosen ?? undefined}
      onFocus={onReach}
      onClick={({ target }) => (target as Element).closest('.press, .button') ?? onOpen?.(row)}
    >
      {isChosen === null ? null : (
        <td className="table-cell" onClick={(event) => event.stopPropagation()}>
          <Box label="选这一行" isOn={isChosen} onPress={onToggle} />
        </td>
      )}
      {columns.map(({ title, cell, align }, at) => (
        <td key={title} className={join('table-cell', align && 'table-right')}>
          {at === 0 && onOpen ? (
            <Press className="table-link" role="link" onPress={() => onOpen(row)}>
              {cell(row)}
            </Press>
          ) : (
            cell(row)
          )}
        </td>
      ))}
    </tr>
  );
}

const Box = ({ label, isOn, onPress }: { label: string; isOn: boolean; onPress: () => void }) => (
  <Press className={join('table-box', isOn && 'table-box-on')} role="checkbox" label={label} isOn={isOn} onPress={onPress}>
    {isOn ? '✓' : ''}
  </Press>
);
