/** The staff congress: terms and their delegates, petitions, sessions and their day. */
import { floorOperations } from './contract-floor';
import { meetingOperations } from './contract-meeting';
import { petitionOperations } from './contract-petition';
import { sessionOperations } from './contract-session';
import { termOperations } from './contract-term';

export const congress = { ...termOperations, ...petitionOperations, ...sessionOperations, ...meetingOperations, ...floorOperations };
