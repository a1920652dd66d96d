/**
 * What tests put into the system's temporary folder goes with the run at the latest: where all tests of a file are left out by their
 * names, the hooks that would take it away are not called.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The variables that systems name it by. */
const names = ['TMPDIR', 'TEMP', 'TMP'] as const

/** Called before any test is loaded; what it returns, after the last. */
export function setup(): () => void {
  const before = names.map((name) => [name, process.env[name]] as const)
  const folder = mkdtempSync(join(tmpdir(), 'credlens-tests-'))
  for (const name of names) process.env[name] = folder
  return () => {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    }
    rmSync(folder, { recursive: true, force: true })
  }
}
