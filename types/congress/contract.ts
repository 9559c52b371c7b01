/** The staff congress: terms and their delegates, petitions, sessions, their day and what remains of them. */
import { endingOperations } from './contract-ending';
import { floorOperations } from './contract-floor';
import { meetingOperations } from './contract-meeting';
import { outcomeOperations } from './contract-outcome';
import { petitionOperations } from './contract-petition';
import { sessionOperations } from './contract-session';
import { termOperations } from './contract-term';

export const congress = {
  ...termOperations,
  ...endingOperations,
  ...petitionOperations,
  ...sessionOperations,
  ...meetingOperations,
  ...floorOperations,
  ...outcomeOperations,
};
