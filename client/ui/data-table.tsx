/** The officer's list: at a desk a table with columns to choose, order, filters, keys and export; cards on a phone. */
import { View } from '@tarojs/components';
import { useId, useState, type ReactNode } from 'react';
import type { ListResult } from '@/api/hooks';
import { saveFile, storage, useIsWide } from '@/platform';
import { Button } from './button';
import { Facts } from './card';
import { ListEnd } from './list';
import { Press } from './press';
import { csvOf, narrowed, sorted, type Column, type Sort } from './table-order';
import { ColumnSheet } from './table-tools';
import { WideTable } from './wide-table';

export type { Column } from './table-order';

export type DataTableProps<T> = {
  rows: T[];
  columns: Column<T>[];
  keyOf: (row: T) => string;
  /** Names the table for a screen reader; the chosen columns are remembered under it. */
  label: string;
  onOpen?: (row: T) => void;
  /** Tabs, search and choices above the table. */
  filters?: ReactNode;
  /** File name without ending; gives an export button for the rows at hand. */
  exportAs?: string;
  /** Exports everything the list holds, by the server: `onExport={() => roster.run({ eventId })}`. */
  onExport?: () => void;
  isExporting?: boolean;
  /** What `useList` gave: the foot of the list is drawn, and an order says that more may come. */
  more?: Pick<ListResult<unknown>, 'hasMore' | 'isLoadingMore' | 'loadMore' | 'items'>;
  /** What can be done with chosen rows; gives each row a box. Call `clear` when done. */
  actions?: (rows: T[], clear: () => void) => ReactNode;
  empty: ReactNode;
  /** A few lines of fixed content: nothing to narrow and no columns to choose. */
  isShort?: boolean;
};

/** Columns say themselves how they look in the table, on a card, and in the export. */
export function DataTable<T>(props: DataTableProps<T>) {
  const isWide = useIsWide();
  const { rows, filters, empty, more, onExport, isExporting = false } = props;
  const end = more ? <ListEnd result={more} /> : null;
  if (isWide) return rows.length === 0 ? <Blank {...props} /> : <Desk {...props} />;
  return (
    <View className="data-table">
      {filters || (onExport && rows.length > 0) ? (
        <View className="table-tools">
          <View className="table-filters">{filters}</View>
          {onExport && rows.length > 0 ? (
            <Button icon="download" isSmall isPending={isExporting} onPress={onExport}>
              导出
            </Button>
          ) : null}
        </View>
      ) : null}
      {rows.length === 0 ? empty : <Cards {...props} />}
      {end}
    </View>
  );
}

const Blank = <T,>({ filters, empty }: DataTableProps<T>) => (
  <View className="data-table">
    {filters ? (
      <View className="table-tools">
        <View className="table-filters">{filters}</View>
      </View>
    ) : null}
    {empty}
  </View>
);

const KEPT = 'columns:';

/** The columns this device leaves out of that table. */
function useHidden(label: string, columns: Column<never>[]): [string[], (hidden: string[]) => void] {
  const usual = () => storage.read<string[]>(KEPT + label) ?? columns.filter(({ isExtra }) => isExtra).map(({ title }) => title);
  const [hidden, setHidden] = useState(usual);
  const keep = (titles: string[]) => {
    storage.write(KEPT + label, titles);
    setHidden(titles);
  };
  return [hidden, keep];
}

function Desk<T>(props: DataTableProps<T>) {
  const { rows, columns, keyOf, label, filters, exportAs, onExport, isExporting = false, more, actions, isShort = false } = props;
  const id = `table-${useId().replace(/\W/g, '')}`;
  const [hidden, setHidden] = useHidden(label, columns as Column<never>[]);
  const [sort, setSort] = useState<Sort | null>(null);
  const [sought, setSought] = useState<Record<string, string> | null>(null);
  const [isChoosing, setIsChoosing] = useState(false);
  const [chosen, setChosen] = useState<string[]>([]);
  const shownColumns = columns.filter(({ title }, index) => index === 0 || !hidden.includes(title));
  const shown = sorted(narrowed(rows, shownColumns, sought ?? {}), shownColumns, sort);
  const chosenRows = rows.filter((row) => chosen.includes(keyOf(row)));
  const canNarrow = !isShort && columns.some(({ text }) => text) && rows.length > 1;
  const canChoose = !isShort && columns.length > 2;
  const hasTools = filters || canNarrow || canChoose || exportAs || onExport;
  return (
    <View className="data-table">
      {hasTools ? (
        <View className="table-tools">
          <View className="table-filters">{filters}</View>
          <View className="table-buttons">
            {canNarrow ? (
              <Button icon="search" look="plain" isSmall onPress={() => setSought(sought ? null : {})}>
                {sought ? '收起筛选' : '筛选'}
              </Button>
            ) : null}
            {canChoose ? (
              <Button icon="services" look="plain" isSmall onPress={() => setIsChoosing(true)}>
                选列
              </Button>
            ) : null}
            {exportAs ? (
              <Button
                icon="download"
                isSmall
                onPress={() => void exportRows(exportAs, shown, shownColumns)}
              >{`导出 ${shown.length} 行`}</Button>
            ) : null}
            {onExport ? (
              <Button icon="download" isSmall isPending={isExporting} onPress={onExport}>
                导出全部
              </Button>
            ) : null}
          </View>
        </View>
      ) : null}
      {actions && chosenRows.length > 0 ? (
        <View className="table-chosen">
          <View className="table-chosen-text">{`已选 ${chosenRows.length} 行`}</View>
          {actions(chosenRows, () => setChosen([]))}
          <Button look="plain" isSmall onPress={() => setChosen([])}>
            取消选择
          </Button>
        </View>
      ) : null}
      <WideTable
        {...props}
        id={id}
        rows={shown}
        columns={shownColumns}
        sort={sort}
        onSort={setSort}
        sought={sought}
        onSeek={setSought}
        chosen={actions ? chosen : null}
        onChoose={setChosen}
      />
      {sort && more?.hasMore ? (
        <View className="table-note">{`已按「${sort.title}」排列载入的 ${rows.length} 行，加载更多后一起排`}</View>
      ) : null}
      {more ? <ListEnd result={more} /> : null}
      <ColumnSheet
        isOpen={isChoosing}
        onClose={() => setIsChoosing(false)}
        titles={columns.slice(1).map(({ title }) => title)}
        hidden={hidden}
        onChange={setHidden}
      />
    </View>
  );
}

/** The dash that keeps a table's column even says nothing on a card. */
const saidOrNothing = (shown: ReactNode): ReactNode => (shown === '—' ? null : shown);

function Cards<T>({ rows, columns, keyOf, onOpen }: DataTableProps<T>) {
  const titles = columns.filter(({ onPhone }) => onPhone === 'title');
  const facts = columns.filter(({ onPhone, isExtra }) => onPhone === undefined && !isExtra);
  const foot = columns.filter(({ onPhone }) => onPhone === 'foot');
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
            <Facts items={facts.map(({ title, cell }) => [title, saidOrNothing(cell(row))])} />
            {foot.map(({ title, cell }) => (
              <View key={title} className="table-card-foot">
                {saidOrNothing(cell(row))}
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

/** CSV with a byte mark: any spreadsheet opens it. */
export const exportRows = <T,>(name: string, rows: T[], columns: Column<T>[]): Promise<void> =>
  saveFile(`${name}.csv`, { text: csvOf(rows, columns), type: 'text/csv;charset=utf-8' });
