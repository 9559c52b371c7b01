/** The generated documents: what may be asked, who may ask it, and how records live. */
import { contracts } from '../../types/contracts';
import { lifecycles } from '../../types/lifecycles';
import { roles, type Access } from '../../types/actor';
import type { Lifecycle } from '../../types/lifecycle';
import type { Operation } from '../../types/operation';
import { errorCodes } from '../../types/errors';
import { roleLabels } from '../../types/unit/labels';
import { jsonSchemas } from '../../gateway/openapi';
import type { Generated } from '../generate';

const note = '<!-- 由 `npm run generate` 生成，请勿手改 -->\n';
const all = Object.entries(contracts) as [string, Operation][];
const scopeWords = { own: '本人', group: '本组', union: '本会', tree: '所辖' } as const;

export function generateDocuments(): Generated[] {
  return [
    { path: 'docs/access.md', text: accessTable() },
    { path: 'docs/api.md', text: api() },
    { path: 'docs/lifecycles.md', text: lifecyclePages() },
  ];
}

function accessTable(): string {
  const head = `| 操作 | ${roles.map((role) => roleLabels[role]).join(' | ')} |\n| --- | ${roles.map(() => '---').join(' | ')} |`;
  return `${note}# 谁可以做什么\n\n每一格是该角色调用时能达到的范围；空格为不可调用。\n\n${head}\n${all.map(accessRow).join('\n')}\n`;
}

const accessRow = ([name, { access }]: [string, Operation]) =>
  `| \`${name}\` | ${roles.map((role) => accessCell(access, role)).join(' | ')} |`;

function accessCell(access: Access, role: (typeof roles)[number]): string {
  if (access === 'public') return '公开';
  if (access === 'system') return '';
  if (access === 'anyMember') return '本人';
  const scope = access[role];
  return scope ? scopeWords[scope] : '';
}

function api(): string {
  const refusals = Object.entries(errorCodes).map(([code, { status, message }]) => `| \`${code}\` | ${status} | ${message} |`);
  return `${note}# 操作一览

每个操作都是 \`POST /api/{operation}\`，输入为 JSON。机器可读的全文在 \`GET /api/openapi.json\`。

${all.map(apiSection).join('\n')}
## 拒绝码

| 码 | 状态 | 说明 |
| --- | --- | --- |
${refusals.join('\n')}
`;
}

function apiSection([name, operation]: [string, Operation]): string {
  const { input } = jsonSchemas(operation);
  const required = new Set((input.required as string[] | undefined) ?? []);
  const fields = Object.keys((input.properties as object | undefined) ?? {}).map(
    (field) => `\`${field}\`${required.has(field) ? '' : '?'}`,
  );
  return `## \`${name}\`

${operation.summary}（${operation.kind === 'query' ? '查询' : '命令'}）

输入：${fields.join('、') || '无'}

\`\`\`json
${JSON.stringify(operation.example)}
\`\`\`
`;
}

function lifecyclePages(): string {
  const tables = Object.values(lifecycles).flatMap((module) => Object.values(module) as Lifecycle[]);
  return `${note}# 记录的一生\n\n${tables.map(lifecyclePage).join('\n')}`;
}

function lifecyclePage({ name, labels, moves }: Lifecycle): string {
  const edges = Object.entries(moves).flatMap(([command, { from, to }]) =>
    (from.length > 0 ? from : ['[*]']).map((start) => `  ${start} --> ${to}: ${command}`),
  );
  const rows = Object.entries(moves).map(
    ([command, { from, to, note: why = '' }]) =>
      `| \`${name}.${command}\` | ${from.map((state) => labels[state]).join('、') || '（新建）'} | ${labels[to]} | ${why} |`,
  );
  return `## ${name}\n\n\`\`\`mermaid\nstateDiagram-v2\n${edges.join('\n')}\n\`\`\`\n\n| 操作 | 从 | 到 | 说明 |\n| --- | --- | --- | --- |\n${rows.join('\n')}\n`;
}
