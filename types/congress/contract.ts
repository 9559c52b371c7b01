/** The staff congress: terms and their delegates. */
import { petitionOperations } from './contract-petition';
import { termOperations } from './contract-term';

export const congress = { ...termOperations, ...petitionOperations };
