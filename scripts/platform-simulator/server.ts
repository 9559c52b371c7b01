/**
 * The chat platform's HTTP endpoints that this product calls, simulated for tests and for trying the product in a browser.
 * Shapes and codes are those of the platform's own documents; `/simulator/…` alone is ours: it plays the phone.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { checkMedia, checkText } from './checks';
import { unlimitedCode } from './codes';
import { sendMessage } from './messages';
import { codeToSession, phoneNumber } from './people';
import { plainToken, stableToken, tokenTrouble } from './tokens';
import { BUSY, loginCode, newWorld, phoneCode, trouble, type Answer, type Endpoint, type World, type WorldAsked } from './world';

export type Simulator = { address: string; world: World; close: () => Promise<void> };

const open: Record<string, Endpoint> = {
  '/cgi-bin/token': plainToken,
  '/cgi-bin/stable_token': stableToken,
  '/sns/jscode2session': codeToSession,
};
const guarded: Record<string, Endpoint> = {
  '/cgi-bin/message/subscribe/send': sendMessage,
  '/wxa/getwxacodeunlimit': unlimitedCode,
  '/wxa/msg_sec_check': checkText,
  '/wxa/media_check_async': checkMedia,
  '/wxa/business/getuserphonenumber': phoneNumber,
};
/** The phone in somebody's hand. */
const phone: Record<string, Endpoint> = {
  '/simulator/people': ({ people }) => ({ people: [...people.values()].map(({ openid, name }) => ({ key: openid, name })) }),
  '/simulator/login': (world, { query }) => {
    const key = query.get('person') ?? '';
    return world.people.has(key) ? { code: loginCode(world, key), phoneCode: phoneCode(world, key) } : trouble(40003, 'invalid openid');
  },
};

/** Listens on this machine alone; port 0 takes a free one. */
export async function startSimulator({ port = 0, ...asked }: WorldAsked & { port?: number } = {}): Promise<Simulator> {
  const world = newWorld(asked);
  const server = createServer((request, response) => void serve(world, request, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, world, close };
}

async function serve(world: World, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://simulator');
  const method = request.method ?? 'GET';
  world.calls.push(`${method} ${url.pathname}`);
  const fault = world.faults.find(({ path, times }) => path === url.pathname && times > 0);
  if (fault) {
    fault.times -= 1;
    if (fault.kind === 'silence') return;
    if (fault.kind === 'break') return void request.socket.destroy();
    return send(response, BUSY());
  }
  const asked = { method, query: url.searchParams, body: await bodyOf(request) };
  const endpoint = open[url.pathname] ?? phone[url.pathname];
  if (endpoint) return send(response, await endpoint(world, asked));
  const behind = guarded[url.pathname];
  if (!behind) return send(response, trouble(40066, 'invalid url'), 404);
  if (method !== 'POST') return send(response, trouble(43002, 'require POST method'));
  send(response, tokenTrouble(world, url.searchParams.get('access_token')) ?? (await behind(world, asked)));
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown> | null> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  try {
    const parsed: unknown = JSON.parse(Buffer.concat(chunks).toString());
    return parsed !== null && typeof parsed === 'object' && !Array.isArray(parsed) ? (parsed as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/** The platform answers 200 whatever happened; a picture is told from an error by its type. */
function send(response: ServerResponse, answer: Answer, status = 200): void {
  const picture = 'picture' in answer ? answer.picture : null;
  response.writeHead(status, { 'content-type': picture ? 'image/png' : 'application/json; encoding=utf-8' });
  response.end(picture ?? JSON.stringify(answer));
}
