/** In a demonstration the chat platform is played beside the gateway, and a browser plays the phone: who holds it, and its one-time code. */
import type { FastifyInstance } from 'fastify';
import type { Environment } from '../config/environment';
import { demoChatPeople } from '../scripts/demo/session';
import { startSimulator } from '../scripts/platform-simulator/server';
import { addPerson } from '../scripts/platform-simulator/world';

/** Starts the simulator and points this process, and the workers it forks, at it. */
export async function playPlatform({ PLATFORM_SIMULATOR, DEMO, PLATFORM_APP_ID }: Environment): Promise<void> {
  if (!PLATFORM_SIMULATOR) return;
  if (!DEMO || PLATFORM_APP_ID) throw new Error('PLATFORM_SIMULATOR 只能在演示时打开，且不能同时设置真实的 PLATFORM_APP_ID');
  const { address, world } = await startSimulator();
  for (const { key, name, phone } of demoChatPeople) addPerson(world, key, name, phone);
  Object.assign(process.env, { PLATFORM_ADDRESS: address, PLATFORM_APP_ID: world.appId, PLATFORM_APP_SECRET: world.secret });
}

/** The two things a phone would do, passed on to the simulator. */
export function simulatorRoutes(app: FastifyInstance, address: string): void {
  app.get('/simulator/people', async () => (await fetch(`${address}/simulator/people`)).json());
  app.post<{ Querystring: { person?: string } }>('/simulator/login', async ({ query }) => {
    const person = new URLSearchParams({ person: String(query.person ?? '') }).toString();
    return (await fetch(`${address}/simulator/login?${person}`)).json();
  });
}
