/** `credlens replay`: the same report again, from what was recorded and from nothing else. @module */
import { version } from '../../generated/tables.ts'
import { CredentialError, credentialError } from '../../lib/errors.ts'
import { replay } from '../../lib/recorder.ts'
import { exitCodes, exitOfError, worst } from '../exit.ts'
import { bytesOfFile, inputsIn } from '../inputs.ts'
import type { CommandKind } from '../output.ts'
import { printing } from '../render/index.ts'
import { callsOf, type Session } from '../session.ts'
import { marks, plain } from '../style.ts'
import { judged } from '../work.ts'
import { type Evidence, unpacked } from './format.ts'
import { optionsOf } from './options.ts'
import { collecting } from './record.ts'

/** The exit code is that of the report, where it is the same; 1 where it is not, or where the evidence cannot be used. */
export const replayCommand =
  (commands: readonly CommandKind[]) =>
  async (names: readonly string[], session: Session): Promise<number> => {
    const { style, complain, print } = session
    let exit: number = exitCodes.valid
    for (const name of names) {
      try {
        const evidence = unpacked(await bytesOfFile(name))
        const { report, exit: code } = await repeated(evidence, session, commands)
        await print(report)
        const isSame = report === evidence.report && code === evidence.exit
        await complain(
          `${isSame ? style.good(marks.pass.mark) : style.bad(marks.fail.mark)} ${plain(name)}: ${sayings(isSame, evidence)}\n`,
        )
        exit = worst([exit, isSame ? code : exitCodes.invalid])
      } catch (cause) {
        const error = credentialError(cause)
        await complain(`${style.bad(marks.fail.mark)} ${plain(name)}: ${plain(error.message)} [${error.code}]\n`)
        exit = worst([exit, exitOfError(error)])
      }
    }
    return exit
  }

const sayings = (isSame: boolean, { now, credlens }: Evidence): string =>
  isSame
    ? `the same report, byte for byte, as on ${plain(now)}`
    : `NOT the report of ${plain(now)}${credlens === version ? '' : `: it was made by credlens ${plain(credlens, 40)}, this is ${version}`}`

async function repeated(
  evidence: Evidence,
  session: Session,
  commands: readonly CommandKind[],
): Promise<{ readonly report: string; readonly exit: number }> {
  const command = commands.find(({ name }) => name === evidence.command)
  if (command === undefined) throw new CredentialError('ERR_CONTAINER', 'the evidence is of a command that is not known here')
  const given = optionsOf(evidence.options)
  const now = new Date(evidence.now)
  if (Number.isNaN(now.getTime())) throw new CredentialError('ERR_CONTAINER', 'the evidence does not say when it was recorded')
  const calls = {
    ...callsOf({ ...given, offline: true }),
    now,
    ...(given.offline ? {} : { fetch: replay(evidence.answers, evidence.failures) }),
  }
  const { session: quiet, collected } = collecting({ ...session, given, calls })
  const { exit } = await judged(inputsIn(evidence.sources, given), quiet, command, [printing({ command, session: quiet })])
  return { report: collected(), exit }
}
