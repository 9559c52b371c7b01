/** How each cloud function is deployed: what `cloudbaserc.json` and each function's `config.json` are written from. */
import type { functions } from './functions';

/** The platform's own default (18) cannot load the database driver. */
export const RUNTIME = 'Nodejs20.19';
export const FUNCTION_ROOT = 'dist/cloudfunctions';

/** The function that runs the timers; the outbox it delivers may name any operation, so it holds every handler. */
export const CLOCK = 'ground';
/** Answers the console of the platform and nobody else: does this deployment work? */
export const CHECK = 'check';

/** Named here and given by the deployer's own `.env.local`; values stand in no file of the project. */
export const cloudVariables = [
  'MONGODB_URI',
  'DATABASE',
  'BALLOT_DATABASE',
  'MASTER_KEY',
  'PLATFORM_APP_ID',
  'PLATFORM_APP_SECRET',
] as const;
/** Where the file of the platform's command line takes the environment and the private network from. */
export const placeVariables = ['CLOUD_ENV', 'VPC_ID', 'SUBNET_ID'] as const;

type Settings = {
  /** Seconds; the platform allows 1–60 everywhere. */
  timeout: number;
  /** MB, a multiple of 128. */
  memorySize: number;
  /** Seven fields: second, minute, hour, day, month, weekday, year. One timer a function is allowed. */
  timer?: { name: string; config: string };
};

const settings: Record<keyof typeof functions | typeof CHECK, Settings> = {
  people: { timeout: 20, memorySize: 512 },
  // Papers and spreadsheets are made here.
  affairs: { timeout: 30, memorySize: 512 },
  ballot: { timeout: 20, memorySize: 512 },
  ground: { timeout: 60, memorySize: 512, timer: { name: 'clock', config: '0 * * * * * *' } },
  check: { timeout: 30, memorySize: 256 },
};

export const deployedFunctions = Object.keys(settings) as (keyof typeof settings)[];

const triggersOf = ({ timer }: Settings) => (timer ? [{ name: timer.name, type: 'timer', config: timer.config }] : []);

/** What lies beside a function's code for the developer tools: which platform interfaces it calls (none by itself) and its timer. */
export function configOf(name: keyof typeof settings) {
  const triggers = triggersOf(settings[name]);
  return { permissions: { openapi: [] }, ...(triggers.length > 0 ? { triggers } : {}) };
}

/** The file of the platform's command line. Its variables replace those set online, so every function names all of them. */
export function cloudbaserc() {
  const taken = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, `{{env.${name}}}`]));
  return {
    version: '2.0',
    envId: '{{env.CLOUD_ENV}}',
    functionRoot: FUNCTION_ROOT,
    functions: deployedFunctions.map((name) => ({
      name,
      handler: 'index.main',
      runtime: RUNTIME,
      timeout: settings[name].timeout,
      memorySize: settings[name].memorySize,
      installDependency: false,
      envVariables: taken(cloudVariables),
      vpc: { vpcId: '{{env.VPC_ID}}', subnetId: '{{env.SUBNET_ID}}' },
      triggers: triggersOf(settings[name]),
    })),
  };
}
