/** The XML elements that hold credentials, in a picture or in a PDF's metadata, and where they stand in the text. @module */
import { SaxesParser } from 'saxes'
import type { Carried } from '../lib/contract.ts'
import { CredentialError, credentialError } from '../lib/errors.ts'
import { elements, namespaces } from './standards.ts'

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

/** The depth of pictures is that of their groups; resolving a prefix looks at every level. */
const deepest = 256
/** More than any picture carries. */
const most = 64

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
}

function read(text: string, limits: Limits): Markup {
  const parser = new SaxesParser({ xmlns: true })
  const credentials: CredentialElement[] = []
  const prefixes = new Set<string>()
  let root: Root | undefined
  let depth = 0
  let length = 0
  let open: Open | undefined
  parser.on('doctype', (doctype) => {
    // entities are declared in an internal subset only, since an external one is never fetched
    if (doctype.includes('[')) throw refused('the XML declares entities of its own, which are not read')
  })
  parser.on('opentag', ({ local, prefix, uri, attributes, ns }) => {
    const start = text.lastIndexOf('<', parser.position - 1)
    if (++depth > deepest) throw new CredentialError('ERR_LIMIT', `the XML is nested deeper than ${deepest} levels`)
    root ??= { name: local, start, end: parser.position, declared: new Map(Object.entries(ns ?? {})) }
    if (open === undefined && namespaces.has(uri.replace(/\/$/, '')) && elements.has(local)) {
      const { verify } = attributes
      open = { start, name: local, verify: typeof verify === 'object' ? verify.value : undefined, depth, parts: [] }
    } else if (open === undefined) {
      prefixes.add(prefix)
      for (const attribute of Object.values(attributes)) if (attribute.prefix !== 'xmlns') prefixes.add(attribute.prefix)
    }
  })
  const add = (cdata: boolean) => (part: string) => {
    if (open?.depth !== depth) return
    length += part.length
    if (length > limits.text) throw new CredentialError('ERR_TOO_LARGE', 'the credential is larger than the limit')
    open.parts.push({ cdata, text: part })
  }
  parser.on('text', add(false))
  parser.on('cdata', add(true))
  parser.on('closetag', () => {
    if (open?.depth === depth) {
      const { start, name, verify, parts } = open
      if (credentials.length >= most) throw new CredentialError('ERR_LIMIT', `the file carries more than ${most} credentials`)
      credentials.push({ start, end: parser.position, name, verify, body: bodyOf(parts) })
      open = undefined
    }
    depth -= 1
  })
  parser.write(text).close()
  if (root === undefined) throw refused('the XML has no root element')
  return { credentials, root, prefixes }
}

/** From the first CDATA section to the last, since white space around them is layout; without any, the text. */
function bodyOf(parts: Open['parts']): string {
  const first = parts.findIndex(({ cdata }) => cdata)
  const last = parts.findLastIndex(({ cdata }) => cdata)
  const whole = (from: number, to: number): string =>
    parts
      .slice(from, to)
      .map(({ text }) => text)
      .join('')
  return first < 0 ? whole(0, parts.length).trim() : whole(first, last + 1)
}

/** Of each element the document where there is one; else the token or the address that its attribute holds. */
export const carriedBy = ({ credentials }: Markup, container: string): readonly Carried[] =>
  credentials.flatMap(({ name, verify, body }) => {
    const isDocument = body.trim() !== ''
    const text = isDocument ? body : (verify ?? '')
    return text.trim() === '' ? [] : [{ text, found: { container, place: isDocument ? name : `${name}/@verify` } }]
  })
