import { defineConfig } from 'vitest/config'
import base from './.vitest.config.ts'

// what needs a browser: `npm test` needs nothing but npm
export default defineConfig({ ...base, test: { ...base.test, projects: undefined, include: ['test/browser/**/*.test.ts'] } })
