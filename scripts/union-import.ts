/**
 * Brings a union's archive into this installation, only looks at it, or takes its files out:
 * `npm run union:import -- file.zip --key KEY [--check] [--under FEDERATION] [--files FOLDER]`.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { filesOf, importUnion, openArchive } from '../cloudfunctions/archive/public';
import { connect, disconnect } from '../cloudfunctions/core/database';
import { setUp } from '../cloudfunctions/core/set-up';
import { migrations } from '../cloudfunctions/migrations';
// Every domain's collections are declared by its store.
import '../cloudfunctions/registry.generated';
import { readEnvironment } from '../config/environment';

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { key: { type: 'string' }, check: { type: 'boolean' }, under: { type: 'string' }, files: { type: 'string' } },
  });
  const [path] = positionals;
  if (!path) throw new Error('用法：npm run union:import -- 归档.zip --key 开启密钥 [--check] [--under 上级工会编号] [--files 目标文件夹]');
  const bytes = readFileSync(path);
  const opened = openArchive(bytes);
  const { unionName, collections } = opened.manifest;
  console.log(`✓ ${unionName}：${collections.length} 类，${collections.reduce((sum, { count }) => sum + count, 0)} 条，条数与校验相符`);
  if (values.files) return writeFiles(opened, values.files);
  if (values.check) return;
  if (!values.key) throw new Error('请用 --key 给出开启密钥（主席在「数据归档」里取）');
  const { MONGODB_URI, DATABASE } = readEnvironment();
  const db = (await connect(MONGODB_URI)).db(DATABASE);
  await setUp(db, migrations);
  const { records } = await importUnion(db, bytes, values.key, values.under);
  console.log(`✓ 已导入 ${records} 条，逐类核对相符；会员用原来的账号登录`);
}

function writeFiles(opened: ReturnType<typeof openArchive>, folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const { name, bytes, isWhole } of filesOf(opened)) {
    writeFileSync(join(folder, name), bytes);
    console.log(`${isWhole ? '✓' : '✗ 内容与校验不符'} ${name}`);
    if (!isWhole) process.exitCode = 1;
  }
}

main()
  .catch((error: Error) => {
    console.error(`✗ ${error.message}`);
    process.exitCode = 1;
  })
  .finally(() => void disconnect());
