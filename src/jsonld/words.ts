/**
 * What safe mode objects to, in words for people: what is wrong, and what to write instead where that is clear. Of an
 * object whose type nobody defines, the type alone is told: its members mean nothing because of it.
 *
 * @module
 */
import { type Document, isObject, keysOf, list, own, pointer } from '../lib/json.ts'
import type { Check } from '../lib/report.ts'
import { builtInDocument, shortened } from './context-documents.ts'
import { contextName, knowAll, knownAddresses } from './contexts.ts'

/** The checks of safe mode, each a sentence. */
export async function inWords(checks: readonly Check[], document: Document): Promise<readonly Check[]> {
  await knowAll()
  const said = checks.map(read)
  const holders = new Set(said.flatMap(({ type, holder }) => (type === undefined ? [] : [holder])))
  const told = said.filter(({ name, type, holder }) => type !== undefined || name === undefined || !holders.has(holder))
  return Promise.all(told.map(async (one) => ({ ...one.check, message: await sentence(one, document) })))
}

interface Said {
  readonly check: Check
  /** The member or the type that no context defines. */
  readonly name?: string
  readonly type?: string
  /** Where the object stands that has it. */
  readonly holder: string
  /** The specification's name of what is wrong with it as JSON-LD. */
  readonly reason?: string
}

function read(check: Check): Said {
  const { code, message, path = '' } = check
  const keys = keysOf(path)
  const type = code === 'ERR_UNDEFINED_TERM' ? /defines the type (".*")\.$/s.exec(message)?.[1] : undefined
  const holder = pointer('', ...keys.slice(0, -1))
  if (type !== undefined) return { check, type: JSON.parse(type) as string, name: JSON.parse(type) as string, holder }
  const name = code === 'ERR_UNDEFINED_TERM' && /^No context .* defines "/.test(message) ? keys.at(-1) : undefined
  const reason = code === 'ERR_JSONLD' ? /^This is not valid JSON-LD: (.*)\.$/s.exec(message)?.[1] : undefined
  return { check, holder, ...(name !== undefined && { name }), ...(reason !== undefined && { reason }) }
}

async function sentence({ check, name, type, reason }: Said, document: Document): Promise<string> {
  if (name !== undefined) {
    const what = `${type === undefined ? '' : 'the type '}“${shortened(name)}”`
    return `No context of the document defines ${what}, so no signature would cover what it means: ${await cureOf(name, document)}.`
  }
  if (reason !== undefined) return ofReason(reason)
  const [need] = check.code === 'ERR_CONTEXT' ? (check.detail?.needs ?? []) : []
  const meant = need && (await addressMeant(need.url))
  return meant === undefined ? check.message : check.message.replace(/\.$/, `: write ${meant}.`)
}

const absolute = 'write the whole address, such as https://example.org/… or urn:uuid:…'
const reasons: Readonly<Record<string, string>> = {
  'empty object': 'This object says nothing: leave it out, or give it a member that a context defines.',
  'object with only @id': 'This object has an id and nothing else, and nothing refers to it: leave it out.',
  'free-floating scalar': 'A lone value says nothing here: an object is expected.',
  'relative object reference': `This is no address: ${absolute}.`,
  'relative @id reference': `This id is no address: ${absolute}.`,
  'invalid @id value': 'An id is a text: write it in quotes.',
  'invalid type value': 'A type is a text: write its name in quotes.',
  'invalid @language value': 'The language is none: write a language tag such as en or pt-BR.',
  'invalid language map value': 'Each language has a text of its own, such as {"en": "…"}.',
  'null @value value': 'A value of null says nothing: leave it out.',
  'invalid typed value': 'The type of the value is no address of a datatype.',
}

function ofReason(reason: string): string {
  const known = Object.hasOwn(reasons, reason) ? reasons[reason] : undefined
  if (known !== undefined) return known
  const redefined = /^protected term redefinition \((.*)\)$/s.exec(reason)?.[1]
  return redefined === undefined
    ? `This is not valid JSON-LD: ${reason}.`
    : `A context gives “${redefined}” another meaning, which a context before it forbids: leave one of the two out.`
}

/** Contexts that people forget, by what they are for: the first that defines the name is named. */
const forgotten: readonly string[] = [
  'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
  'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json',
  'https://w3id.org/security/data-integrity/v2',
  'https://w3id.org/security/suites/ed25519-2020/v1',
  'https://w3id.org/security/suites/jws-2020/v1',
  'https://www.w3.org/ns/credentials/status/v1',
  'https://w3id.org/vc/status-list/2021/v1',
  'https://w3id.org/security/multikey/v1',
  'https://www.w3.org/ns/credentials/v2',
]

async function cureOf(name: string, document: Document): Promise<string> {
  const stated = list(own(document, '@context')).filter((item): item is string => typeof item === 'string')
  const here = new Set(stated.map(contextName))
  const meant = nearest(name, await Promise.all(stated.map(termsOf)))
  if (meant !== undefined) return `write “${meant}”`
  // every context of these has them: there is none (and Indonesian is not meant)
  if (name === 'id' || name === 'type') return 'add https://www.w3.org/ns/credentials/v2 to “@context”'
  if (isLanguageTag(name)) return 'write one text here, for its context does not foresee several languages'
  for (const url of forgotten) {
    if (!here.has(url) && Object.hasOwn(await termsOf(url), name)) return `add ${url} to “@context”`
  }
  return 'leave it out, or add a context that defines it'
}

/** The terms of a built-in context that hold everywhere, and those of one type or member with `deep`. */
const termsOf = async (url: string): Promise<Document> =>
  Object.assign({}, ...list(own(await builtInDocument(url), '@context')).filter(isObject)) as Document

function* namesIn(terms: Document): Generator<string> {
  for (const [name, definition] of Object.entries(terms)) {
    if (!name.startsWith('@')) yield name
    for (const inner of list(own(definition, '@context'))) if (isObject(inner)) yield* namesIn(inner)
  }
}

const isLanguageTag = (name: string): boolean => /^(?:[a-z]{2}|[a-z]{2,3}-[A-Z]{2})$/.test(name)

const lettersOf = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]/g, '')

/** A name of the document's contexts that differs in nothing but capitals, dashes and the like. */
function nearest(name: string, contexts: readonly Document[]): string | undefined {
  const letters = lettersOf(name)
  if (letters === '') return undefined
  for (const terms of contexts) {
    for (const known of namesIn(terms)) if (known !== name && lettersOf(known) === letters) return known
  }
  return undefined
}

const hostAndPath = (url: string): string =>
  url
    .toLowerCase()
    .replace(/^https?:\/\/(?:www\.)?/, '')
    .replace(/[/#]+$/, '')

/** None of the known addresses is as long, and to look at the end of one takes the square of its length. */
const longestAddress = 500

/** The address of a known context that was meant: another scheme, a slash too many. */
async function addressMeant(url: string): Promise<string | undefined> {
  if (url.length > longestAddress) return undefined
  const wanted = hostAndPath(url)
  return knownAddresses().find((known) => hostAndPath(known) === wanted)
}
