/** XML as a tree, with its namespaces: what a signature over it needs, and no more. @module */
import { SaxesParser, type SaxesTagNS } from 'saxes'
import { fromBase64 } from '../../lib/bytes.ts'
import { CredentialError, credentialError } from '../../lib/errors.ts'

export interface XmlElement {
  /** As it is written, prefix included. */
  readonly name: string
  readonly prefix: string
  readonly local: string
  /** Its namespace; empty where it has none. */
  readonly uri: string
  readonly attributes: readonly XmlAttribute[]
  /** Namespaces declared here, by prefix; the default one under the empty prefix. */
  readonly declared: ReadonlyMap<string, string>
  readonly parent: XmlElement | undefined
  readonly children: readonly XmlNode[]
}
export type XmlNode = XmlElement | XmlInstruction | string
export interface XmlAttribute {
  readonly name: string
  readonly prefix: string
  readonly local: string
  readonly uri: string
  readonly value: string
}
export interface XmlInstruction {
  readonly target: string
  readonly body: string
}
export interface XmlDocument {
  readonly root: XmlElement
  /** Instructions before and behind the root. */
  readonly before: readonly XmlInstruction[]
  readonly after: readonly XmlInstruction[]
}

/** The largest of the national lists has 2 MB and 20 000 elements. What is counted is read before anybody knows who signed it. */
const most = { text: 32 * 2 ** 20, depth: 100, nodes: 500_000, attributes: 64 }

export const refused = (message: string, cause?: unknown): CredentialError => new CredentialError('ERR_TRUSTED_LIST', message, { cause })
export const tooMuch = (what: string): CredentialError =>
  new CredentialError('ERR_LIMIT', `the trusted list has more ${what} than are read`)

interface Growing extends XmlElement {
  readonly children: XmlNode[]
}

/**
 * Comments are left out, which no signature of a list covers. Nothing is expanded, run or fetched.
 * @throws CredentialError `ERR_TRUSTED_LIST`, `ERR_LIMIT`.
 */
export function readXml(text: string): XmlDocument {
  if (text.length > most.text) throw tooMuch('characters')
  try {
    return read(text)
  } catch (error) {
    throw credentialError(error, 'ERR_TRUSTED_LIST', 'the trusted list is no well-formed XML')
  }
}

function read(text: string): XmlDocument {
  const parser = new SaxesParser({ xmlns: true })
  const [before, after]: [XmlInstruction[], XmlInstruction[]] = [[], []]
  let root: XmlElement | undefined
  let open: Growing | undefined
  let [nodes, depth, attributes] = [0, 0, 0]
  const count = () => {
    if (++nodes > most.nodes) throw tooMuch('elements')
  }
  parser.on('doctype', () => {
    throw refused('the trusted list has a document type, which could declare entities')
  })
  parser.on('attribute', () => {
    if (++attributes > most.attributes) throw tooMuch('attributes of one element')
  })
  parser.on('opentag', (tag) => {
    count()
    attributes = 0
    if (++depth > most.depth) throw tooMuch('levels')
    const element = elementOf(tag, open)
    open?.children.push(element)
    root ??= element
    open = element
  })
  const add = (part: string) => {
    count()
    open?.children.push(part)
  }
  parser.on('text', add)
  parser.on('cdata', add)
  parser.on('processinginstruction', ({ target, body }) => {
    count()
    const into: XmlNode[] = open?.children ?? (root === undefined ? before : after)
    into.push({ target, body })
  })
  parser.on('closetag', () => {
    depth -= 1
    open = open?.parent as Growing | undefined
  })
  parser.write(text).close()
  if (root === undefined) throw refused('the trusted list is empty')
  return { root, before, after }
}

const elementOf = ({ name, prefix, local, uri, attributes, ns }: SaxesTagNS, parent: XmlElement | undefined): Growing => ({
  name,
  prefix,
  local,
  uri,
  attributes: Object.values(attributes).filter((each) => each.prefix !== 'xmlns' && each.name !== 'xmlns'),
  declared: new Map(Object.entries(ns ?? {})),
  parent,
  children: [],
})

export const isElement = (node: XmlNode): node is XmlElement => typeof node === 'object' && 'children' in node

/** The elements directly inside that have one of the names, of one namespace. */
export const elements = (inside: XmlElement | undefined, uri: string, ...names: readonly string[]): readonly XmlElement[] =>
  inside?.children.filter(isElement).filter((each) => each.uri === uri && names.includes(each.local)) ?? []

/** The first that a path of names leads to. */
export function elementAt(inside: XmlElement | undefined, uri: string, ...path: readonly string[]): XmlElement | undefined {
  let found = inside
  for (const name of path) found = elements(found, uri, name)[0]
  return found
}

/** What is written directly inside, white space around it aside. */
export const textIn = (element: XmlElement | undefined): string | undefined =>
  element?.children
    .filter((node) => typeof node === 'string')
    .join('')
    .trim()

/** A truth value in any of the four spellings of XML Schema (part 2, section 3.2.2.1). */
export function booleanOf(text: string | undefined): boolean | undefined {
  const value = text?.trim()
  return value === 'true' || value === '1' ? true : value === 'false' || value === '0' ? false : undefined
}

/** What is written there in base64, over as many lines as somebody liked. */
export const octetsIn = (element: XmlElement | undefined): Uint8Array<ArrayBuffer> | undefined =>
  fromBase64((textIn(element) ?? '').replace(/\s+/g, ''))

export const attribute = (element: XmlElement | undefined, name: string): string | undefined =>
  element?.attributes.find((each) => each.name === name)?.value
