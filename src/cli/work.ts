/** One command over all its inputs, a credential at a time. @module */
import type { Found } from '../lib/contract.ts'
import { CredentialError, credentialError } from '../lib/errors.ts'
import type { Input } from '../lib/options.ts'
import { parseAll } from '../parse.ts'
import { type InputOptions, inputsOf, type NamedInput } from './inputs.ts'
import type { CommandKind, Place, Renderer, Tally, Told } from './output.ts'
import { rendererOf } from './render/index.ts'
import type { Session } from './session.ts'
import { counted, nothing } from './tally.ts'
import { withWritten } from './write.ts'

/** Runs a command over what the arguments name; the answer is the exit code. */
export async function onEach(names: readonly string[], session: Session, command: CommandKind): Promise<number> {
  const progress = session.begin(names)
  const { evidence } = session.given
  const recorded = evidence === undefined ? undefined : (await import('./evidence/record.ts')).recording(session, command, evidence)
  const onRead: InputOptions['onRead'] = (name, part) => {
    if (part instanceof Uint8Array) progress.read(part.length)
    recorded?.keep(name, part)
  }
  try {
    const renderers = [rendererOf({ command, session, style: session.style }), ...(recorded ? [recorded.renderer] : [])]
    const inputs = inputsOf(names, { ...(session.given.lines && { lines: true }), onRead })
    return (await judged(inputs, recorded?.session ?? session, command, [{ each: progress.told, end: progress.stop }, ...renderers])).exit
  } finally {
    progress.stop()
  }
}

/** What the command says of each credential, in the order of the inputs, shown as it comes, and counted. */
export async function judged(
  inputs: AsyncIterable<NamedInput>,
  session: Session,
  command: CommandKind,
  renderers: readonly Renderer[],
): Promise<Tally> {
  let tally = nothing
  for await (const input of inputs)
    for await (const told of ofInput(input, session, command)) {
      tally = counted(tally, told)
      for (const renderer of renderers) await renderer.each(told)
    }
  for (const renderer of renderers) await renderer.end(tally)
  return tally
}

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
  if (told.error?.code === 'ERR_SEVERAL' && !command.whole) yield* ofParts(where, credential, session, command)
  else yield told
}

async function* ofParts(where: Place, input: Input, session: Session, command: CommandKind): AsyncGenerator<Told> {
  for await (const part of parseAll(input, session.calls)) {
    if (part instanceof CredentialError) yield { ...where, error: part }
    else yield await workedOn({ ...where, place: placeOf(where, part.found), credential: part.text }, part.text, session, command)
  }
}

const placeOf = ({ place }: Place, found: readonly Found[]): string =>
  [...(place === undefined ? [] : [place]), ...found.map((at) => `${at.container} ${at.place}`)].join(', ')

async function workedOn(where: Place, credential: Input, session: Session, command: CommandKind): Promise<Told> {
  try {
    return { ...where, answer: await withWritten(await command.work(credential, session, where), where, session) }
  } catch (cause) {
    return { ...where, error: credentialError(cause) }
  }
}
