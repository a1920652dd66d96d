#!/usr/bin/env node
/** The command line: `credlens verify|validate|convert|restore|inspect …`. @module */
import { exitCodes } from './cli/exit.ts'
import { run } from './cli/program.ts'
import { marks } from './cli/style.ts'
import { whyNotWritten } from './lib/file-reasons.ts'

// what nobody could be told is not called good, nor bad
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // a reader that has seen enough (`head`) needs no words
  if (error.code === 'EPIPE') process.exit(process.exitCode ?? exitCodes.indeterminate)
  process.stderr.write(`${marks.fail.mark} the answer cannot be written${whyNotWritten(error)} [ERR_OUTPUT]\n`)
  process.exit(exitCodes.indeterminate)
})
// what is said beside the answer changes nothing of it
process.stderr.on('error', () => undefined)

process.exitCode = await run(process.argv.slice(2), process.stdout, process.stderr).catch((error: unknown) => {
  console.error(error)
  console.error(`${marks.fail.mark} something failed that should not: please report it [ERR_INTERNAL]`)
  return exitCodes.indeterminate
})
