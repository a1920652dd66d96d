/** `credlens bake`, `credlens unbake` and `credlens strip` @module */
import { bake, strip, unbake } from '../../bake.ts'
import { CredentialError } from '../../lib/errors.ts'
import type { Input } from '../../lib/options.ts'
import { parse } from '../../parse.ts'
import { errorOf } from '../error-of.ts'
import { exitCodes } from '../exit.ts'
import { textOfFile } from '../inputs.ts'
import type { Answer, CommandKind } from '../output.ts'
import { extensionOf, productData, productText, writtenText } from '../product.ts'
import type { Session } from '../session.ts'

/** A picture is always a file: an address is not asked for one. */
function bytesOf(input: Input): Uint8Array {
  if (input instanceof Uint8Array) return input
  throw new CredentialError('ERR_INPUT', 'a picture is read from a file or from standard input')
}

/** A picture is nothing for a terminal. */
function picture(content: Uint8Array, { given }: Session): Answer {
  if (given.output === undefined) throw new CredentialError('ERR_OPTION', 'say with --output to which file the picture is to be written')
  return { exit: exitCodes.valid, product: { content, extension: content[0] === 0x89 ? '.png' : '.svg' } }
}

/** What cannot be used of it is no fault of the picture, beside whose name it is told. */
async function credentialOf({ given, calls }: Session): Promise<string> {
  const text = await textOfFile(given.credential ?? '', 'the file of the credential')
  await parse(text, calls).catch((cause: unknown) => {
    throw errorOf('the file of the credential', cause)
  })
  return text
}

const credentials = new WeakMap<Session, Promise<string>>()

/** It is read once, however many pictures there are: standard input has it only once. */
function credentialOnce(session: Session): Promise<string> {
  const known = credentials.get(session) ?? credentialOf(session)
  credentials.set(session, known)
  return known
}

export const bakeCommand: CommandKind = {
  name: 'bake',
  makes: true,
  whole: true,
  prepare: credentialOnce,
  work: async (input, session) => {
    const image = bytesOf(input)
    return picture(await bake(image, await credentialOnce(session), session.calls), session)
  },
  text: productText('with the credential inside, it'),
  brief: writtenText,
  data: productData('picture'),
}

export const stripCommand: CommandKind = {
  name: 'strip',
  makes: true,
  whole: true,
  work: async (input, session) => picture(await strip(bytesOf(input), session.calls), session),
  text: productText('without a credential, it'),
  brief: writtenText,
  data: productData('picture'),
}

export const unbakeCommand: CommandKind = {
  name: 'unbake',
  makes: true,
  work: async (input, { calls }) => {
    // text is what was taken out already, of a file that holds several
    const text = typeof input === 'string' && !/^https?:/i.test(input) ? input : await unbake(bytesOf(input), calls)
    if (text === undefined) throw new CredentialError('ERR_NO_CREDENTIAL', 'the file carries no credential')
    return { exit: exitCodes.valid, product: { content: text, extension: extensionOf(text) } }
  },
  text: productText('the credential'),
  brief: writtenText,
  data: productData('credential'),
}
