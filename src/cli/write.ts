/** Where a command's product goes: a file, or a folder where there are several. @module */
import { mkdir, stat } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { fileAt } from '../bulk/files.ts'
import { utf8 } from '../lib/bytes.ts'
import { CredentialError } from '../lib/errors.ts'
import { whyNotWritten } from '../lib/file-reasons.ts'
import { writeWhole } from './aside.ts'
import { areSeveral } from './inputs.ts'
import type { Answer, Place, Product } from './output.ts'
import type { Session } from './session.ts'
import { spareInputs } from './spared.ts'

/** The answer with its product written where `--output` says. */
export async function withWritten(answer: Answer, place: Place, session: Session): Promise<Answer> {
  const { product } = answer
  const { output } = session.given
  if (!product) return answer
  if (output === undefined) return shown(answer, session)
  const isFolder = await isFolderOf(output, await isOfSeveral(session))
  if (!isFolder && (session.written.size > 0 || product.others)) throw severalResults(output)
  const written = async (one: Product): Promise<Product> => {
    const path = isFolder ? await pathIn(output, place, one.extension, session.written) : output
    session.written.add(sameFile(path))
    await spareKey(path, session)
    await spareInputs(path, session)
    await writeTo(path, one.content)
    session.made.add((await fileAt(path)) ?? '')
    return { ...one, writtenTo: path }
  }
  const first = await written(product)
  const others: Product[] = []
  // one after the other: each name depends on those before
  for (const other of product.others ?? []) others.push(await written(other))
  return { ...answer, product: others.length > 0 ? { ...first, others } : first }
}

/**
 * Several inputs are several results: that there is no place for them is told before any is worked on.
 * @throws CredentialError `ERR_OPTION`
 */
export async function requireRoom(session: Session): Promise<void> {
  const { output } = session.given
  if (output === undefined && isForMachines(session)) return
  if ((await isOfSeveral(session)) && (output === undefined || !(await isFolderOf(output, true)))) throw severalResults(output)
}

/** Whether all that is made goes into one file, which has room for one result. */
export async function isIntoOne({ given: { output }, inputs }: Session): Promise<boolean> {
  return output !== undefined && !(await isFolderOf(output, await isOfSeveral({ inputs })))
}

const isForMachines = ({ given: { json, ndjson, csv } }: Session): boolean => json || ndjson || csv || false

/** One place has room for one result: what several are would run together, or be written one over the other. */
export const severalResults = (output?: string): CredentialError =>
  new CredentialError(
    'ERR_OPTION',
    output === undefined
      ? 'there are several results: name a folder with --output, or ask for --ndjson'
      : 'there are several results, and --output names one file: name a folder (with / at its end)',
  )

/** What is named as a folder, is one, or becomes one: of several inputs, where nothing has that name, and it is not that of a file. */
async function isFolderOf(output: string, isSeveral: boolean): Promise<boolean> {
  if (/[/\\]$/.test(output)) return true
  const there = await stat(output).catch(() => undefined)
  return there ? there.isDirectory() : isSeveral && extname(output) === ''
}

/** Asked once: by the time of the second result the first would be written over what is there. */
const several = new WeakMap<Session['inputs'], Promise<boolean>>()

function isOfSeveral({ inputs }: Pick<Session, 'inputs'>): Promise<boolean> {
  const known = several.get(inputs) ?? areSeveral(inputs)
  several.set(inputs, known)
  return known
}

/** Whoever loses the key never signs as this issuer again. */
async function spareKey(path: string, { given: { key } }: Session): Promise<void> {
  const file = key === undefined ? undefined : await fileAt(key)
  if (file !== undefined && file === (await fileAt(path)))
    throw new CredentialError('ERR_OPTION', 'the result would be written over the key file')
}

/** @throws CredentialError `ERR_OUTPUT` */
export const writeTo = (path: string, content: string | Uint8Array): Promise<void> => writeWhole(path, content).catch(notWritten(path))

const notWritten =
  (path: string) =>
  (cause: unknown): never => {
    throw new CredentialError('ERR_OUTPUT', `${path} cannot be written${whyNotWritten(cause)}`, { cause })
  }

/** Standard output takes one product as it is; whoever prints it looks that it is the only one. */
function shown(answer: Answer, session: Session): Answer {
  if (answer.product?.others && !isForMachines(session)) throw severalResults()
  return answer
}

/** On many systems the case of letters, and how their accents are written, tell no two files apart. */
const sameFile = (path: string): string => path.normalize('NFC').toLowerCase()

/** Systems take 255 bytes. */
const cutOff = (name: string): string => new TextDecoder().decode(utf8(name).subarray(0, 200)).replace(/\uFFFD+$/, '')

/** Inside a folder, a file is named after its input; never led out of the folder by it, and never over another result. */
async function pathIn(folder: string, { input, place }: Place, extension: string, taken: ReadonlySet<string>): Promise<string> {
  await mkdir(folder, { recursive: true }).catch(notWritten(folder))
  const whole = [basename(input).replace(/\.[^.]*$/, ''), place].filter((part) => part !== undefined).join(' ')
  const name = whole.replace(/[^\p{L}\p{N}.-]+/gu, '-').replace(/^[.-]+|(?:\.(?:json(?:ld)?|jwt))?[.-]*$/gi, '') || 'credential'
  for (let number = 1; ; number++) {
    const path = join(folder, `${cutOff(name)}${number > 1 ? `-${number}` : ''}${extension}`)
    if (!taken.has(sameFile(path))) return path
  }
}
