/** Four projects: the server on a real database, the client in jsdom, the compiled mini-program, the browser. */
const transform = {
  '^.+\\.(t|j|mj)sx?$': [
    '@swc/jest',
    { jsc: { parser: { syntax: 'typescript', tsx: true }, transform: { react: { runtime: 'automatic' } }, target: 'es2022' } },
  ],
};
const common = {
  rootDir: import.meta.dirname,
  transform,
  transformIgnorePatterns: ['/node_modules/(?!(read-excel-file|write-excel-file|uqr)/)'],
};

export default {
  maxWorkers: 2,
  testTimeout: 120_000,
  globalSetup: './tests/set-up/start.mjs',
  globalTeardown: './tests/set-up/stop.mjs',
  projects: [
    {
      ...common,
      displayName: 'server',
      testEnvironment: 'node',
      testMatch: ['cloudfunctions', 'types', 'gateway', 'scripts', 'tests/server'].map((root) => `<rootDir>/${root}/**/*.test.ts`),
    },
    {
      ...common,
      displayName: 'client',
      testEnvironment: 'jsdom',
      testMatch: ['<rootDir>/client/**/*.test.{ts,tsx}'],
      moduleNameMapper: {
        '\\.s?css$': '<rootDir>/tests/client-stubs/empty.ts',
        '^@/(.*)$': '<rootDir>/client/$1',
        '^@tarojs/(components|taro)$': '<rootDir>/tests/client-stubs/$1.tsx',
        '^@nutui/nutui-react-taro$': '<rootDir>/tests/client-stubs/nutui.ts',
        '\\.(png|svg|jpg)$': '<rootDir>/tests/client-stubs/picture.ts',
      },
    },
    { ...common, displayName: 'weapp', testEnvironment: 'node', testMatch: ['<rootDir>/tests/weapp/**/*.test.ts'] },
    { ...common, displayName: 'browser', testEnvironment: 'node', testMatch: ['<rootDir>/tests/browser/**/*.test.ts'] },
  ],
};
