import { defineConfig } from 'vitest/config'
import { alone } from './test/alone.ts'
import { noSkips } from './test/no-skips.ts'

// the tests of browsers, and of Bun and Deno, have a configuration of their own, and what the benchmark installs has tests of its own
const others = ['test/browser/**', 'test/runtimes/**', 'test/bench/.peers/**']

export default defineConfig({
  // `credlens-source` makes `#crypto` and `#zlib` mean the sources, so that tests need no build
  ssr: { resolve: { conditions: ['credlens-source', 'module', 'node'] } },
  resolve: { conditions: ['credlens-source', 'module', 'node'] },
  test: {
    globalSetup: './test/temporary.ts',
    reporters: ['default', noSkips],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    projects: [
      // loading the sources anew for each file took a sixth of the time of all tests
      { extends: true, test: { name: 'together', isolate: false, include: ['test/**/*.test.ts'], exclude: [...others, ...alone] } },
      { extends: true, test: { name: 'alone', include: [...alone] } },
    ],
  },
})
