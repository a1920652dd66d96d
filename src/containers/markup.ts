/** The XML elements that hold credentials, in a picture or in a PDF's metadata, and where they stand in the text. @module */
import { SaxesParser, type SaxesTagNS } from 'saxes'
import { CredentialError, credentialError } from '../lib/errors.ts'
import { elementNames, namespaces } from './standards.ts'

export interface Limits {
  readonly file: number
  readonly text: number
}

export interface CredentialElement {
  /** From `<` to after `>`, in UTF-16 units of the text. */
  readonly start: number
  readonly end: number
  readonly name: string
  /** The attribute `verify`: an address or a token. */
  readonly verify: string | undefined
  /** What is inside, CDATA sections joined. */
  readonly body: string
  /** Whether other elements are inside, whose text is not in the body. */
  readonly hasElements: boolean
}

export interface Markup {
  readonly credentials: readonly CredentialElement[]
  readonly root: Root
  /** Prefixes that elements other than the credentials use. */
  readonly prefixes: ReadonlySet<string>
}
export interface Root {
  readonly name: string
  /** Its start tag, from `<` to after `>`. */
  readonly start: number
  readonly end: number
  /** Namespaces declared there, by prefix. */
  readonly declared: ReadonlyMap<string, string>
}

/**
 * More than any picture has. Resolving a prefix looks at every level, so depth and number together bound the time.
 */
const most = { depth: 200, elements: 500_000, attributes: 4096, prefixed: 200_000, credentials: 64, pieces: 1_000_000 }

const refused = (message: string): CredentialError => new CredentialError('ERR_CONTAINER', message)

/**
 * Reads the XML with its namespaces. Nothing is expanded, run or fetched: declared entities are refused.
 * @throws CredentialError `ERR_CONTAINER`, `ERR_TOO_LARGE` or `ERR_LIMIT`.
 */
export function readMarkup(text: string, limits: Limits): Markup {
  try {
    return read(text, limits)
  } catch (error) {
    throw credentialError(error, 'ERR_CONTAINER', 'the XML is not well formed')
  }
}

interface Open {
  readonly start: number
  readonly name: string
  readonly verify: string | undefined
  readonly depth: number
  /** Text and CDATA sections in their order. */
  readonly parts: { readonly cdata: boolean; readonly text: string }[]
  hasElements: boolean
}

/** What is known while the text is read. */
interface Reading {
  readonly text: string
  readonly credentials: CredentialElement[]
  readonly prefixes: Set<string>
  readonly counts: { depth: number; elements: number; attributes: number; prefixed: number; length: number }
  root?: Root
  open?: Open | undefined
}

function read(text: string, limits: Limits): Markup {
  const parser = new SaxesParser({ xmlns: true })
  const counts = { depth: 0, elements: 0, attributes: 0, prefixed: 0, length: 0 }
  const reading: Reading = { text, credentials: [], prefixes: new Set(), counts }
  parser.on('doctype', (doctype) => {
    // entities are declared in an internal subset only, since an external one is never fetched
    if (doctype.includes('[')) throw refused('the XML declares entities of its own, which are not read')
  })
  parser.on('attribute', ({ name }) => {
    if (++counts.attributes > most.attributes) throw tooMany('attributes of one element', most.attributes)
    if (name.includes(':') && ++counts.prefixed > most.prefixed) throw tooMany('attributes with a prefix', most.prefixed)
  })
  parser.on('opentag', (tag) => opened(reading, tag, parser.position))
  const add = (cdata: boolean) => (part: string) => {
    if (reading.open?.depth !== counts.depth) return
    counts.length += part.length
    if (counts.length > limits.text) throw new CredentialError('ERR_TOO_LARGE', 'the credential is larger than the limit')
    reading.open.parts.push({ cdata, text: part })
  }
  parser.on('text', add(false))
  parser.on('cdata', add(true))
  parser.on('closetag', () => closed(reading, parser.position))
  // each of them makes a piece of text of its own, which takes far more memory than one character
  for (const mark of ['\r', '&']) if (occurrences(text, mark) > most.pieces) throw tooMany('line ends or references', most.pieces)
  parser.write(text).close()
  const { root, credentials, prefixes } = reading
  if (root === undefined) throw refused('the XML has no root element')
  return { credentials, root, prefixes }
}

const tooMany = (what: string, limit: number): CredentialError => new CredentialError('ERR_LIMIT', `the XML has more than ${limit} ${what}`)

function occurrences(text: string, mark: string): number {
  let count = 0
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) count++
  return count
}

function opened(reading: Reading, { local, prefix, uri, attributes, ns }: SaxesTagNS, end: number): void {
  const { text, counts, prefixes } = reading
  counts.attributes = 0
  if (++counts.depth > most.depth) throw tooMany('levels', most.depth)
  if (++counts.elements > most.elements) throw tooMany('elements', most.elements)
  const start = text.lastIndexOf('<', end - 1)
  reading.root ??= { name: local, start, end, declared: new Map(Object.entries(ns ?? {})) }
  if (reading.open !== undefined) {
    reading.open.hasElements = true
    return
  }
  if (namespaces.has(uri.replace(/\/$/, '')) && elementNames.has(local)) {
    reading.open = { start, name: local, verify: attributes['verify']?.value, depth: counts.depth, parts: [], hasElements: false }
    return
  }
  prefixes.add(prefix)
  for (const attribute of Object.values(attributes)) if (attribute.prefix !== 'xmlns') prefixes.add(attribute.prefix)
}

function closed(reading: Reading, end: number): void {
  const { open, counts, credentials } = reading
  if (open?.depth === counts.depth) {
    const { start, name, verify, parts, hasElements } = open
    if (credentials.length >= most.credentials) throw tooMany('credentials', most.credentials)
    credentials.push({ start, end, name, verify, body: bodyOf(parts), hasElements })
    reading.open = undefined
  }
  counts.depth -= 1
}

/** Without the white space around its CDATA sections, which is layout; where words stand there, they are part of it as for any XML reader. */
function bodyOf(parts: Open['parts']): string {
  const first = parts.findIndex(({ cdata }) => cdata)
  const last = parts.findLastIndex(({ cdata }) => cdata)
  const whole = (from: number, to?: number): string =>
    parts
      .slice(from, to)
      .map(({ text }) => text)
      .join('')
  return first < 0 || (whole(0, first) + whole(last + 1)).trim() !== '' ? whole(0).trim() : whole(first, last + 1)
}
