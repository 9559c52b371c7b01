/** Choosing this year or one of those before it, in the head of a page. */
import { Tabs } from './tabs';
import { today } from './time';

/** The calendar year in Asia/Shanghai. */
export const thisYear = (): number => Number(today().slice(0, 4));

type YearTabsProps = {
  value: number;
  onChange: (year: number) => void;
  /** Names the tabs for a screen reader: 年份, or 年度 where a yearly cycle is meant. */
  label?: string;
  /** How many years are offered, this one included. */
  count?: number;
};

/** `<YearTabs value={year} onChange={setYear} />` */
export const YearTabs = ({ value, onChange, label = '年份', count = 2 }: YearTabsProps) => (
  <Tabs
    label={label}
    value={String(value)}
    options={Array.from({ length: count }, (_, index) => thisYear() - index).map((year) => ({ value: String(year), text: `${year}年` }))}
    onChange={(year) => onChange(Number(year))}
  />
);
