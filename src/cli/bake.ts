/** `credlens bake`, `credlens unbake` and `credlens strip` @module */
import { writeFile } from 'node:fs/promises'
import { bake, strip, unbake } from '../bake.ts'
import { fromUtf8 } from '../lib/bytes.ts'
import { CredentialError } from '../lib/errors.ts'
import type { Input } from '../lib/options.ts'
import { exitCodes } from './exit.ts'
import { inputsOf } from './inputs.ts'
import { onEach, type Session } from './session.ts'
import { plain } from './style.ts'

/** A picture is always a file: an address is not asked for one. */
function bytesOf(input: Input): Uint8Array {
  if (input instanceof Uint8Array) return input
  throw new CredentialError('ERR_INPUT', 'a picture is read from a file or from standard input')
}

const written = async (session: Session, name: string, bytes: Uint8Array, what: string): Promise<number> => {
  const { output } = session.given
  if (output === undefined) throw new CredentialError('ERR_OPTION', 'say with --output where the picture is to be written')
  await writeFile(output, bytes)
  session.complain(`${session.style.good('✓')} ${plain(name)}: ${what} ${plain(output)}\n`)
  return exitCodes.valid
}

export const bakeCommand = (names: readonly string[], session: Session): Promise<number> =>
  onEach(names, session, async ({ name, read }) => {
    const credential = await credentialOf(session.given.credential ?? '')
    return written(session, name, await bake(bytesOf(await read()), credential, session.calls), 'with the credential in')
  })

async function credentialOf(file: string): Promise<string> {
  for await (const { read } of inputsOf([file])) {
    const input = await read()
    return input instanceof Uint8Array ? fromUtf8(input) : String(input)
  }
  throw new CredentialError('ERR_INPUT', 'the credential cannot be read')
}

export const stripCommand = (names: readonly string[], session: Session): Promise<number> =>
  onEach(names, session, async ({ name, read }) => written(session, name, await strip(bytesOf(await read())), 'without a credential in'))

export const unbakeCommand = (names: readonly string[], session: Session): Promise<number> =>
  onEach(names, session, async ({ name, read }) => {
    const text = await unbake(bytesOf(await read()), session.calls)
    if (text === undefined) throw new CredentialError('ERR_NO_CREDENTIAL', 'the picture carries no credential')
    const { output } = session.given
    if (output === undefined) session.print(`${text}\n`)
    else {
      await writeFile(output, text)
      session.complain(`${session.style.good('✓')} ${plain(name)}: the credential is in ${plain(output)}\n`)
    }
    return exitCodes.valid
  })
