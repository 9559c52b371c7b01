/** The environment, read and checked once; a wrong value stops the start with a sentence that says which. */
import { z } from 'zod';

const Environment = z.object({
  MONGODB_URI: z.string().min(1, 'MONGODB_URI 未设置'),
  DATABASE: z.string().default('union'),
  /** Where rolls and ballot boxes lie, apart from everything else; without it the database's name with `_ballot`. */
  BALLOT_DATABASE: z.string().min(1).optional(),
  PORT: z.coerce.number('PORT 应为数字').int().min(0).max(65535).default(8080),
  HOST: z.string().default('127.0.0.1'),
  STATIC_DIR: z.string().default('./dist/h5'),
  DEMO: z
    .enum(['0', '1'], 'DEMO 应为 0 或 1')
    .default('1')
    .transform((value) => value === '1'),
  WORKERS: z.coerce.number('WORKERS 应为数字').int().min(1).max(16).default(1),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  /** How many proxies stand before this server; their X-Forwarded-For is believed, nobody else's. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
});
export type Environment = z.output<typeof Environment>;

export function readEnvironment(source: NodeJS.ProcessEnv = process.env): Environment {
  const parsed = Environment.safeParse(source);
  if (parsed.success) return parsed.data;
  throw new Error(`环境变量有误：${parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('；')}`);
}
