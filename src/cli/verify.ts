/** `credlens verify` @module */
import { verify } from '../verify.ts'
import { exitOf } from './exit.ts'
import type { CommandKind } from './output.ts'
import { reportText } from './print-report.ts'
import { titleOf } from './title.ts'

export const verifyCommand: CommandKind = {
  name: 'verify',
  work: async (credential, { calls }) => {
    const report = await verify(credential, calls)
    return { exit: exitOf(report.verdict), report }
  },
  text: ({ report }, place, session) => (report ? `${reportText(report, session, titleOf(place, session))}\n` : ''),
  data: ({ report }) => ({ ...report }),
}
