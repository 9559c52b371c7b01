/** The file of the platform's command line, from the settings of each function. */
import { cloudbaserc, cloudVariables, placeVariables } from '../../config/deployment';
import type { Generated } from '../generate';

export function generateDeployment(): Generated[] {
  return [
    { path: 'cloudbaserc.json', text: JSON.stringify(cloudbaserc()) },
    { path: 'deploy/cloud.env.example', text: exampleOf([...placeVariables, ...cloudVariables]) },
  ];
}

const exampleOf = (names: readonly string[]) =>
  [
    '# 复制为项目根目录的 .env.local 并填写；每一项从哪里来见 docs/deploy-cloudbase.md',
    '# 由 npm run generate 生成，请勿手改；.env.local 不进版本库',
    ...names.map((name) => `${name}=`),
    '',
  ].join('\n');
