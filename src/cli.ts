#!/usr/bin/env node
/** The command line: `credlens verify|validate|convert|restore|inspect …`. @module */
import { run } from './cli/program.ts'

// a reader that has seen enough (`head`) is no fault of ours
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit()
  throw error
})

process.exitCode = await run(process.argv.slice(2), process.stdout, process.stderr)
