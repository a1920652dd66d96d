/** One command over all its inputs, a credential at a time. @module */
import { CredentialError, credentialError } from '../lib/errors.ts'
import type { Input } from '../lib/options.ts'
import { settled } from '../lib/window.ts'
import { type Parsed, type ParseOptions, parseAll } from '../parse.ts'
import { type InputOptions, inputsOf, type NamedInput } from './inputs.ts'
import type { CommandKind, Place, Renderer, Tally, Told } from './output.ts'
import { rendererOf } from './render/index.ts'
import type { Session } from './session.ts'
import { requireOwnNames } from './spared.ts'
import { counted, nothing } from './tally.ts'
import { isIntoOne, requireRoom, severalResults, withWritten } from './write.ts'

/** Runs a command over what the arguments name; the answer is the exit code. */
export async function onEach(names: readonly string[], session: Session, command: CommandKind): Promise<number> {
  const { evidence } = session.given
  requireOwnNames(session.given)
  requirePlace(session.given, command)
  if (command.makes) await requireRoom(session)
  await command.prepare?.(session)
  const progress = session.begin(names)
  const recorded = evidence === undefined ? undefined : await (await import('./evidence/record.ts')).recording(session, command, evidence)
  const onRead: InputOptions['onRead'] = (name, part) => {
    if (part instanceof Uint8Array) progress.read(part.length)
    recorded?.keep(name, part)
  }
  try {
    const renderers = [rendererOf({ command, session }), ...(recorded ? [recorded.renderer] : [])]
    const inputs = inputsOf(names, { ...(session.given.lines && { lines: true }), onRead, made: session.made })
    const only = command.makes && (await isIntoOne(session)) ? onlyOne(inputs, session) : inputs
    return (await judged(only, recorded?.session ?? session, command, [{ each: progress.told, end: progress.stop }, ...renderers])).exit
  } finally {
    progress.stop()
  }
}

/** @throws CredentialError `ERR_OPTION` where what is made would be lost: a row of a table does not hold it. */
function requirePlace({ csv, output }: Session['given'], { makes }: CommandKind): void {
  if (makes && csv && output === undefined)
    throw new CredentialError('ERR_OPTION', 'a table does not hold what is made: say with --output where that is to be written')
}

/** Of many lines the first would be written, and then be taken for the result of all: that there is a second is known before. */
async function* onlyOne(inputs: AsyncIterable<NamedInput>, { given }: Session): AsyncGenerator<NamedInput> {
  let only: NamedInput | undefined
  for await (const input of inputs) {
    if (only) throw severalResults(given.output)
    only = input
  }
  if (only) yield only
}

/** What the command says of each credential, in the order of the inputs, shown as it comes, and counted. */
export async function judged(
  inputs: AsyncIterable<NamedInput>,
  session: Session,
  command: CommandKind,
  renderers: readonly Renderer[],
): Promise<Tally> {
  let tally = nothing
  const work = (input: NamedInput): Promise<readonly Told[]> => all(ofInput(input, session, command))
  try {
    for await (const { item, value, error } of settled(inputs, work, { concurrency: atATime(command, session) }))
      for (const told of value ?? [{ input: item.name, error }]) {
        tally = counted(tally, told)
        for (const renderer of renderers) await renderer.each(told)
      }
    for (const renderer of renderers) await renderer.end(tally)
  } catch (error) {
    for (const renderer of renderers) await renderer.drop?.()
    throw error
  }
  return tally
}

async function all(items: AsyncIterable<Told>): Promise<readonly Told[]> {
  const told: Told[] = []
  for await (const item of items) told.push(item)
  return told
}

/** Several only where they wait for the network. What is written is written in order. */
const atATime = ({ makes }: CommandKind, { calls }: Session): number => (makes || calls.fetch === undefined ? 1 : 16)

/** One that cannot be used never stops the rest. */
async function* ofInput({ name, place, read }: NamedInput, session: Session, command: CommandKind): AsyncGenerator<Told> {
  const where: Place = { input: name, ...(place !== undefined && { place }) }
  let credential: Input
  try {
    credential = await read()
  } catch (cause) {
    return yield { ...where, error: credentialError(cause) }
  }
  const told = await workedOn({ ...where, credential }, credential, session, command)
  // an archive, a list, a presentation: what it holds is looked at one by one
  if (told.error && !command.whole && (await holdsSeveral(told.error, credential, partsWith(session, command))))
    yield* ofParts(where, credential, session, command)
  else yield told
}

/** How a command tells one thing from several. */
const partsWith = ({ calls }: Session, { formats }: CommandKind): ParseOptions => ({ ...calls, ...(formats && { formats }) })

/** Of several, the first that cannot be read is what one hears of; an address is not asked again for that. */
async function holdsSeveral({ code }: CredentialError, input: Input, calls: ParseOptions): Promise<boolean> {
  if (code === 'ERR_SEVERAL') return true
  if (!(input instanceof Uint8Array)) return false
  const { fetch: _, ...offline } = calls
  let count = 0
  for await (const _part of parseAll(input, offline)) if (++count > 1) return true
  return false
}

async function* ofParts(where: Place, input: Input, session: Session, command: CommandKind): AsyncGenerator<Told> {
  const calls = partsWith(session, command)
  const all = parseAll(input, calls)
  const parts = command.makes && (await isIntoOne(session)) ? await ofOneCredential(all, session) : all
  let number = 0
  const found = new Set<string>()
  for await (const part of parts) {
    number += 1
    if (part instanceof CredentialError) yield { ...where, place: placed(where, [`number ${number}`]), error: part }
    else {
      const at = part.found.map(({ container, place }) => `${container} ${place}`)
      // several of one presentation were found in one place: two rows must not be called the same
      const isNamed = at.length > 0 && found.size < found.add(at.join()).size
      const place = placed(where, isNamed ? at : [...at, `number ${number}`])
      yield await workedOn({ ...where, place, credential: part.text }, part.text, session, command)
    }
  }
}

/** All parts, before any is worked on. @throws CredentialError `ERR_OPTION` where there is a second credential, which the one file has no room for. */
async function ofOneCredential(
  all: AsyncIterable<Parsed | CredentialError>,
  { given }: Session,
): Promise<readonly (Parsed | CredentialError)[]> {
  const parts: (Parsed | CredentialError)[] = []
  for await (const part of all) {
    if (!(part instanceof CredentialError) && parts.some((other) => !(other instanceof CredentialError))) throw severalResults(given.output)
    parts.push(part)
  }
  return parts
}

const placed = ({ place }: Place, inside: readonly string[]): string => [...(place === undefined ? [] : [place]), ...inside].join(', ')

async function workedOn(where: Place, credential: Input, session: Session, command: CommandKind): Promise<Told> {
  try {
    return { ...where, answer: await withWritten(await command.work(credential, session, where), where, session) }
  } catch (cause) {
    return { ...where, error: credentialError(cause) }
  }
}
