/** Ports for what is started here: the database, the gateway of a test, the programs that are measured. */
import { createServer } from 'node:net';

export function isFree(port, host = '127.0.0.1') {
  return new Promise((done) => {
    const probe = createServer().once('error', () => done(false));
    probe.listen(port, host, () => probe.close(() => done(true)));
  });
}

/** Below the range the system hands to outgoing connections, so that the port is still free when its holder is started again. */
export async function freePort() {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const port = 20_000 + Math.floor(Math.random() * 10_000);
    if (await isFree(port)) return port;
  }
  throw new Error('没有找到空闲的端口（20000–29999）');
}
