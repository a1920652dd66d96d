/** Create Term Definition (JSON-LD 1.1 API section 4.2). @module */
import { type Document, isObject } from '../lib/json.ts'
import { type TermDefinition, termDefinition } from './active-context.ts'
import { expandIri } from './iri-expansion.ts'
import { isAbsolute, isBlank, isKeyword, isLanguageTag, isReserved } from './keywords.ts'
import { refusal, unhandled } from './outcome.ts'
import { keptProtected } from './same-definition.ts'

/** An active context while a local context is added to it. */
export interface ContextInProgress {
  readonly terms: Map<string, TermDefinition>
  vocab: string | undefined
  language: string | undefined
  guarded: boolean
}

export interface LocalContext {
  readonly active: ContextInProgress
  readonly local: Document
  /** `false` while a term is being defined: meeting it again is a cycle (steps 1 and 2). */
  readonly defined: Map<string, boolean>
}

/** Members of a term definition that are handled; the others are rare. */
const handled = new Set(['@id', '@type', '@container', '@context', '@language', '@prefix', '@protected', '@reverse'])
const members = new Set([...handled, '@direction', '@index', '@nest'])

export function createTermDefinition(context: LocalContext, term: string, override: boolean): void {
  const { active, local, defined } = context
  const state = defined.get(term)
  if (state === true) return
  if (state === false) throw refusal(`cyclic IRI mapping (${term})`)
  defined.set(term, false)
  if (term === '@type') throw unhandled('@type as a term')
  if (isKeyword(term)) throw refusal(`keyword redefinition (${term})`)
  if (isReserved(term)) throw refusal(`reserved term (${term})`)
  if (term === '') throw refusal('invalid term definition (an empty term)')
  const previous = active.terms.get(term)
  active.terms.delete(term)
  const value = Object.hasOwn(local, term) ? local[term] : undefined
  const simple = typeof value === 'string' || value === null
  const entry = simple ? { '@id': value } : value
  if (!isObject(entry)) throw refusal(`invalid term definition (${term})`)
  refuseUnknownMembers(entry, term)
  const { iri, prefix } = iriMapping(context, term, entry, simple)
  const isProtected = protects(context, entry)
  defined.set(term, true)
  const definition = termDefinition({
    iri,
    reverse: '@reverse' in entry,
    type: typeMapping(context, entry, term),
    container: containerMapping(entry),
    scoped: '@context' in entry ? entry['@context'] : undefined,
    language: languageMapping(entry, term),
    prefix: prefixFlag(entry, term, iri, prefix),
    protected: isProtected,
  })
  if (iri === '@context' || iri === '@preserve') throw refusal(`invalid keyword alias (${term})`)
  if (isProtected) active.guarded = true
  const isKept = previous?.protected === true && !override
  if (isKept) active.guarded = true
  active.terms.set(term, isKept ? keptProtected(previous, definition, term) : definition)
}

function refuseUnknownMembers(entry: Document, term: string): void {
  for (const member of Object.keys(entry)) {
    if (!members.has(member)) throw refusal(`invalid term definition (${term})`)
    if (!handled.has(member)) throw unhandled(`${member} in a term definition`)
  }
}

/** Step 10: one by one, or all terms of the context. */
const protects = ({ defined }: LocalContext, entry: Document): boolean =>
  entry['@protected'] === true || (defined.get('@protected') === true && entry['@protected'] !== false)

interface IriMapping {
  readonly iri: string | null
  readonly prefix: boolean | undefined
}

/** Steps 13 to 18. */
function iriMapping(context: LocalContext, term: string, entry: Document, simple: boolean): IriMapping {
  if ('@reverse' in entry) return { iri: reverseMapping(context, term, entry), prefix: undefined }
  if (!('@id' in entry) || entry['@id'] === term) return { iri: impliedIri(context, term), prefix: undefined }
  const id = entry['@id']
  if (id === null) return { iri: null, prefix: undefined }
  if (typeof id !== 'string') throw refusal(`invalid IRI mapping (${term})`)
  if (!isKeyword(id) && isReserved(id)) throw refusal(`reserved @id value (${term})`)
  const iri = expandIn(context, id)
  if (iri === null || !(isAbsolute(iri) || isKeyword(iri))) throw refusal(`invalid IRI mapping (${term})`)
  // step 14.2.4: a term in the form of an IRI has to mean that IRI
  if (/(?::[^:])|\//.test(term) && expandTermAsIri(context, term) !== iri) throw refusal(`invalid IRI mapping (${term})`)
  return { iri, prefix: simple && term.indexOf(':') <= 0 && /[:/?#[\]@]$/.test(iri) }
}

/** IRI expansion that first defines what the value depends on. Terms defined on the way override nothing. */
const expandIn = (context: LocalContext, value: string): string | null =>
  expandIri(context.active, value, true, (name) => {
    if (Object.hasOwn(context.local, name)) createTermDefinition(context, name, false)
  })

function expandTermAsIri(context: LocalContext, term: string): string | null {
  const defined = new Map(context.defined).set(term, true)
  return expandIn({ ...context, defined }, term)
}

function reverseMapping(context: LocalContext, term: string, entry: Document): string {
  const reverse = entry['@reverse']
  if ('@id' in entry) throw refusal(`invalid reverse property (${term})`)
  if (typeof reverse !== 'string' || isReserved(reverse)) throw refusal(`invalid IRI mapping (${term})`)
  if ('@container' in entry) throw unhandled('a container of a reverse property')
  const iri = expandIn(context, reverse)
  if (iri === null || !isAbsolute(iri)) throw refusal(`invalid IRI mapping (${term})`)
  return iri
}

/** Steps 15 to 18: the term itself is a compact IRI or an IRI, or belongs to the vocabulary. */
function impliedIri({ active, local, defined }: LocalContext, term: string): string {
  const colon = term.indexOf(':')
  if (colon > 0) {
    const prefix = term.slice(0, colon)
    if (Object.hasOwn(local, prefix)) createTermDefinition({ active, local, defined }, prefix, false)
    const definition = active.terms.get(prefix)
    if (definition === undefined) return term
    if (definition.iri === null) throw unhandled('a prefix without an IRI')
    return definition.iri + term.slice(colon + 1)
  }
  if (active.vocab === undefined) throw refusal(`invalid IRI mapping (${term})`)
  return active.vocab + term
}

/** Step 12. */
function typeMapping(context: LocalContext, entry: Document, term: string): string | undefined {
  if (!('@type' in entry)) return undefined
  const type = entry['@type']
  if (typeof type !== 'string') throw refusal(`invalid type mapping (${term})`)
  if (type === '@id' || type === '@vocab' || type === '@json' || type === '@none') return type
  const iri = expandIn(context, type)
  if (iri === null || !isAbsolute(iri) || isBlank(iri)) throw refusal(`invalid type mapping (${term})`)
  return iri
}

const containers = new Set(['@list', '@set', '@language', '@index', '@id', '@graph'])

/** Step 19, for the containers that are in use: one, or one beside `@set`. */
function containerMapping(entry: Document): readonly string[] | undefined {
  if (!('@container' in entry)) return undefined
  const stated = entry['@container']
  const container: readonly unknown[] = Array.isArray(stated) ? stated : [stated]
  const names = container.filter((name): name is string => typeof name === 'string' && containers.has(name))
  const single = names.filter((name) => name !== '@set')
  const plain = names.length === container.length && names.length > 0 && single.length <= 1 && names.length - single.length <= 1
  if (!plain || (names.length > 1 && names.includes('@list'))) throw unhandled('a rare container')
  return names
}

/** Step 22. The specification leaves a malformed tag as it is; it would be written into N-Quads as it stands. */
function languageMapping(entry: Document, term: string): string | null | undefined {
  if (!('@language' in entry) || '@type' in entry) return undefined
  const language = entry['@language']
  if (language === null) return null
  if (typeof language !== 'string' || !isLanguageTag(language)) throw refusal(`invalid language mapping (${term})`)
  return language.toLowerCase()
}

/** Step 25. */
function prefixFlag(entry: Document, term: string, iri: string | null, implied: boolean | undefined): boolean | undefined {
  if (!('@prefix' in entry)) return implied
  const flag = entry['@prefix']
  if (/:|\//.test(term) || (iri !== null && isKeyword(iri))) throw refusal(`invalid term definition (${term})`)
  if (typeof flag !== 'boolean') throw refusal(`invalid @prefix value (${term})`)
  return flag
}
