/**
 * What tests put into the system's temporary folder goes with the run at the latest: where all tests of a file are left out by their
 * names, the hooks that would take it away are not called.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'

/** The variables that systems name it by. */
const variables = ['TMPDIR', 'TEMP', 'TMP'] as const
const name = 'credlens-tests-'

/** Called before any test is loaded; what it returns, after the last. */
export function setup(): () => void {
  // each project of the configuration asks for it
  if (basename(tmpdir()).startsWith(name)) return () => undefined
  const before = variables.map((variable) => [variable, process.env[variable]] as const)
  const folder = mkdtempSync(join(tmpdir(), name))
  for (const variable of variables) process.env[variable] = folder
  return () => {
    for (const [variable, value] of before) {
      if (value === undefined) delete process.env[variable]
      else process.env[variable] = value
    }
    rmSync(folder, { recursive: true, force: true })
  }
}
