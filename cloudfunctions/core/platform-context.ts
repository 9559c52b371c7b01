/**
 * Who calls a cloud function, from what the platform itself says: the call's context (`environment` as JSON text, of older
 * runtimes `environ` as `KEY=value;…`), else the variables it sets for the call. Never from the event, which the caller writes.
 */
export type Caller = {
  openid: string | null;
  /** A person of any kind stands behind the call; a timer, another function and the console come without one. */
  isPerson: boolean;
};

type Context = { environment?: unknown; environ?: unknown };

export function callerOf(context: unknown, environment: NodeJS.ProcessEnv = process.env): Caller {
  const said = saidBy(context) ?? listed(environment);
  const openid = said.WX_OPENID || null;
  const source = (said.TCB_SOURCE ?? '').split(',')[0] ?? '';
  const isPerson = Boolean(openid || said.TCB_UUID || said.TCB_CUSTOM_USER_ID) || personal.includes(source);
  return { openid, isPerson: isPerson && source !== CLOCK };
}

/** The platform's clock, and the sources that mean somebody's device. */
const CLOCK = 'wx_trigger';
const personal = ['wx_client', 'wx_http', 'wx_devtools', 'wx_localdebug', 'wx_crawler'];

type Said = Record<string, string | undefined>;

function saidBy(context: unknown): Said | null {
  const { environment, environ } = (typeof context === 'object' && context !== null ? context : {}) as Context;
  if (typeof environment === 'string' && environment) return parsed(environment);
  if (typeof environ !== 'string' || !environ) return null;
  const pairs = environ.split(';').filter((part) => part.includes('='));
  return Object.fromEntries(pairs.map((part) => [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)]));
}

/** An unreadable text names nobody; it does not fall back to what an earlier call may have left behind. */
function parsed(text: string): Said {
  try {
    const value: unknown = JSON.parse(text);
    const entries = Object.entries(typeof value === 'object' && value !== null ? value : {});
    return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
  } catch {
    return {};
  }
}

/** Variables stay from one call to the next; only those the platform lists are this call's. */
function listed(environment: NodeJS.ProcessEnv): Said {
  const keys = [environment.WX_CONTEXT_KEYS, environment.TCB_CONTEXT_KEYS].flatMap((list) => (list ?? '').split(','));
  return Object.fromEntries([...keys, 'TCB_SOURCE'].filter(Boolean).map((key) => [key, environment[key]]));
}
