/** Which domains are deployed together as which cloud function; plain data, used by the client and the build. */

export const functions = {
  people: ['session', 'unit', 'member', 'founding', 'assessment'],
  affairs: ['announcement', 'event', 'dues', 'proposal', 'congress', 'compliance', 'suggestion', 'disclosure'],
  // Apart from everything else: what people say in secret passes through no other function.
  ballot: ['ballot', 'survey', 'appraisal', 'election'],
  ground: ['home', 'desk', 'calendar', 'search', 'notification', 'file', 'audit', 'archive'],
} as const;

/** The cloud function that answers an operation, e.g. `event.register` → `affairs`. */
export function functionOf(operation: string): string {
  const domain = operation.split('.')[0] ?? '';
  const found = Object.entries(functions).find(([, domains]) => (domains as readonly string[]).includes(domain));
  if (!found) throw new Error(`no cloud function for ${operation}: add its domain to config/functions.ts`);
  return found[0];
}
