import { defineConfig } from 'vitest/config'
import base from './.vitest.config.ts'

// what needs other runtimes, which are installed first: `npm test` needs nothing but npm
export default defineConfig({ ...base, test: { ...base.test, projects: undefined, include: ['test/runtimes/**/*.test.ts'] } })
