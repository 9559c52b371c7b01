/** Lint: types are strict, hooks are used rightly, files and functions stay small, pages touch the platform only through client/platform. */
import hooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const TESTS = ['**/*.test.{ts,tsx}', 'tests/**'];

export default tseslint.config(
  {
    ignores: ['dist/', 'data/', '.cache/', 'node_modules/', 'coverage/', '**/*.generated.ts', 'types/contracts.ts', 'types/lifecycles.ts'],
  },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx,mjs}'],
    plugins: { 'react-hooks': hooks },
    rules: {
      ...hooks.configs.recommended.rules,
      // A page loads into its form once the record is there, and a date says the time of its drawing.
      'react-hooks/set-state-in-effect': 'off',
      'react-hooks/purity': 'off',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 85, skipBlankLines: true, skipComments: true }],
      eqeqeq: 'error',
    },
  },
  // Scripts and the gateway speak on the console; functions and pages do not.
  { files: ['cloudfunctions/**', 'client/**'], rules: { 'no-console': 'error' } },
  { files: [...TESTS, 'scripts/demo/**', 'scripts/bench/**'], rules: { 'max-lines': 'off', 'max-lines-per-function': 'off' } },
  // Stubs hand hooks through as they are given.
  { files: ['tests/client-stubs/**'], rules: { 'react-hooks/exhaustive-deps': 'off' } },
  // A contract is a list: one entry an operation.
  { files: ['types/*/contract*.ts'], rules: { 'max-lines': ['error', 320] } },
  { files: ['**/*.cjs', 'babel.config.js'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  {
    files: ['client/pages/**/*.{ts,tsx}', 'client/ui/**/*.{ts,tsx}'],
    ignores: TESTS,
    rules: {
      'no-restricted-imports': ['error', { paths: [{ name: '@tarojs/taro', message: "Pages and components import from '@/platform'." }] }],
    },
  },
);
