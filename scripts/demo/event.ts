/** Demo events in every state and phase, with those who signed up, wait, came or stayed away. */
import type { Event, Registration } from '../../cloudfunctions/event/store';
import type { Member } from '../../cloudfunctions/member/store';
import type { Demo } from './demo';
import { plantDeepEvents } from './event-depth';
import { plantDraws, withDay } from './event-draw';
import { otherPlans, plans, type EventPlan } from './event-plans';
import { askersOf, counted, eventOf, registrationOf } from './event-records';

/** Numbers of the events with items, family and teams are kept free for them. */
const DEEP_AT_MOST = 20;

export async function plantEvent(demo: Demo): Promise<void> {
  const made = plans.map((plan, index) => make(demo, plan, demo.unionId, demo.person('officer'), index));
  for (const { _id: unionId } of demo.unions.slice(1)) {
    const [officer] = demo.membersOf(unionId, 'officer');
    made.push(...otherPlans.map((plan, index) => make(demo, plan, unionId, officer!, index)));
  }
  made.push(...(await plantDeepEvents(demo, demo.person('officer'), plans.length)));
  made.push(...(await plantDraws(demo, demo.person('officer'), plans.length + DEEP_AT_MOST)));
  const held = made.map((one) => withDay(demo, one));
  await demo.db.collection<Event>('events').insertMany(held.map(({ event }) => event));
  await demo.db.collection<Registration>('event_registrations').insertMany(held.flatMap(({ registrations }) => registrations));
}

function make(
  demo: Demo,
  plan: EventPlan,
  unionId: string,
  author: Member,
  index: number,
): { event: Event; registrations: Registration[] } {
  const event = eventOf(demo, plan, unionId, author, index);
  const registrations = askersOf(demo, plan, unionId, author).map((member, place) => registrationOf(demo, plan, event, member, place + 1));
  return { event: counted(event, registrations), registrations };
}
