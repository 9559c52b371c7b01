/** The files of both kinds of deployment, read and compared with the code: names, paths, ports, services. No container runs here. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
// @ts-expect-error -- comes with jest itself and carries no types
import { load } from 'js-yaml';
import { cloudbaserc, cloudVariables, configOf, deployedFunctions, placeVariables } from '../../config/deployment';
import { environmentNames } from '../../config/environment';
import { functions } from '../../config/functions';

const read = (path: string) => readFileSync(path, 'utf8');
const namesIn = (path: string) =>
  [...read(path).matchAll(/^([A-Z][A-Z_]*)=(.*)$/gm)].map(([, name, value]) => ({ name: name!, value: value! }));

describe('cloud functions', () => {
  const file = JSON.parse(read('cloudbaserc.json')) as ReturnType<typeof cloudbaserc>;

  test('every function of the table is deployed, and the check', () => {
    expect([...deployedFunctions].sort()).toEqual([...Object.keys(functions), 'check'].sort());
    expect(file).toEqual(cloudbaserc());
  });

  test.each(file.functions)(
    '$name keeps to what the platform takes',
    ({ runtime, timeout, memorySize, triggers, envVariables, ...rest }) => {
      expect(runtime).toBe('Nodejs20.19');
      expect(rest).toMatchObject({ handler: 'index.main', installDependency: false });
      expect(timeout).toBeLessThanOrEqual(60);
      expect(memorySize % 128).toBe(0);
      expect(triggers.length).toBeLessThanOrEqual(1);
      for (const { name, config } of triggers) {
        expect(name).toMatch(/^[a-z][\w-]{0,59}$/);
        expect(config.split(' ')).toHaveLength(7);
      }
      // Names only: values come from the deployer's own file.
      for (const [name, value] of Object.entries(envVariables)) expect(value).toBe(`{{env.${name}}}`);
      expect(environmentNames).toEqual(expect.arrayContaining(Object.keys(envVariables)));
    },
  );

  test('one function has the timer, in both files', () => {
    expect(file.functions.filter(({ triggers }) => triggers.length > 0).map(({ name }) => name)).toEqual(['ground']);
    for (const name of deployedFunctions) expect('triggers' in configOf(name)).toBe(name === 'ground');
  });

  test('the example names every variable, without a value', () => {
    const given = namesIn('deploy/cloud.env.example');
    expect(given.map(({ name }) => name)).toEqual([...placeVariables, ...cloudVariables]);
    expect(given.every(({ value }) => value === '')).toBe(true);
  });
});

type Service = {
  image?: string;
  build?: { context: string; dockerfile: string };
  environment?: Record<string, string>;
  depends_on?: Record<string, unknown>;
  networks?: string[];
  ports?: string[];
  volumes?: string[];
  secrets?: string[];
  command?: string | string[];
  profiles?: string[];
};
type Compose = { services: Record<string, Service>; networks: Record<string, { internal?: boolean }>; volumes: object; secrets: object };

describe('a server of one’s own', () => {
  const text = read('deploy/compose.yaml');
  const compose = (load as (text: string) => Compose)(text);
  const { services } = compose;
  const docker = read('deploy/Dockerfile');
  const nginx = read('deploy/nginx.conf');
  const gateways = ['gateway1', 'gateway2'];
  const mongos = ['mongo1', 'mongo2', 'mongo3'];
  const settingOf = (name: string) => new RegExp(`\\b${name}=(\\S+)`).exec(docker)?.[1];

  test('what a service refers to is there', () => {
    for (const [name, service] of Object.entries(services)) {
      for (const other of Object.keys(service.depends_on ?? {}))
        expect([name, Object.keys(services)]).toEqual([name, expect.arrayContaining([other])]);
      for (const network of service.networks ?? []) expect(compose.networks).toHaveProperty(network);
      for (const secret of service.secrets ?? []) expect(compose.secrets).toHaveProperty(secret);
      for (const mounted of service.volumes ?? []) {
        const [from = ''] = mounted.split(':');
        if (!from.startsWith('.')) expect(compose.volumes).toHaveProperty(from);
        else if (/\.\w+$/.test(from)) expect(existsSync(join('deploy', from))).toBe(true);
      }
    }
    expect(existsSync(join('deploy', services.gateway1!.build!.context, services.gateway1!.build!.dockerfile))).toBe(true);
  });

  test('the servers are given known variables, and every blank is in the example', () => {
    for (const name of gateways)
      for (const variable of Object.keys(services[name]!.environment!))
        expect([variable, environmentNames.includes(variable)]).toEqual([variable, true]);
    const blanks = new Set([...text.matchAll(/(?<!\$)\$\{([A-Z_]+)/g)].map(([, name]) => name!));
    const example = namesIn('deploy/server.env.example');
    expect(example.map(({ name }) => name)).toEqual(expect.arrayContaining([...blanks]));
    expect(example.filter(({ name, value }) => value !== '' && name !== 'RELEASE')).toEqual([]);
    // No key, no password, no registry's host.
    for (const secret of ['MASTER_KEY', 'MONGO_PASSWORD', 'MONGO_ROOT_PASSWORD'])
      expect(text).not.toMatch(new RegExp(`${secret}: ['"]?[A-Za-z0-9]`));
    for (const { image } of Object.values(services)) expect(image ?? '').not.toMatch(/^[\w-]+\.[\w.-]+\//);
  });

  test('proxy, servers and image agree on ports and paths', () => {
    const port = services.gateway1!.environment!.PORT!;
    expect(settingOf('PORT')).toBe(port);
    expect(docker).toContain(`EXPOSE ${port}`);
    expect(docker).toContain(`http://127.0.0.1:${port}/readyz`);
    for (const name of gateways) expect(nginx).toContain(`server ${name}:${port} `);
    expect(services.gateway1!.environment!.STATIC_DIR).toBe(settingOf('STATIC_DIR'));
    expect(docker).toContain(`/build/dist/h5 ${settingOf('STATIC_DIR')}`);
    expect(read('gateway/health.ts')).toContain("'/readyz'");
    expect(services.proxy!.volumes!.some((mounted) => mounted.endsWith(':/etc/nginx/conf.d/default.conf:ro'))).toBe(true);
    for (const [, path] of nginx.matchAll(/ssl_certificate\w* (\S+)\/\w+\.pem/g)) expect(services.proxy!.volumes!.join()).toContain(path!);
  });

  test('what a proxy must do: one hop is trusted and it says who called; the number of a command goes through; figures stay inside', () => {
    for (const name of gateways) expect(services[name]!.environment!.TRUSTED_PROXIES).toBe('1');
    expect(nginx).toContain('X-Forwarded-For $remote_addr;');
    expect(nginx).toContain('X-Forwarded-Proto $scheme;');
    expect(nginx).toContain('Idempotency-Key $http_idempotency_key;');
    expect(nginx).not.toMatch(/upgrade/i);
    expect(nginx).not.toContain('$request_uri $');
    expect(nginx).toMatch(/location = \/metrics \{\s+return 404;/);
  });

  test('a replica set of three that only the servers reach; the ballots’ own database', () => {
    const { MONGODB_URI = '', DATABASE = '', BALLOT_DATABASE = '' } = services.gateway1!.environment!;
    const script = read('deploy/replica-set.js');
    for (const name of mongos) {
      expect(MONGODB_URI).toContain(`${name}:27017`);
      expect(script).toContain(`'${name}:27017'`);
      expect(services[name]).toMatchObject({ networks: ['data'], command: expect.stringContaining('--replSet union --keyFile') as string });
      expect(services[name]).not.toHaveProperty('ports');
    }
    expect(compose.networks.data!.internal).toBe(true);
    expect(MONGODB_URI).toContain('replicaSet=union');
    expect(script).toContain("_id: 'union', members");
    expect(script).toContain(`['${DATABASE}', '${BALLOT_DATABASE}']`);
    expect(BALLOT_DATABASE).not.toBe(DATABASE);
    for (const name of gateways) expect(services[name]!.environment!.DEMO).toBe('0');
  });

  test('the image: Debian, a user of no rights, a health check, and what it starts is what is bundled', () => {
    expect(docker).toMatch(/ARG NODE_IMAGE=node:20\S*bookworm/);
    expect(docker.split('\n').filter((line) => /^(USER|ENTRYPOINT)/.test(line))).toEqual(['USER node']);
    expect(docker.lastIndexOf('USER node')).toBeLessThan(docker.lastIndexOf('CMD ['));
    expect(docker).toContain('HEALTHCHECK');
    expect(docker).toContain('server/main.cjs');
    expect(read('scripts/set-up.mjs')).toContain("outfile: 'dist/server/main.cjs'");
    for (const kept of ['.env', 'deploy/.env', 'deploy/mongo.key', 'data', '.git'])
      expect(read('.dockerignore').split('\n')).toContain(kept);
  });
});

describe('the pages for who deploys', () => {
  const scripts = Object.keys((JSON.parse(read('package.json')) as { scripts: object }).scripts);
  const bundled = /const commands = \[([^\]]+)\]/.exec(read('scripts/build-server.mjs'))![1]!;

  test.each(['docs/deploy-cloudbase.md', 'docs/deploy-self-host.md'])('%s names commands, files and settings that are there', (path) => {
    const text = read(path);
    for (const [, name] of text.matchAll(/npm run ([\w:-]+)/g)) expect(scripts).toContain(name);
    for (const [, name] of text.matchAll(/server\/([\w-]+)\.cjs/g)) expect(`main ${bundled}`).toContain(name!);
    for (const [, file] of text.matchAll(/\]\((?!http)([^)#]+)\)/g)) expect([file, existsSync(join('docs', file!))]).toEqual([file, true]);
    for (const [file] of text.matchAll(/deploy\/[\w.-]+\.(?:yaml|conf|example|js)/g))
      expect([file, existsSync(file)]).toEqual([file, true]);
    // Nobody is told of a setting that does not exist.
    const known = [
      ...environmentNames,
      ...placeVariables,
      ...namesIn('deploy/server.env.example').map(({ name }) => name),
      'ARCHIVE',
      'WORKERS',
      'API_ADDRESS',
    ];
    for (const [, name] of text.matchAll(/`([A-Z]+(?:_[A-Z]+)+)`/g)) expect(known).toContain(name);
    // What was not run is said.
    expect(text).toMatch(/没有(真的)?(运行|试)过/);
  });

  test('each step of the table says where a thing comes from and how one sees that it worked', () => {
    for (const path of ['docs/deploy-cloudbase.md', 'docs/deploy-self-host.md']) {
      const steps = read(path)
        .split(/^## /m)
        .filter((part) => /^第.+步/.test(part));
      expect(steps.length).toBeGreaterThanOrEqual(5);
      for (const step of steps) expect([step.split('\n')[0], step.includes('**看到什么算成**')]).toEqual([step.split('\n')[0], true]);
    }
  });
});
