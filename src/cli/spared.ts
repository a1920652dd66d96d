/** What is made or told of credentials is written over nothing that is read for it. @module */
import { stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { fileAt } from '../bulk/files.ts'
import { CredentialError } from '../lib/errors.ts'
import { filesOf } from './inputs.ts'
import type { Session } from './session.ts'

/**
 * Looks at all inputs, also those whose turn comes later: what is written over one would be read in its place. What an option names is read
 * already, and wanted again the next time.
 * @throws CredentialError `ERR_OPTION`
 */
export async function spareInputs(path: string, session: Session): Promise<void> {
  const file = await fileAt(path)
  if (file !== undefined && (await inputsOf(session)).has(file))
    throw new CredentialError('ERR_OPTION', `${path} is an input: it is not written over`)
}

/** Whether a name is that of a folder, which no file can have. */
export const isFolder = async (path: string): Promise<boolean> => (await stat(path).catch(() => undefined))?.isDirectory() === true

/** Whether a file can have the name: before the work, which may take hours. @throws as the platform does. */
export async function requirePlace(path: string): Promise<void> {
  if (await isFolder(path)) throw Object.assign(new Error(), { code: 'EISDIR' })
  await stat(dirname(resolve(path)))
}

/**
 * What is written under one name would be written over the other.
 * @throws CredentialError `ERR_OPTION`
 */
export function requireOwnNames({ output, report, evidence }: Session['given']): void {
  const names = [output, report, evidence].filter((name) => name !== undefined).map((name) => resolve(name))
  if (new Set(names).size < names.length)
    throw new CredentialError('ERR_OPTION', 'two of --output, --report and --evidence name one file: each needs its own')
}

/** Listed once, and only where a name is taken already. */
const listed = new WeakMap<Session['inputs'], Promise<ReadonlySet<string>>>()

function inputsOf({ inputs, given }: Session): Promise<ReadonlySet<string>> {
  const files = listed.get(inputs) ?? filesIn([...inputs, ...(given.files ?? [])])
  listed.set(inputs, files)
  return files
}

async function filesIn(names: readonly string[]): Promise<ReadonlySet<string>> {
  const files = new Set<string>()
  for (const name of names)
    for await (const path of filesOf(name)) {
      const file = await fileAt(path)
      if (file !== undefined) files.add(file)
    }
  return files
}
