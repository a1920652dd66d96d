/**
 * A document to RDF: Expansion (JSON-LD 1.1 API section 5.1), Node Map Generation (section 7.2) and Deserialize JSON-LD to
 * RDF (section 8.1) in one walk. Node objects become quads as they are met; nothing is expanded that is not written.
 *
 * @module
 */
import { CredentialError } from '../lib/errors.ts'
import { at, type Document, isObject, own, pointer } from '../lib/json.ts'
import { type ActiveContext, type TermDefinition, termOf } from './active-context.ts'
import { rootContext } from './context-processing.ts'
import {
  type Conversion,
  type ConversionOptions,
  invalid,
  refuseDeeper,
  type Standing,
  startConversion,
  undefinedName,
} from './conversion.ts'
import { add, type Dataset, describe, newBlank, type Term } from './dataset.ts'
import { type ElementContext, elementContext } from './element-context.ts'
import { expandReference } from './iri-expansion.ts'
import { isLanguageTag } from './keywords.ts'
import { few, type Keyword, type Members, membersOf, type Property } from './members.ts'
import { rdf } from './n-quads.ts'
import { atHand, unhandled } from './outcome.ts'
import { addProperty, type Owner, valueObjects } from './property.ts'
import { referenceTerm } from './reference-term.ts'

/**
 * The quads of a whole document.
 * @param options `findings` takes what is objected to; without it the first objection is thrown
 */
export function documentToRdf(document: Document, options: ConversionOptions): Dataset {
  const conversion = startConversion(objectTerm, options)
  const root = { key: undefined, active: rootContext(), graph: '', droppable: true }
  try {
    if (!addTopGraph(conversion, document, root)) objectTerm(conversion, document, root)
  } catch (error) {
    throw located(error, conversion, document)
  }
  return conversion.dataset
}

/** An error of a context, which knows not where it is, with the place. */
function located(error: unknown, { path }: Conversion, document: Document): unknown {
  if (!(error instanceof CredentialError) || error.path !== undefined) return error
  const element = pointer('', ...path)
  const hasContext = own(at(document, element), '@context') !== undefined
  const { code, message, needs } = error
  return new CredentialError(code, message, { path: hasContext ? pointer(element, '@context') : element, ...(needs && { needs }) })
}

/** A document of nothing but a context and `@graph` is the default graph (section 5.1, last steps). */
function addTopGraph(conversion: Conversion, document: Document, root: Standing): boolean {
  const graph = own(document, '@graph')
  if (typeof graph !== 'object' || graph === null) return false
  if (Object.keys(document).some((key) => key !== '@graph' && key !== '@context')) return false
  const { active } = elementContext(document, [], root.active, undefined)
  conversion.path.push('@graph')
  for (const [index, item] of Array.isArray(graph) ? graph.entries() : [[undefined, graph] as const]) {
    if (item === null) continue
    if (index !== undefined) conversion.path.push(index)
    if (isObject(item)) objectTerm(conversion, item, { ...root, active })
    else if (Array.isArray(item)) throw unhandled('arrays in arrays')
    else invalid(conversion, 'free-floating scalar')
    if (index !== undefined) conversion.path.pop()
  }
  conversion.path.pop()
  return true
}

/** An object of the document as the object of a quad, having added whatever it says itself. Nothing where it was objected to. */
function objectTerm(conversion: Conversion, element: Document, standing: Standing): Term | undefined {
  refuseDeeper(conversion)
  const keys = Object.keys(element)
  const definition = standing.key === undefined ? undefined : standing.active.terms.get(standing.key)
  const contexts = elementContext(element, keys, standing.active, definition)
  const members = membersOf(conversion, keys, contexts.active)
  if (members.isValue) {
    if (members.properties.length > 0) throw unhandled('a value object with properties')
    const term = atHand(valueObjects).valueObjectTerm(conversion, element, members.keywords, contexts)
    return droppable(standing, contexts) ? invalid(conversion, 'object with only @value') : term
  }
  return nodeTerm(conversion, element, members, contexts, standing)
}

const droppable = ({ droppable, key }: Standing, { active }: ElementContext): boolean =>
  droppable || (key !== undefined && active.terms.get(key)?.container?.includes('@graph') === true)

function nodeTerm(
  conversion: Conversion,
  element: Document,
  { keywords, properties }: Members,
  contexts: ElementContext,
  standing: Standing,
): Term | undefined {
  const { idKey, typeKey, languageKey } = keysOf(keywords)
  const subject = idKey === undefined ? newBlank(conversion.dataset) : nodeId(conversion, element[idKey], idKey, contexts.active)
  if (subject === undefined) return undefined
  if (idKey !== undefined && keywords.length + properties.length > 1) describe(conversion.dataset, subject, standing.graph)
  const typed = addTypes(conversion, element, typeKey, contexts.forTypes, { subject, graph: standing.graph })
  let said = addProperties(conversion, element, properties, { subject, graph: standing.graph, active: contexts.active }, typed)
  if (statesLanguage(conversion, element, languageKey)) {
    if (!said && idKey === undefined) return invalid(conversion, 'object with only @language')
    said = true
  }
  if (!said && droppable(standing, contexts)) return invalid(conversion, idKey === undefined ? 'empty object' : 'object with only @id')
  return { text: subject, written: 'plain' }
}

/** Whether anything is said, by a property or before. */
function addProperties(
  conversion: Conversion,
  element: Document,
  properties: readonly Property[],
  owner: Owner,
  saidBefore: boolean,
): boolean {
  const apart = conversion.path.length === 0 ? conversion.apart : undefined
  let others = saidBefore
  let alone = false
  for (const property of properties) {
    const from = conversion.dataset.quads.length
    const says = addProperty(conversion, element[property.key], property, owner)
    if (apart?.key !== property.key) others ||= says
    else {
      apart.quads = { from, to: conversion.dataset.quads.length }
      alone = says
    }
  }
  if (apart !== undefined) apart.othersSay = others
  return others || alone
}

interface NodeKeys {
  readonly idKey: string | undefined
  readonly typeKey: string | undefined
  readonly languageKey: string | undefined
}

/** The members for the keywords of a node object. Two for one would collide; a rare keyword is left to `jsonld`. */
function keysOf(keywords: readonly Keyword[]): NodeKeys {
  let idKey: string | undefined
  let typeKey: string | undefined
  let languageKey: string | undefined
  for (const { key, keyword } of keywords) {
    const before = keyword === '@id' ? idKey : keyword === '@type' ? typeKey : languageKey
    if (before !== undefined) throw unhandled('two members for one keyword')
    if (keyword === '@id') idKey = key
    else if (keyword === '@type') typeKey = key
    else if (keyword === '@language') languageKey = key
    else throw unhandled(`${keyword} in a node object`)
  }
  return { idKey, typeKey, languageKey }
}

/** Step 13.4.8, in a node object, as Open Badges 2.0 has it: it has to be well formed, and is not converted to RDF. */
function statesLanguage(conversion: Conversion, element: Document, key: string | undefined): boolean {
  const language = key === undefined ? null : element[key]
  if (language === null) return false
  if (typeof language !== 'string' || !isLanguageTag(language)) invalid(conversion, 'invalid @language value', key ?? '')
  return true
}

/** Step 13.4.3. */
function nodeId(conversion: Conversion, value: unknown, key: string, active: ActiveContext): string | undefined {
  if (typeof value !== 'string') return invalid(conversion, 'invalid @id value', key)
  return referenceTerm(conversion, expandReference(active, value, false)) ?? invalid(conversion, 'relative @id reference', key)
}

/** Step 13.4.4, and section 8.1 step 1.3.2.2.1. Whether there is any type. */
function addTypes(
  conversion: Conversion,
  element: Document,
  key: string | undefined,
  active: ActiveContext,
  { subject, graph }: { readonly subject: string; readonly graph: string },
): boolean {
  if (key === undefined) return false
  const value = element[key]
  const types: readonly unknown[] = Array.isArray(value) ? value : [value]
  const terms: (string | undefined)[] = []
  for (const type of types) {
    const term = typeof type === 'string' ? typeTerm(conversion, type, active, key) : invalid(conversion, 'invalid type value', key)
    if (term === undefined) continue
    if (terms.length > few || terms.includes(term)) conversion.dataset.repeats = true
    terms.push(term)
    add(conversion.dataset, subject, rdf.type, { text: term, written: 'plain' }, graph)
  }
  return types.length > 0
}

function typeTerm(conversion: Conversion, type: string, active: ActiveContext, key: string): string | undefined {
  const definition: TermDefinition | undefined = active.terms.get(type)
  const term = definition && termOf(definition)
  if (term) return term
  return (
    referenceTerm(conversion, expandReference(active, type, true)) ??
    undefinedName(conversion, `the type ${JSON.stringify(type.slice(0, 100))}`, key)
  )
}
