/** `credlens replay`: the same report again, from what was recorded and from nothing else. @module */
import { version } from '../../generated/tables.ts'
import { CredentialError, credentialError } from '../../lib/errors.ts'
import { replay } from '../../lib/network/recorder.ts'
import { exitCodes, exitOfError, worst } from '../exit.ts'
import { bytesOfFile, inputsIn } from '../inputs.ts'
import type { CommandKind } from '../output.ts'
import { printing } from '../render/index.ts'
import { errorData } from '../render/json.ts'
import { callsOf, type Session } from '../session.ts'
import { marks, plain } from '../style.ts'
import { judged } from '../work.ts'
import { type Evidence, unpacked } from './format.ts'
import { optionsOf } from './options.ts'
import { collecting } from './record.ts'

/** What became of one evidence file. */
type Replayed = { readonly input: string; readonly exit: number } & (
  | { readonly evidence: Evidence; readonly report: string; readonly isSame: boolean; readonly error?: undefined }
  | { readonly error: CredentialError }
)

/** The exit code is that of the report, where it is the same; 1 where it is not, or where the evidence cannot be used. */
export const replayCommand =
  (commands: readonly CommandKind[]) =>
  async (names: readonly string[], session: Session): Promise<number> => {
    const all: Replayed[] = []
    for (const name of names) {
      const one = await replayed(name, session, commands)
      all.push(one)
      if (!session.given.json) await show(one, session)
    }
    if (session.given.json) {
      const [first, ...more] = all.map(dataOf)
      await session.print(`${JSON.stringify(more.length === 0 ? first : [first, ...more], null, 2)}\n`)
    }
    return worst(all.map(({ exit }) => exit))
  }

async function replayed(input: string, session: Session, commands: readonly CommandKind[]): Promise<Replayed> {
  try {
    const evidence = unpacked(await bytesOfFile(input))
    const { report, exit } = await repeated(evidence, session, commands)
    const isSame = report === evidence.report && exit === evidence.exit
    return { input, evidence, report, isSame, exit: isSame ? exit : exitCodes.invalid }
  } catch (cause) {
    const error = credentialError(cause)
    return { input, error, exit: exitOfError(error) }
  }
}

/** For people: the report as it was seen, and beside it whether it is the same. */
async function show(one: Replayed, { style, print, complain }: Session): Promise<void> {
  if (one.error) return complain(`${style.bad(marks.fail.mark)} ${plain(one.input)}: ${plain(one.error.message)} [${one.error.code}]\n`)
  const { input, evidence, report, isSame } = one
  await print(report)
  await complain(`${isSame ? style.good(marks.pass.mark) : style.bad(marks.fail.mark)} ${plain(input)}: ${sayings(isSame, evidence)}\n`)
}

/** For machines: the report is the text that was seen, JSON where that was asked for when it was recorded. */
function dataOf({ input, ...one }: Replayed): object {
  if (one.error) return { input, error: errorData(one.error) }
  const { command, now, credlens } = one.evidence
  return { input, same: one.isSame, command, now, credlens, report: one.report }
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
