/** `credlens validate` @module */
import { parse } from '../../parse.ts'
import { validate } from '../../validate.ts'
import { exitOf } from '../exit.ts'
import type { CommandKind } from '../output.ts'
import { checkLines } from '../print-report.ts'
import { titleOf } from '../title.ts'

const words = { valid: 'well formed', invalid: 'not well formed', indeterminate: 'could not be checked in full' } as const

export const validateCommand: CommandKind = {
  name: 'validate',
  words: { valid: 'well formed', invalid: 'malformed', indeterminate: 'unsettled' },
  work: async (credential, { calls }) => {
    // a validation never asks for what stands at an address
    const { text } = await parse(credential, calls)
    const report = await validate(text, calls)
    return { exit: exitOf(report.verdict), report }
  },
  text: ({ report }, place, session) =>
    report
      ? [
          titleOf(place, session),
          `As ${report.format} ${report.version ?? ''}: ${words[report.verdict]}`,
          ...report.checks.flatMap((check) => checkLines(check, session)),
          '',
          '',
        ].join('\n')
      : '',
  data: ({ report }) => ({ ...report }),
}
