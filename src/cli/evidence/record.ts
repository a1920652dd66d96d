/** `--evidence OUT.zip`: all that a report rests on, kept so that anybody can come to the same report later, offline. @module */
import { version } from '../../generated/tables.ts'
import { joined } from '../../lib/bytes.ts'
import { CredentialError } from '../../lib/errors.ts'
import { whyNotWritten } from '../../lib/file-reasons.ts'
import { writeWhole } from '../aside.ts'
import type { CommandKind, Renderer } from '../output.ts'
import { printing } from '../render/index.ts'
import type { Session } from '../session.ts'
import { requirePlace, spareInputs } from '../spared.ts'
import { styleOf } from '../style.ts'
import { asking } from './asked.ts'
import { packed, type Source } from './format.ts'
import { optionsData } from './options.ts'

export interface Recording {
  /** The session whose calls are recorded. */
  readonly session: Session
  readonly keep: (name: string, part?: Uint8Array | CredentialError) => void
  readonly renderer: Renderer
}

/** What is kept as the report has no colours and is broken nowhere: it does not depend on the terminal that it was first seen on. */
export function collecting(session: Session): { readonly session: Session; readonly collected: () => string } {
  const parts: string[] = []
  return {
    session: {
      ...session,
      style: styleOf(false),
      columns: 80,
      wrapAt: Number.POSITIVE_INFINITY,
      isTerminal: false,
      print: async (text) => void parts.push(text),
      complain: async () => undefined,
    },
    collected: () => parts.join(''),
  }
}

/** @throws CredentialError `ERR_OUTPUT` or `ERR_OPTION` where it could not be written once all is done: that is found out before the work. */
export async function recording(session: Session, command: CommandKind, path: string): Promise<Recording> {
  await requirePlace(path).catch(notWritten)
  await spareInputs(path, session)
  const now = session.calls.now ?? new Date()
  const { fetch: network } = session.calls
  const { fetch, asked } = network ? asking(network) : { fetch: undefined, asked: () => ({ answers: [], failures: [] }) }
  // one after the other: a name may be given twice, or stand in a folder that is given too
  const sources: { readonly name: string; readonly parts: Uint8Array[]; error?: CredentialError }[] = []
  const { session: plain, collected } = collecting(session)
  const shown = printing({ command, session: plain })
  return {
    session: { ...session, calls: { ...session.calls, now, ...(fetch && { fetch }) } },
    keep: (name, part) => {
      const source = sources.at(-1)
      if (part === undefined || source === undefined) sources.push({ name, parts: [] })
      else if (part instanceof Uint8Array) source.parts.push(part)
      else source.error = part
    },
    renderer: {
      each: shown.each,
      end: async (tally) => {
        await shown.end(tally)
        const kept: readonly Source[] = sources.map(({ name, parts, error }) => ({
          name,
          ...(error ? { error } : parts.length > 0 && { bytes: joined(parts) }),
        }))
        const options = optionsData(session.given)
        const about = { credlens: version, command: command.name, options, now: now.toISOString(), exit: tally.exit }
        const archive = packed({ ...about, ...asked(), sources: kept, report: collected() })
        await writeWhole(path, archive).catch(notWritten)
      },
    },
  }
}

function notWritten(cause: unknown): never {
  throw new CredentialError('ERR_OUTPUT', `the evidence file cannot be written${whyNotWritten(cause)}`, { cause })
}
