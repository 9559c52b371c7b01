/** The environment, read and checked once; a wrong value stops the start with a sentence that says which. */
import { z } from 'zod';

const onOff = (name: string) => z.enum(['0', '1'], `${name} 应为 0 或 1`).transform((value) => value === '1');

const Environment = z.object({
  MONGODB_URI: z.string().min(1, 'MONGODB_URI 未设置'),
  DATABASE: z.string().default('union'),
  /** Where rolls and ballot boxes lie, apart from everything else; without it the database's name with `_ballot`. */
  BALLOT_DATABASE: z.string().optional(),
  /** Read by `core/secret.ts`; without it a key is kept in `DATA_DIR`. */
  MASTER_KEY: z.string().optional(),
  DATA_DIR: z.string().default('./data'),
  /** The mini-program that people sign in from, and where its platform is (else its documented address). */
  PLATFORM_APP_ID: z.string().optional(),
  PLATFORM_APP_SECRET: z.string().optional(),
  PLATFORM_ADDRESS: z.string().optional(),
  PORT: z.coerce.number('PORT 应为数字').int().min(0).max(65535).default(8080),
  HOST: z.string().default('127.0.0.1'),
  STATIC_DIR: z.string().default('./dist/h5'),
  DEMO: z
    .enum(['0', '1'], 'DEMO 应为 0 或 1')
    .default('1')
    .transform((value) => value === '1'),
  /** The phone button of the mini-program: costs, unless the union is a verified non-profit. */
  PLATFORM_PHONE: onOff('PLATFORM_PHONE').default(false),
  /** Plays the chat platform in a demonstration. */
  PLATFORM_SIMULATOR: onOff('PLATFORM_SIMULATOR').default(false),
  WORKERS: z.coerce.number('WORKERS 应为数字').int().min(1).max(16).default(1),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  /** How many proxies stand before this server; their X-Forwarded-For is believed, nobody else's. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
});
/** Every variable there is: what deployment files name is checked against it. */
export const environmentNames = Object.keys(Environment.shape);
export type Environment = z.output<typeof Environment>;

export function readEnvironment(source: NodeJS.ProcessEnv = process.env): Environment {
  const parsed = Environment.safeParse(source);
  if (parsed.success && !parsed.data.PLATFORM_APP_ID !== !parsed.data.PLATFORM_APP_SECRET)
    throw new Error('环境变量有误：PLATFORM_APP_ID 与 PLATFORM_APP_SECRET 要么都设，要么都不设');
  if (parsed.success) return parsed.data;
  throw new Error(`环境变量有误：${parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('；')}`);
}
