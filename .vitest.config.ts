import { defineConfig } from 'vitest/config'
import { noSkips } from './test/no-skips.ts'

export default defineConfig({
  // `credlens-source` makes `#crypto` and `#zlib` mean the sources, so that tests need no build
  ssr: { resolve: { conditions: ['credlens-source', 'module', 'node'] } },
  resolve: { conditions: ['credlens-source', 'module', 'node'] },
  // the tests of browsers have a configuration of their own,
  test: {
    include: ['test/**/*.test.ts'],
    // and what the benchmark installs has tests of its own
    exclude: ['test/browser/**', 'test/bench/.peers/**'],
    reporters: ['default', noSkips],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
})
