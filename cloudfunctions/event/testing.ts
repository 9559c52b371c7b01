/** For tests of events: an event as it is stored, open for sign-up at nine on a fixed day. */
import { noSeats } from './rules-seats';
import type { Event, Registration, Seats } from './store';

export const atHour = (hour: number) => new Date(Date.UTC(2026, 10, 24, hour)).toISOString();
export const emptySeats: Seats = { ...noSeats, arrivals: 0, version: 0, claims: [] };

export const plannedEvent = (changes: Partial<Event> = {}): Event => ({
  _id: 'e',
  unionId: 'u',
  title: '讲座',
  description: '',
  place: '礼堂',
  state: 'published',
  opensAt: atHour(8),
  closesAt: atHour(18),
  startsAt: atHour(20),
  endsAt: atHour(22),
  cancelUntil: null,
  audience: {},
  to: { unitIds: ['*'], roles: ['*'], tags: ['*'] },
  capacity: 2,
  waitlist: true,
  needsApproval: false,
  feeFen: 0,
  items: [],
  maxItems: 1,
  questions: [],
  companionsMax: 0,
  isCompanionCounted: true,
  team: null,
  offerHours: 0,
  point: null,
  seats: emptySeats,
  secret: 's',
  authorId: 'o',
  authorName: '干事',
  createdAt: atHour(0),
  revision: 0,
  cancelReason: null,
  remindedAt: null,
  closedAt: null,
  ...changes,
});

export const plainItem = (id: string, changes: Partial<Event['items'][number]> = {}): Event['items'][number] => ({
  id,
  title: id,
  capacity: null,
  startsAt: null,
  endsAt: null,
  note: '',
  ...changes,
});

export const standing = (state: Registration['state'], changes: Partial<Registration> = {}) => ({ state, ...changes }) as Registration;
