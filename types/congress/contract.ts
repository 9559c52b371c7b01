/** The staff congress: terms and their delegates. */
import { termOperations } from './contract-term';

export const congress = { ...termOperations };
