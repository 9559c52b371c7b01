/** The signed-in person as every page shows them. */
import { z } from 'zod';
import { Id } from '../common';

export const Person = z.object({
  id: Id,
  name: z.string(),
  unionId: Id,
  unionName: z.string(),
  groupId: Id,
  groupName: z.string(),
});
