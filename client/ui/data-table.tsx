/** The officer's list: a table with export on wide screens, cards on a phone. */
import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { saveFile, useIsWide } from '@/platform';
import { Button } from './button';
import { named } from './name';
import { Press } from './press';

export type Column<T> = {
  title: string;
  /** What the cell shows. */
  cell: (row: T) => ReactNode;
  /** What goes into the export; left out of it when missing. */
  text?: (row: T) => string | number;
  /** CSS width, e.g. `120px`; columns without one share the rest. */
  width?: string;
  align?: 'right';
  /** On a phone: `title` is the card's first line; `hidden` is left out there. */
  onPhone?: 'title' | 'hidden';
};

type DataTableProps<T> = {
  rows: T[];
  columns: Column<T>[];
  keyOf: (row: T) => string;
  /** Names the table for a screen reader. */
  label: string;
  onOpen?: (row: T) => void;
  /** Tabs, search and choices above the table. */
  filters?: ReactNode;
  /** File name without ending; gives an export button for the rows at hand. */
  exportAs?: string;
  empty: ReactNode;
};

/** Columns say themselves how they look in the table, on a card, and in the export. */
export function DataTable<T>(props: DataTableProps<T>) {
  const isWide = useIsWide();
  const { rows, columns, filters, exportAs, empty } = props;
  return (
    <View>
      {filters || exportAs ? (
        <View className="table-tools">
          <View className="table-filters">{filters}</View>
          {exportAs && isWide && rows.length > 0 ? (
            <Button icon="download" isSmall onPress={() => void exportRows(exportAs, rows, columns)}>{`导出 ${rows.length} 行`}</Button>
          ) : null}
        </View>
      ) : null}
      {rows.length === 0 ? empty : isWide ? <WideTable {...props} /> : <Cards {...props} />}
    </View>
  );
}

function WideTable<T>({ rows, columns, keyOf, label, onOpen }: DataTableProps<T>) {
  const template = columns.map(({ width }) => width ?? 'minmax(0, 1fr)').join(' ');
  const style = { gridTemplateColumns: template };
  return (
    <View className="card table" {...named(label, 'table')}>
      <View className="table-row table-head" style={style} {...named(undefined, 'row')}>
        {columns.map(({ title, align }) => (
          <View key={title} className={`table-cell ${align ? 'table-right' : ''}`} {...named(undefined, 'columnheader')}>
            {title}
          </View>
        ))}
      </View>
      {rows.map((row) => (
        <View
          key={keyOf(row)}
          className={`table-row ${onOpen ? 'table-open' : ''}`}
          style={style}
          onClick={() => onOpen?.(row)}
          {...named(undefined, 'row')}
        >
          {columns.map(({ title, cell, align }, index) => (
            <View key={title} className={`table-cell ${align ? 'table-right' : ''}`} {...named(undefined, 'cell')}>
              {index === 0 && onOpen ? (
                <Press className="table-link" role="link" onPress={() => onOpen(row)}>
                  {cell(row)}
                </Press>
              ) : (
                cell(row)
              )}
            </View>
          ))}
        </View>
      ))}
    </View>
  );
}

function Cards<T>({ rows, columns, keyOf, onOpen }: DataTableProps<T>) {
  const titles = columns.filter(({ onPhone }) => onPhone === 'title');
  const facts = columns.filter(({ onPhone }) => onPhone === undefined);
  return (
    <View className="stack">
      {rows.map((row) => {
        const inside = (
          <>
            <View className="table-card-title">
              {titles.map(({ title, cell }) => (
                <View key={title}>{cell(row)}</View>
              ))}
            </View>
            {facts.map(({ title, cell }) => (
              <View className="fact" key={title}>
                <View className="fact-label">{title}</View>
                <View className="fact-value">{cell(row)}</View>
              </View>
            ))}
          </>
        );
        return onOpen ? (
          <Press key={keyOf(row)} className="card" role="link" onPress={() => onOpen(row)}>
            {inside}
          </Press>
        ) : (
          <View key={keyOf(row)} className="card">
            {inside}
          </View>
        );
      })}
    </View>
  );
}

/** A cell that a spreadsheet would run as a formula is written as text. */
const csvCell = (value: string | number) => {
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return `"${text.replace(/"/g, '""')}"`;
};

/** CSV with a byte mark: any spreadsheet opens it. */
export function exportRows<T>(name: string, rows: T[], columns: Column<T>[]): Promise<void> {
  const written = columns.filter((column): column is Column<T> & { text: (row: T) => string | number } => column.text !== undefined);
  const lines = [written.map(({ title }) => csvCell(title)), ...rows.map((row) => written.map(({ text }) => csvCell(text(row))))];
  return saveFile(`${name}.csv`, { text: lines.map((line) => line.join(',')).join('\r\n'), type: 'text/csv;charset=utf-8' });
}
