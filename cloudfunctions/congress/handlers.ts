/** Every operation of the staff congress, by ability. */
import type { congress } from '../../types/congress/contract';
import type { Handlers } from '../core/context';
import { delegateHandlers } from './delegates';
import { endingHandlers } from './ending';
import { groupHandlers } from './groups';
import { meetingHandlers } from './meeting';
import { minutesHandlers } from './minutes';
import { petitionHandlers } from './petitions';
import { readingHandlers } from './session-reading';
import { runningHandlers } from './session-running';
import { sessionHandlers } from './sessions';
import { signingHandlers } from './signing';
import { speakerHandlers } from './speakers';
import { termHandlers } from './terms';

export const handlers: Handlers<typeof congress> = {
  ...termHandlers,
  ...endingHandlers,
  ...delegateHandlers,
  ...petitionHandlers,
  ...sessionHandlers,
  ...readingHandlers,
  ...runningHandlers,
  ...meetingHandlers,
  ...signingHandlers,
  ...speakerHandlers,
  ...groupHandlers,
  ...minutesHandlers,
};
