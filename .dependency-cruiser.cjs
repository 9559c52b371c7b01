/** The import directions: types ← core ← domains ← gateway, types ← client; a domain knows another only by its public.ts. */
const DOMAIN = '^cloudfunctions/(?!core/)([^/]+)/';
const rule = (name, from, to, comment) => ({ name, severity: 'error', comment, from, to });

module.exports = {
  forbidden: [
    rule(
      'types-stand-alone',
      { path: '^types/' },
      { path: '^(cloudfunctions|gateway|client|scripts|config)/' },
      'A contract knows nothing of who serves or shows it.',
    ),
    rule(
      'core-knows-no-domain',
      { path: '^cloudfunctions/core/', pathNot: '^cloudfunctions/core/testing\\.ts$' },
      { path: DOMAIN },
      'The runner serves every domain alike.',
    ),
    rule('core-below-gateway', { path: '^cloudfunctions/' }, { path: '^(gateway|client|scripts)/' }, 'Functions run without the gateway.'),
    rule(
      'domain-by-public',
      { path: DOMAIN, pathNot: '\\.test\\.ts$' },
      { path: DOMAIN, pathNot: ['^cloudfunctions/$1/', '/public\\.ts$'] },
      'Another domain is asked through its public.ts.',
    ),
    rule('client-stays-out', { path: '^client/' }, { path: '^(cloudfunctions|gateway|scripts)/' }, 'The client knows contracts only.'),
    rule(
      'client-takes-types-only',
      { path: '^client/', pathNot: '\\.test\\.tsx?$' },
      { path: '^types/', pathNot: ['/labels\\.ts$', '/lifecycle\\.ts$', '^types/(errors|actor)\\.ts$'], dependencyTypesNot: ['type-only'] },
      'A value import of a contract would bring zod (454 KB) to the client.',
    ),
    rule(
      'page-by-itself',
      { path: '^client/pages/([^/]+)/' },
      { path: '^client/pages/', pathNot: ['^client/pages/$1/'] },
      'Pages of two domains share through client/ui.',
    ),
    rule(
      'platform-by-index',
      { path: '^client/', pathNot: '^client/platform/' },
      { path: '^client/platform/(weapp|h5)' },
      'Only the platform folder touches a platform.',
    ),
    rule('no-circles', {}, { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } }, 'A circle has no beginning.'),
    rule(
      'no-test-code',
      { pathNot: ['\\.test\\.tsx?$', '^tests/', '^scripts/bench/', '^cloudfunctions/core/testing\\.ts$'] },
      { path: ['^tests/', '^cloudfunctions/core/testing\\.ts$'] },
      'The product holds no test code.',
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    exclude: { path: ['\\.d\\.ts$'] },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'] },
  },
};
