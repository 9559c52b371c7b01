/** Proposals to the staff congress: called for, seconded, reviewed, assigned, answered, rated, completed, reported. */
import { callContract } from './contract-call';
import { handling } from './contract-handling';
import { officeContract } from './contract-office';
import { reading } from './contract-reading';
import { writing } from './contract-writing';

export const proposal = { ...callContract, ...writing, ...officeContract, ...handling, ...reading };
