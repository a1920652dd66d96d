/** Where the reference data is there, a test that was skipped is a fault: silence would look like success. */
import type { Reporter, TestModule } from 'vitest/node'
import { hasReference } from './reference.ts'

export const noSkips: Reporter = {
  onTestRunEnd(modules: readonly TestModule[]) {
    if (!hasReference || process.argv.includes('-t')) return
    const skipped = modules.flatMap((module) =>
      [...module.children.allTests('skipped')].map((test) => `${module.relativeModuleId}: ${test.fullName}`),
    )
    if (skipped.length === 0) return
    process.stderr.write(`skipped although the reference data is there:\n${skipped.join('\n')}\n`)
    process.exitCode = 1
  },
}
