/** The texts of credentials that an input carries: itself, or what is in a file, an address, a list. @module */
import { fromBase64, fromUtf8, utf8 } from '../../lib/bytes.ts'
import { containersOf } from '../../lib/containers-of.ts'
import type { Carried, Found } from '../../lib/contract.ts'
import { CredentialError, credentialError } from '../../lib/errors.ts'
import { type Document, isObject, own } from '../../lib/json.ts'
import { partsOf } from '../../lib/json-slice.ts'
import { parseJson } from '../../lib/json-text.ts'
import { type Limits, limitsOf } from '../../lib/limits.ts'
import { loaded } from '../../lib/loaded.ts'
import { neighbourText } from '../../lib/neighbours.ts'
import { receive } from '../../lib/network/receive.ts'
import type { Input } from '../../lib/options.ts'
import type { Fetched } from '../../lib/scope.ts'
import { type ReadLimits, withUnpacking } from '../../lib/unpacking.ts'
import { detectIn, type ParseOptions, type ParseRegistry } from './document.ts'
import { refuseOtherFiles } from './other-files.ts'

/** A text and what it was in; or an object that the caller has parsed. */
export type Carrier = CarriedText | { readonly document: Document } | Beside
/** A file in a file that is no credential and carries none, and what would be said of it alone. */
interface Beside {
  readonly beside: CredentialError
}
export interface CarriedText extends Carried {
  readonly container?: string
  /** The files around the one that carried it, the outermost first. */
  readonly within?: readonly Found[]
}

interface Source {
  readonly registry: ParseRegistry
  readonly options: ParseOptions
  readonly limits: Limits & ReadLimits
  /** Addresses that may still be followed: a file may point at a file. */
  readonly hops: number
}

export async function* carriedBy(input: Input, registry: ParseRegistry, options: ParseOptions): AsyncGenerator<Carrier | CredentialError> {
  const source: Source = { registry, options, limits: withUnpacking(limitsOf(options)), hops: 2 }
  if (typeof input === 'string') yield* inText(input, source)
  else if (ArrayBuffer.isView(input)) yield* inBytes(bytesOf(input), source)
  else if (isObject(input) && !isOpaque(input)) yield { document: input }
  else if (isObject(input)) throw new CredentialError('ERR_INPUT', 'the input holds no JSON: await it, read it, or make a Uint8Array of it')
  else throw new CredentialError('ERR_INPUT', 'the input is neither text, nor bytes, nor a JSON object')
}

/** A promise, a response, a file, a buffer: JSON shows nothing of it, and it is no empty document. */
function isOpaque(input: Document): boolean {
  const kind: unknown = Object.getPrototypeOf(input)
  const isPlain = kind === null || Object.getPrototypeOf(kind) === null
  return !isPlain && Object.keys(input).length === 0 && typeof input['toJSON'] !== 'function'
}

async function* inBytes(bytes: Uint8Array, source: Source): AsyncGenerator<Carrier | CredentialError> {
  if (bytes.length === 0) throw new CredentialError('ERR_EMPTY', 'the input is empty')
  if (bytes.length > source.limits.file) throw new CredentialError('ERR_TOO_LARGE', `the file is larger than ${source.limits.file} bytes`)
  const entry = (await containersOf(source.registry)).find((container) => container.claims(bytes))
  if (!entry) {
    refuseOtherFiles(bytes)
    return yield* inText(fromUtf8(bytes), source)
  }
  const container = await loaded(entry, 'read')
  const carried = await container.read(bytes, source.limits)
  if (carried.length === 0) throw new CredentialError('ERR_NO_CREDENTIAL', `the ${entry.id} file carries no credential`)
  for (const item of carried) {
    if (item.bytes) yield* inside(item.found, oneOf(inBytes(item.bytes, { ...source, hops: source.hops - 1 }), source))
    else if (isAddress(item.text)) yield* oneOf(atAddress(item.text.trim(), source), source)
    else yield { ...item, container: entry.id }
  }
}

/** What a file inside a file carries, with where that file was. */
async function* inside(found: Found, items: AsyncGenerator<Carrier | CredentialError>): AsyncGenerator<Carrier | CredentialError> {
  for await (const item of items) {
    if (item instanceof CredentialError) yield isBeside(item) ? { beside: item } : item
    else yield 'text' in item ? { ...item, within: [found, ...(item.within ?? [])] } : item
  }
}

/** Whether an error says that there is no credential, not that one cannot be read. */
const isBeside = ({ code }: CredentialError): boolean => code === 'ERR_NO_CREDENTIAL' || code === 'ERR_UNKNOWN_FORMAT'

/** Of many, one that cannot be read is an error in its place. */
async function* oneOf(items: AsyncGenerator<Carrier | CredentialError>, { hops }: Source): AsyncGenerator<Carrier | CredentialError> {
  try {
    if (hops <= 0) throw new CredentialError('ERR_LIMIT', 'the file points at a file that points at a file')
    yield* items
  } catch (error) {
    yield credentialError(error)
  }
}

const isAddress = (text: string): boolean => /^\s*https?:\/\/\S+\s*$/i.test(text)
const plain = { container: 'text', place: '' }

async function* inText(text: string, source: Source): AsyncGenerator<Carrier | CredentialError> {
  if (text.length > source.limits.file)
    throw new CredentialError('ERR_TOO_LARGE', `the text is longer than ${source.limits.file} characters`)
  const start = text.replace(/^[\uFEFF\s]+/, '').slice(0, 8)
  if (start === '') throw new CredentialError('ERR_EMPTY', 'the text is empty')
  if (start.startsWith('data:')) return yield* inBytes(dataOf(text.trim()), source)
  if (isAddress(text)) return yield* atAddress(text.trim(), source)
  if (start.startsWith('<')) return yield* inMarkup(text, source)
  if (start.startsWith('[')) return yield* inList(parseJson(text, { ...source.limits, text: source.limits.file }), text)
  if (isLines(text)) return yield* inLines(text)
  // an API that answers with JSON puts a token, or the text of a document, in quotes
  const quoted = start.startsWith('"') ? attempt(() => parseJson(text, source.limits)) : undefined
  if (typeof quoted === 'string' && !quoted.trimStart().startsWith('"')) return yield* inText(quoted, source)
  const other = start.startsWith('{') ? undefined : neighbourText(text)
  if (other !== undefined) throw new CredentialError('ERR_UNKNOWN_FORMAT', `this is ${other}`)
  yield { text, found: plain }
}

async function* inMarkup(text: string, source: Source): AsyncGenerator<Carrier | CredentialError> {
  const bytes = utf8(text)
  if ((await containersOf(source.registry)).some((container) => container.claims(bytes))) yield* inBytes(bytes, source)
  else throw new CredentialError('ERR_UNKNOWN_FORMAT', `this is ${neighbourText(text) ?? 'markup of a kind that carries no credential'}`)
}

/** Each item with the text that it has in the list. */
function* inList(value: unknown, text: string): Generator<Carrier | CredentialError> {
  const textOf = partsOf(text, value, 1)
  for (const [index, item] of (Array.isArray(value) ? value : []).entries()) {
    const found = { container: 'json', place: `/${index}` }
    if (typeof item === 'string') yield { text: item, found }
    else if (isObject(item)) yield { text: textOf(item) ?? JSON.stringify(item), found }
    else yield new CredentialError('ERR_INPUT', 'an item of the list is neither an object nor a token')
  }
}

/** Newline-delimited JSON, or a token a line: the first line is a whole one, and more follow. */
function isLines(given: string): boolean {
  const text = given.trim()
  const end = text.indexOf('\n')
  if (end < 0 || !/^\s*(?:\{|ey[\w-]+\.[\w-]*\.)/.test(text.slice(end))) return false
  const first = text.slice(0, end)
  return /^\s*ey[\w-]+\.[\w-]*\.[\w~.-]*\s*$/.test(first) || (/^\s*\{.*\}\s*$/.test(first) && isJson(first))
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

function* inLines(text: string): Generator<Carrier> {
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() !== '') yield { text: line, found: { container: 'ndjson', place: `line ${index + 1}` } }
  }
}

function dataOf(uri: string): Uint8Array {
  const [, parameters = '', data] = /^data:([^,]*),(.*)$/s.exec(uri) ?? []
  const bytes = data === undefined ? undefined : parameters.endsWith(';base64') ? fromBase64(data) : percentDecoded(data)
  if (!bytes) throw new CredentialError('ERR_CONTAINER', 'the data URI cannot be read')
  return bytes
}

const percentDecoded = (data: string): Uint8Array | undefined => attempt(() => utf8(decodeURIComponent(data)))

function attempt<Value>(read: () => Value): Value | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}

async function* atAddress(url: string, source: Source): AsyncGenerator<Carrier | CredentialError> {
  const { fetch, signal } = source.options
  const needs = [{ url, kind: 'credential' as const }]
  if (!fetch) throw new CredentialError('ERR_OFFLINE', 'the input is an address, and the network is not used', { needs })
  if (source.hops <= 0) throw new CredentialError('ERR_LIMIT', 'an address leads to an address that leads to an address', { needs })
  const answer = await receive(fetch, { url, kind: 'credential' }, { ...source.limits, response: source.limits.file }, signal)
  if (answer.status !== 200 && !isWithdrawn(answer, source))
    throw new CredentialError('ERR_NETWORK', `the address answered with status ${answer.status}${answer.status === 410 ? gone : ''}`, {
      needs,
    })
  yield* inBytes(answer.bytes, { ...source, hops: source.hops - 1 })
}

const gone = ', which says that what was there is gone: a hosted badge before Open Badges 3.0 that was there has been revoked'

/**
 * Whether an address that answers 410 says itself what it means: a hosted badge that was revoked leaves its id and that word (OB 2.0,
 * Revocation), which is read as such.
 * @throws CredentialError `ERR_REVOKED` where nothing but that word is left.
 */
function isWithdrawn({ status, bytes }: Pick<Fetched, 'status' | 'bytes'>, { registry, limits }: Source): boolean {
  const left = status === 410 ? attempt(() => parseJson(fromUtf8(bytes), limits)) : undefined
  if (own(left, 'revoked') !== true) return false
  if (isObject(left) && detectIn(registry, left)) return true
  throw new CredentialError('ERR_REVOKED', 'the address answers that the credential that was there has been revoked')
}

/** Bytes whose buffer was handed away are none, and a view of them cannot be made. */
const bytesOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array =>
  byteLength === 0 ? new Uint8Array() : new Uint8Array(buffer, byteOffset, byteLength)
