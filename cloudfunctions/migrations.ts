/** Changes of stored shapes between releases, oldest first; each may run again after a crash in the middle. */
import type { Migration } from './core/set-up';
import { duesBooked } from './dues/migrations';
import { eventParties } from './event/migrations';
import { membersSealed } from './member/migrations';
import { proposalsWhole } from './proposal/migrations';

export const migrations: Migration[] = [eventParties, membersSealed, proposalsWhole, duesBooked];
