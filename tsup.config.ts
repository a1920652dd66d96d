import { readdirSync } from 'node:fs'
import type { Options } from 'tsup'

/** Each folder that the registry knows is a subpath: `formats/ob3`, `proofs/vc-jwt` … */
const entries = readdirSync(new URL('src/generated/registry', import.meta.url), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => [path.slice(0, -3), `src/generated/registry/${path}`])

const options: Options = {
  entry: {
    index: 'src/index.ts',
    parse: 'src/parse.ts',
    validate: 'src/validate.ts',
    verify: 'src/verify.ts',
    convert: 'src/convert.ts',
    bulk: 'src/bulk.ts',
    // a file of its own: threads are started from files
    'bulk/worker': 'src/bulk/worker.ts',
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
    ...Object.fromEntries(entries),
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
