/** The import directions: types ← core ← domains ← gateway, types ← client; a domain knows another only by its public.ts. */
const DOMAIN = '^cloudfunctions/(?!core/)([^/]+)/';
const TEST = ['\\.test\\.tsx?$', '^tests/'];
/** What several tests of one domain share. */
const TESTING = '^cloudfunctions/[^/]+/testing\\.ts$';
/** What of types/ carries no zod and may be taken as values by the client. */
const LIGHT = ['^types/[^/]+/(labels|lifecycle)\\.ts$', '^types/(errors|actor|lifecycle|congress/threshold)\\.ts$'];
const PROJECT = '^(types|cloudfunctions|gateway|client|config|scripts)/';
const rule = (name, comment, from, to) => ({ name, severity: 'error', comment, from, to });

module.exports = {
  forbidden: [
    rule(
      'types-stand-alone',
      'A contract knows nothing of who serves or shows it.',
      { path: '^types/', pathNot: TEST },
      { pathNot: ['^types/', 'node_modules/zod/'] },
    ),
    rule(
      'core-knows-no-domain',
      'The runner serves every domain alike; only its tests meet them all.',
      { path: '^cloudfunctions/core/', pathNot: [...TEST, '^cloudfunctions/core/testing\\.ts$'] },
      { path: PROJECT, pathNot: ['^types/', '^cloudfunctions/core/'] },
    ),
    rule(
      'domain-by-public',
      'Another domain is asked through its public.ts (the tree of units also by itself, since it lies below the roster).',
      { path: DOMAIN, pathNot: TEST },
      { path: DOMAIN, pathNot: ['^cloudfunctions/$1/', '/(tree-)?public\\.ts$'] },
    ),
    rule(
      'registry-is-for-hosts',
      'The list of all handlers is for who runs them.',
      { path: DOMAIN, pathNot: TEST },
      { path: '^cloudfunctions/registry\\.generated\\.ts$' },
    ),
    rule(
      'collected-is-for-collectors',
      'What every domain tells of itself is gathered by these few alone.',
      { path: DOMAIN, pathNot: ['^cloudfunctions/(home|desk|calendar|search|archive)/', ...TEST] },
      { path: '^cloudfunctions/collected\\.generated\\.ts$' },
    ),
    rule(
      'functions-below-hosts',
      'Functions run without the gateway.',
      { path: '^cloudfunctions/', pathNot: TEST },
      { path: '^(gateway|client|scripts|config)/' },
    ),
    rule(
      'gateway-serves-functions',
      'The gateway runs functions and plants demo data, no more.',
      { path: '^gateway/', pathNot: TEST },
      { path: PROJECT, pathNot: ['^(types|cloudfunctions|gateway|config)/', '^scripts/(demo|platform-simulator)/'] },
    ),
    rule(
      'client-stays-out',
      'The client knows contracts only.',
      { path: '^client/', pathNot: TEST },
      { path: PROJECT, pathNot: ['^client/', '^types/', '^config/functions\\.ts$'] },
    ),
    rule(
      'client-takes-types-only',
      'A value import of a contract would bring zod (454 KB) to the client.',
      { path: '^client/', pathNot: TEST },
      { path: ['^types/', 'node_modules/zod/'], pathNot: LIGHT, dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'light-types-stay-light',
      'What the client takes from types/ as values brings no zod along.',
      { path: LIGHT },
      { pathNot: LIGHT, dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'page-by-itself',
      'Pages of two domains share through client/ui.',
      { path: '^client/pages/([^/]+)/' },
      { path: '^client/pages/', pathNot: ['^client/pages/$1/'] },
    ),
    rule(
      'platform-by-index',
      'Only the platform folder touches a platform.',
      { path: '^client/', pathNot: ['^client/platform/', ...TEST] },
      { path: '^client/platform/(weapp|h5)' },
    ),
    rule('no-circles', 'A circle has no beginning.', {}, { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } }),
    rule(
      'no-test-code',
      'The product holds no test code.',
      { pathNot: [...TEST, '^scripts/bench/', TESTING] },
      { path: ['^tests/', TESTING] },
    ),
    rule('resolvable', 'An import that leads nowhere.', {}, { couldNotResolve: true, pathNot: ['\\.(s?css|png|svg)$'] }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    exclude: { path: ['\\.d\\.ts$'] },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
