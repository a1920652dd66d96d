import type { Options } from 'tsup'

const options: Options = {
  entry: {
    index: 'src/index.ts',
    parse: 'src/parse.ts',
    validate: 'src/validate.ts',
    verify: 'src/verify.ts',
    convert: 'src/convert.ts',
    bundle: 'src/bundle.ts',
    issue: 'src/issue.ts',
    bake: 'src/bake.ts',
    summary: 'src/summary.ts',
    profile: 'src/profile.ts',
    trust: 'src/trust.ts',
    adapters: 'src/adapters.ts',
    core: 'src/core.ts',
    cli: 'src/cli.ts',
    'crypto/node': 'src/crypto/node.ts',
    'crypto/web': 'src/crypto/web.ts',
    'containers/zlib-node': 'src/containers/zlib-node.ts',
    'containers/zlib-web': 'src/containers/zlib-web.ts',
    'lib/fetch-node': 'src/lib/fetch-node.ts',
    'lib/fetch-web': 'src/lib/fetch-web.ts',
  },
  format: 'esm',
  target: 'es2022',
  platform: 'neutral',
  dts: { compilerOptions: { isolatedDeclarations: false } },
  clean: true,
  splitting: true,
  // left to the package's `imports` conditions: which variant fits is known where the package runs
  external: [/^#/, /^node:/],
  skipNodeModulesBundle: true,
}

export default options
