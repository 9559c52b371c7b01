/** Stored events and registrations from before items, family, teams and offers get what those read. */
import type { Migration } from '../core/set-up';
import type { Event, Registration } from './store';

export const eventParties: Migration = {
  version: 1,
  name: 'event-parties',
  up: async (db) => {
    await db.collection<Event>('events').updateMany({ items: { $exists: false } }, [
      {
        $set: {
          items: [],
          maxItems: 1,
          questions: [],
          companionsMax: 0,
          isCompanionCounted: true,
          team: null,
          offerHours: 0,
          point: null,
          closedAt: null,
          'seats.wanted': '$seats.waiting',
          'seats.items': { $literal: {} },
        },
      },
    ]);
    await db
      .collection<Registration>('event_registrations')
      .updateMany(
        { places: { $exists: false } },
        { $set: { places: 1, itemIds: [], companions: [], answers: {}, teamId: null, offerUntil: null } },
      );
  },
};
