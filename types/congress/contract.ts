/** The staff congress: terms and their delegates, petitions, sessions. */
import { petitionOperations } from './contract-petition';
import { sessionOperations } from './contract-session';
import { termOperations } from './contract-term';

export const congress = { ...termOperations, ...petitionOperations, ...sessionOperations };
