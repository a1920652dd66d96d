/** `credlens verify` @module */
import { verify } from '../verify.ts'
import { exitOf } from './exit.ts'
import { reportText } from './print-report.ts'
import { onEach, type Session } from './session.ts'
import { plain } from './style.ts'

export const verifyCommand = (names: readonly string[], session: Session): Promise<number> =>
  onEach(names, session, async ({ name, read }) => {
    const report = await verify(await read(), session.calls)
    if (session.given.json) session.print(`${JSON.stringify({ input: name, ...report }, null, 2)}\n`)
    else session.print(`${reportText(report, session.style, session.style.bold(plain(name)))}\n`)
    return exitOf(report.verdict)
  })
