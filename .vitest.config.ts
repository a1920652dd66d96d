import { defineConfig } from 'vitest/config'

export default defineConfig({
  // `credlens-source` makes `#crypto` and `#zlib` mean the sources, so that tests need no build
  ssr: { resolve: { conditions: ['credlens-source', 'module', 'node'] } },
  resolve: { conditions: ['credlens-source', 'module', 'node'] },
  test: { include: ['test/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000, maxWorkers: 2 },
})
