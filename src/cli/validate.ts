/** `credlens validate` @module */
import { validate } from '../validate.ts'
import { exitOf } from './exit.ts'
import { checkLines } from './print-report.ts'
import { onEach, type Session } from './session.ts'
import { plain } from './style.ts'

const words = { valid: 'well formed', invalid: 'not well formed', indeterminate: 'could not be checked in full' } as const

export const validateCommand = (names: readonly string[], session: Session): Promise<number> =>
  onEach(names, session, async ({ name, read }) => {
    const { style, print } = session
    const report = await validate(await read(), session.calls)
    if (session.given.json) print(`${JSON.stringify({ input: name, ...report }, null, 2)}\n`)
    else
      print(
        [
          style.bold(plain(name)),
          `As ${report.format} ${report.version ?? ''}: ${words[report.verdict]}`,
          ...report.checks.flatMap((check) => checkLines(check, style)),
          '',
          '',
        ].join('\n'),
      )
    return exitOf(report.verdict)
  })
