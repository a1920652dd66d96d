/** The files of a run: its results, what stands beside them, and what it needs until its end. @module */
import { access, readdir, readFile, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { CredentialError } from '../lib/errors.ts'
import { wholeName } from './aside.ts'

export const manifestOf = (output: string): string => `${output}.manifest.json`
/** What counts as now, since the work was begun. */
export const startOf = (output: string): string => `${output}.start.json`
/** What was gathered so far. */
export const collectedOf = (output: string): string => `${output}.collected.ndjson`
export const partOf = (output: string): string => `${output}.part`
export const checkpointOf = (output: string): string => `${output}.checkpoint`
export const lockOf = (output: string): string => `${output}.lock`

/** Every name that a run may write to. */
export const namesOf = (output: string): readonly string[] => [
  output,
  ...[manifestOf, startOf, collectedOf, partOf, checkpointOf, lockOf].map((name) => name(output)),
]

/** What a run that was killed had begun to write: nobody knows its name any more. */
export async function removeAsides(output: string): Promise<void> {
  const [folder, names] = [dirname(output), namesOf(output).map((name) => basename(name))]
  for (const name of await readdir(folder)) {
    const whole = wholeName(name)
    if (whole !== undefined && names.includes(whole)) await rm(join(folder, name), { force: true })
  }
}

/** What nobody needs once the results have their name; a run that was killed just then left it. */
export async function removeRest(output: string): Promise<void> {
  for (const rest of [startOf, collectedOf, checkpointOf]) await rm(rest(output), { force: true })
}

/** Which file a name leads to, through links too; nothing where there is none. */
export const fileAt = (path: string): Promise<string | undefined> =>
  stat(path).then(
    ({ dev, ino }) => `${dev}:${ino}`,
    () => undefined,
  )

/** What a file says; nothing where there is none, or one that was not written to its end. */
export async function jsonAt<Value>(path: string): Promise<Value | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Value
  } catch {
    return undefined
  }
}

export const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )

/** Whether a name leads to one of these files. */
export async function isAmong(path: string, names: readonly string[]): Promise<boolean> {
  const file = await fileAt(path)
  return file !== undefined && (await Promise.all(names.map(fileAt))).includes(file)
}

/**
 * What is read is not written over, and is there for the next time.
 * @throws CredentialError `ERR_OPTION`
 */
export async function requireOutput(output: string, input: string): Promise<void> {
  if (typeof output !== 'string' || typeof input !== 'string' || output === '')
    throw new CredentialError('ERR_OPTION', 'input and output are names of files')
  // which can be read only once
  if ((await stat(input).catch(() => undefined))?.isFIFO()) throw new CredentialError('ERR_OPTION', 'the input is a pipe: name a file')
  if (await isAmong(input, [output])) throw new CredentialError('ERR_OPTION', 'the output is the input: give it another name')
  if (await isAmong(input, namesOf(output)))
    throw new CredentialError('ERR_OPTION', 'the input has a name that the work on this output needs: give the output another name')
  if ((await stat(output).catch(() => undefined))?.isDirectory())
    throw new CredentialError('ERR_OPTION', 'the output is a folder: name a file in it')
}
