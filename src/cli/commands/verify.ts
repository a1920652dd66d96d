/** `credlens verify` @module */
import { exitOf } from '../exit.ts'
import type { CommandKind } from '../output.ts'
import { reportText } from '../print-report.ts'
import { runWith } from '../run.ts'
import { titleOf } from '../title.ts'

export const verifyCommand: CommandKind = {
  name: 'verify',
  work: async (credential, { calls }) => {
    const report = await runWith(calls)(credential)
    return { exit: exitOf(report.verdict), report }
  },
  text: ({ report }, place, session) => (report ? `${reportText(report, session, titleOf(place, session))}\n` : ''),
  data: ({ report }) => ({ ...report }),
}
