/** Which chat app this installation serves, from the environment; without an app there is no platform to call. */

export type PlatformApp = {
  address: string;
  appId: string;
  secret: string;
};

const ADDRESS = 'https://api.weixin.qq.com';

/** The app, or null while `PLATFORM_APP_ID` and `PLATFORM_APP_SECRET` are not both set. */
export function platformApp(environment: NodeJS.ProcessEnv = process.env): PlatformApp | null {
  const { PLATFORM_APP_ID: appId, PLATFORM_APP_SECRET: secret } = environment;
  if (!appId || !secret) return null;
  return { address: (environment.PLATFORM_ADDRESS || ADDRESS).replace(/\/+$/, ''), appId, secret };
}

/** Only in a demonstration: the platform is played by `scripts/platform-simulator`, and so may the chat app be. */
export const isSimulated = (environment: NodeJS.ProcessEnv = process.env): boolean => environment.PLATFORM_SIMULATOR === '1';

/** The phone button costs the union money unless it is a verified non-profit: only when asked for. */
export const hasPhoneButton = (environment: NodeJS.ProcessEnv = process.env): boolean =>
  environment.PLATFORM_PHONE === '1' && platformApp(environment) !== null;
