#!/usr/bin/env node
/** The command line: `credlens verify|validate|convert|restore|inspect …`. @module */
import { run } from './cli/program.ts'

process.exitCode = await run(process.argv.slice(2), process.stdout, process.stderr)
