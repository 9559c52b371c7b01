/** Every operation of proposals, by ability: calls, writing, the office, departments and authors, reading. */
import type { proposal } from '../../types/proposal/contract';
import type { Handlers } from '../core/context';
import { callHandlers } from './calls';
import { handlingHandlers } from './handling';
import { officeHandlers } from './office';
import { readingHandlers } from './reading';
import { writingHandlers } from './writing';

export const handlers: Handlers<typeof proposal> = {
  ...callHandlers,
  ...writingHandlers,
  ...officeHandlers,
  ...handlingHandlers,
  ...readingHandlers,
};
