/** Public holidays and adjusted working days as data, each with its source; an officer adds or corrects days for their union. */
import type { DayKind } from '../../types/calendar/labels';

/** From day to day, both included. `validFor` is the year whose arrangement it is. */
type Span = { from: string; to: string; kind: DayKind; name: string; source: string };

const notice2026 = '国务院办公厅关于2026年部分节假日安排的通知（2025年11月4日）';
/** The adjusted days of 2027 come with that year's notice; until it is entered only the days fixed by the regulation stand here. */
const regulation = '全国年节及纪念日放假办法（2024年修订）；调休以国务院办公厅当年通知为准';

const off = (name: string, from: string, to: string, source: string): Span => ({ from, to, kind: 'off', name, source });
const work = (name: string, day: string, source: string): Span => ({ from: day, to: day, kind: 'work', name, source });

export const nationalSpans: readonly Span[] = [
  off('元旦', '2026-01-01', '2026-01-03', notice2026),
  work('元旦调休', '2026-01-04', notice2026),
  work('春节调休', '2026-02-14', notice2026),
  off('春节', '2026-02-15', '2026-02-23', notice2026),
  work('春节调休', '2026-02-28', notice2026),
  off('清明节', '2026-04-04', '2026-04-06', notice2026),
  off('劳动节', '2026-05-01', '2026-05-05', notice2026),
  work('劳动节调休', '2026-05-09', notice2026),
  off('端午节', '2026-06-19', '2026-06-21', notice2026),
  work('国庆节调休', '2026-09-20', notice2026),
  off('中秋节', '2026-09-25', '2026-09-27', notice2026),
  off('国庆节', '2026-10-01', '2026-10-07', notice2026),
  work('国庆节调休', '2026-10-10', notice2026),
  off('元旦', '2027-01-01', '2027-01-01', regulation),
  off('春节', '2027-02-05', '2027-02-08', regulation),
  off('清明节', '2027-04-05', '2027-04-05', regulation),
  off('劳动节', '2027-05-01', '2027-05-02', regulation),
  off('端午节', '2027-06-09', '2027-06-09', regulation),
  off('中秋节', '2027-09-15', '2027-09-15', regulation),
  off('国庆节', '2027-10-01', '2027-10-03', regulation),
];
