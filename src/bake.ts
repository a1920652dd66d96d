/**
 * Credentials into pictures, and out of them: Open Badges 2.0 and 3.0 and Comprehensive Learner Record 2.0, in PNG
 * and SVG.
 *
 * @module
 */
import { requireKnown } from './core/known-options.ts'
import { parseIn } from './core/parse/one.ts'
import { registry as built } from './generated/registry.ts'
import { asGiven, inputAsGiven } from './lib/as-given.ts'
import { type Bytes, fromUtf8 } from './lib/bytes.ts'
import { chosen } from './lib/chosen.ts'
import { containersOf } from './lib/containers-of.ts'
import type { Carried, Container } from './lib/contract.ts'
import { CredentialError } from './lib/errors.ts'
import { isBytes } from './lib/is-bytes.ts'
import type { Document } from './lib/json.ts'
import { limitsOf } from './lib/limits.ts'
import type { Options } from './lib/options.ts'
import { type ReadLimits, withUnpacking } from './lib/unpacking.ts'

export { CredentialError } from './lib/errors.ts'
export type { Document } from './lib/json.ts'

export type BakeOptions = Pick<Options, 'limits' | 'formats' | 'proofs' | 'containers'>

/**
 * The picture with the credential in it, in place of any that it carried; all its other bytes stay as they are. The
 * credential is kept as its own standard asks: JSON or a token, under that standard's keyword or element. It is not
 * verified.
 *
 * @throws CredentialError `ERR_UNSUPPORTED` where the file is no PNG or SVG, or the format's standard knows no pictures;
 * `ERR_CONTAINER` where the picture is damaged, `ERR_INPUT` where it is not given as bytes, `ERR_TOO_LARGE`, `ERR_LIMIT`; and what an unusable
 * credential gives in `parse`, `ERR_UNKNOWN_FORMAT` also for a Verifiable Credential that is no badge and no record.
 * @example
 * ```ts
 * const badge = await bake(await readFile('badge.png'), credential)
 * ```
 */
export async function bake(image: Uint8Array, credential: string | Document, options: BakeOptions = {}): Promise<Bytes> {
  const given = asGiven(options)
  const taken = inputAsGiven(credential, given)
  const { put, container } = await baker(image, given)
  const limits = limitsOf(given)
  const { text, format, version } = await parseIn(chosen(built, given), taken, given)
  const exact = text.trim().startsWith('{') ? text : text.trim()
  if (/[\ud800-\udfff]/u.test(exact)) throw new CredentialError('ERR_LONE_SURROGATE', 'the credential holds half of a surrogate pair')
  const baked = await put(image, exact, { id: format, version })
  const carried = await container.read(baked, { ...limits, file: baked.length })
  if (carried.length !== 1 || !isSame(carried[0]?.text, exact))
    throw new CredentialError('ERR_CONTAINER', 'the picture cannot hold this credential unchanged')
  return baked
}

/**
 * The text of the credential that a file carries (a picture, a PDF file, an archive): JSON, a token, or an address; `undefined` where it
 * carries none.
 *
 * @throws CredentialError `ERR_UNSUPPORTED` where the file is of a kind that carries no credential, or holds one in a way that is not read, `ERR_SEVERAL` where
 * it carries different ones, `ERR_INPUT` where it is not given as bytes, `ERR_CONTAINER`, `ERR_TOO_LARGE` or `ERR_LIMIT`.
 */
export async function unbake(image: Uint8Array, given: BakeOptions = {}): Promise<string | undefined> {
  const options = asGiven(given)
  await requireKnown(options)
  const container = await containerOf(image, options, 'the file is of a kind that carries no credential: PNG, SVG, PDF and ZIP do')
  const limits = limitsOf(options)
  const texts = new Set(await textsIn(container, image, { options, limits: withUnpacking(limits) }, limits.nesting))
  if (texts.size > 1) throw new CredentialError('ERR_SEVERAL', 'the file carries several credentials')
  return texts.values().next().value
}

interface Reading {
  readonly options: BakeOptions
  readonly limits: ReadLimits
}

/** The texts in a file and in the files inside it. */
async function textsIn(container: Container, file: Uint8Array, reading: Reading, depth: number): Promise<readonly string[]> {
  if (depth < 0) throw new CredentialError('ERR_LIMIT', 'the files are nested deeper than the limit')
  const texts: string[] = []
  for (const { text, bytes } of await carriedIn(container, file, reading.limits)) {
    if (bytes === undefined) texts.push(text)
    else {
      const inner = (await containersOf(chosen(built, reading.options))).find(({ claims }) => claims(bytes))
      texts.push(...(inner === undefined ? [fromUtf8(bytes)] : await textsIn(await inner.load(), bytes, reading, depth - 1)))
    }
  }
  return texts
}

/** A file that is known to carry nothing, such as a picture of a QR code, is not a damaged one. */
const carriedIn = (container: Container, file: Uint8Array, limits: ReadLimits): Promise<readonly Carried[]> =>
  container.read(file, limits).catch((error: unknown) => {
    if (error instanceof CredentialError && error.code === 'ERR_NO_CREDENTIAL') return []
    throw error
  })

/**
 * The picture without the credentials that it carries, whatever keyword they are under; all its other bytes stay as they are. What else
 * may say who it is of (words in the picture, a comment, EXIF, XMP) is not looked at.
 *
 * @throws CredentialError `ERR_UNSUPPORTED` where the file is no PNG or SVG, `ERR_CONTAINER` where it is damaged, `ERR_INPUT` where it is not
 * given as bytes, `ERR_TOO_LARGE` or `ERR_LIMIT`.
 */
export async function strip(image: Uint8Array, given: BakeOptions = {}): Promise<Bytes> {
  const options = asGiven(given)
  await requireKnown(options)
  const { strip: take } = await containerOf(image, options)
  if (take === undefined) throw unsupported()
  return take(image)
}

const unsupported = (message = 'the file is neither a PNG nor an SVG picture'): CredentialError =>
  new CredentialError('ERR_UNSUPPORTED', message)

async function containerOf(image: Uint8Array, options: BakeOptions, otherwise?: string): Promise<Container> {
  if (!isBytes(image)) throw new CredentialError('ERR_INPUT', 'the picture is not given as bytes')
  const registry = chosen(built, options)
  const { file } = limitsOf(options)
  if (image.length > file) throw new CredentialError('ERR_TOO_LARGE', `the file is larger than ${file} bytes`)
  // bytes whose buffer was handed away are none
  const entry = image.length === 0 ? undefined : (await containersOf(registry)).find(({ claims }) => claims(image))
  if (entry === undefined) throw unsupported(otherwise)
  return entry.load()
}

async function baker(
  image: Uint8Array,
  options: BakeOptions,
): Promise<{ readonly container: Container; readonly put: NonNullable<Container['bake']> }> {
  const container = await containerOf(image, options)
  if (container.bake === undefined) throw unsupported()
  return { container, put: container.bake }
}

/** Character for character, or, where XML has no way to write a character, value for value. */
const isSame = (carried: string | undefined, given: string): boolean =>
  carried === given || carried === given.replace(/[\uFFFE\uFFFF]/g, (char) => `\\u${char.charCodeAt(0).toString(16)}`)
