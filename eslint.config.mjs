/** Lint: types are strict, hooks are used rightly, files and functions stay small, pages touch the platform only through client/platform. */
import hooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['dist/', 'data/', '.cache/', 'node_modules/', '**/*.generated.ts', 'types/contracts.ts', 'types/lifecycles.ts'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    plugins: { 'react-hooks': hooks },
    rules: {
      ...hooks.configs.recommended.rules,
      'react-hooks/set-state-in-effect': 'off',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      'max-lines': ['error', { max: 220, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 80, skipBlankLines: true, skipComments: true }],
      eqeqeq: 'error',
    },
  },
  { files: ['cloudfunctions/**', 'client/**'], rules: { 'no-console': 'error' } },
  {
    files: ['**/*.test.{ts,tsx}', 'tests/**', 'scripts/demo/**', 'scripts/bench/**'],
    rules: { 'max-lines': 'off', 'max-lines-per-function': 'off' },
  },
  {
    files: ['client/pages/**/*.{ts,tsx}', 'client/ui/**/*.{ts,tsx}'],
    ignores: ['client/**/*.test.tsx'],
    rules: {
      'no-restricted-imports': [
        'error',
        { paths: [{ name: '@tarojs/taro', message: "Pages and components import from '@/platform'.", allowTypeImports: true }] },
      ],
    },
  },
);
