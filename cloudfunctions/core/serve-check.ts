/** The check as a cloud function of its own: it answers the platform's console; to a person, whoever it is, it does not exist. */
import { connect } from './database';
import { checkDeployment, sayLine, type Expected } from './deploy-check';
import { callerOf } from './platform-context';
import { errorBody, Refusal } from './refuse';

/** The documented base address of the chat platform; another one only where it is simulated. */
export const platformApiOf = (environment: NodeJS.ProcessEnv = process.env): string =>
  environment.PLATFORM_ADDRESS || 'https://api.weixin.qq.com';

export function serveCheck(expected: Expected) {
  return async (_event: unknown, context?: unknown): Promise<unknown> => {
    if (callerOf(context).isPerson) return { ok: false, error: errorBody(new Refusal('NOT_FOUND', '没有这项操作'), '') };
    const { MONGODB_URI, DATABASE } = process.env;
    const open = async () => {
      if (!MONGODB_URI) throw new Error('没有设置 MONGODB_URI');
      const client = await connect(MONGODB_URI, 5);
      return { client, db: client.db(DATABASE || 'union') };
    };
    const lines = await checkDeployment({ expected, open, platformApi: platformApiOf() });
    return { ok: true, data: { isGood: lines.every(({ isGood }) => isGood), lines: lines.map(sayLine) } };
  };
}
