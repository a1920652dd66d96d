/** The values of one property (JSON-LD 1.1 API section 5.1.2, steps 13.5 to 13.13). @module */

import type { Awaitable } from '../lib/awaitable.ts'
import { isObject, pointer } from '../lib/json.ts'
import { loadOnce } from '../lib/load-once.ts'
import { type ActiveContext, type TermDefinition, termOf } from './active-context.ts'
import { derive } from './context-processing.ts'
import { type Conversion, invalid } from './conversion.ts'
import { add, newBlank, type Term } from './dataset.ts'
import { expandReference } from './iri-expansion.ts'
import type { Property } from './members.ts'
import { rdf } from './n-quads.ts'
import { atHand, unhandled } from './outcome.ts'
import { referenceTerm } from './reference-term.ts'
import { nativeTerm, stringTerm } from './value-expansion.ts'

/** The node whose property it is. */
export interface Owner {
  readonly subject: string
  readonly graph: string
  readonly active: ActiveContext
}

/** Adds the quads of one property. Whether it says anything: a `null` says nothing, an empty array does. */
export function addProperty(conversion: Conversion, value: unknown, { key, predicate, definition }: Property, owner: Owner): boolean {
  if (definition?.type === '@json') return addJson(conversion, value, key, predicate, definition, owner)
  if (value === null || value === undefined) return false
  const active = definition?.scoped === undefined ? owner.active : derive(owner.active, definition.scoped, 'byProperty')
  const inner = active === owner.active ? definition : active.terms.get(key)
  if (definition?.reverse || inner?.reverse) throw unhandled('a reverse property')
  // a keyword there would be asked how the value is expanded (section 5.3.2)
  if (inner !== undefined && termOf(inner) === '') throw unhandled('a property that becomes a keyword')
  if (inner?.type === '@json') throw unhandled('a JSON literal in a scoped context')
  conversion.path.push(key)
  const terms = termsOf(conversion, value, { key, definition, inner, active, graph: owner.graph })
  conversion.path.pop()
  addTerms(conversion, terms, predicate, owner)
  return definition?.container?.includes('@graph') === true ? terms.length > 0 : true
}

/** Adds one quad for each value; equal ones may come from equal values. */
function addTerms({ dataset }: Conversion, terms: readonly Term[], predicate: string, { subject, graph }: Owner): void {
  if (predicate === rdf.type) dataset.repeats = true
  if (!dataset.repeats && terms.length > 1 && new Set(terms.map(({ text }) => text)).size < terms.length) dataset.repeats = true
  for (const term of terms) add(dataset, subject, predicate, predicate === rdf.type ? { ...term, written: 'property' } : term, graph)
}

/** Where values stand. */
interface Setting {
  readonly key: string
  /** What says which container the values are in: before the property's own scoped context. */
  readonly definition: TermDefinition | undefined
  /** What says how they are coerced: within it. */
  readonly inner: TermDefinition | undefined
  readonly active: ActiveContext
  readonly graph: string
}

function termsOf(conversion: Conversion, value: unknown, setting: Setting): readonly Term[] {
  const container = setting.definition?.container
  if (container?.includes('@index') || container?.includes('@id')) throw unhandled('an index or id map')
  if (container?.includes('@language') && isObject(value)) return atHand(valueObjects).languageMapTerms(conversion, value, setting.active)
  if (container?.includes('@graph')) return eachTerm(conversion, value, setting, graphTerm)
  const terms = eachTerm(conversion, value, setting, valueTerm)
  return container?.includes('@list') ? [listTerm(conversion, terms, setting.graph)] : terms
}

/** Many documents write each value plainly, in no language. */
export const valueObjects: () => Awaitable<typeof import('./value-object.ts')> = /* @__PURE__ */ loadOnce(() => import('./value-object.ts'))

type Convert = (conversion: Conversion, value: unknown, setting: Setting) => Term | undefined

/** A value, or each of an array; `null` among them says nothing. */
function eachTerm(conversion: Conversion, value: unknown, setting: Setting, convert: Convert): readonly Term[] {
  if (!Array.isArray(value)) {
    const term = convert(conversion, value, setting)
    return term === undefined ? [] : [term]
  }
  const terms: Term[] = []
  for (let index = 0; index < value.length; index++) {
    const item: unknown = value[index]
    if (item === null || item === undefined) continue
    if (Array.isArray(item)) throw unhandled('arrays in arrays')
    conversion.path.push(index)
    const term = convert(conversion, item, setting)
    conversion.path.pop()
    if (term !== undefined) terms.push(term)
  }
  return terms
}

function valueTerm(conversion: Conversion, value: unknown, { key, inner, active, graph }: Setting): Term | undefined {
  if (typeof value === 'string') {
    if (inner?.type === '@id' || inner?.type === '@vocab') return reference(conversion, value, inner.type === '@vocab', active)
    return stringTerm(value, active, inner)
  }
  if (typeof value === 'number' || typeof value === 'boolean') return nativeTerm(value, inner)
  if (isObject(value)) return conversion.objectTerm(conversion, value, { key, active, graph, droppable: false })
  throw unhandled('a value that is not JSON')
}

/** Section 5.3.2, steps 1 and 2. */
function reference(conversion: Conversion, value: string, vocab: boolean, active: ActiveContext): Term | undefined {
  const text = referenceTerm(conversion, expandReference(active, value, vocab))
  return text === undefined ? invalid(conversion, 'relative object reference') : { text, written: 'plain' }
}

/** Step 13.12: each value is a graph of its own, under a new blank node. */
function graphTerm(conversion: Conversion, value: unknown, { key, active }: Setting): Term | undefined {
  if (!isObject(value)) return invalid(conversion, 'a value that is no node object in a graph container')
  const graph = newBlank(conversion.dataset)
  const node = conversion.objectTerm(conversion, value, { key, active, graph, droppable: true })
  return node === undefined ? undefined : { text: graph, written: 'plain' }
}

/** List Conversion (section 8.3). */
function listTerm({ dataset }: Conversion, items: readonly Term[], graph: string): Term {
  let head: Term = { text: rdf.nil, written: 'plain' }
  for (const item of items.toReversed()) {
    const cell = newBlank(dataset)
    add(dataset, cell, rdf.first, item, graph)
    add(dataset, cell, rdf.rest, head, graph)
    head = { text: cell, written: 'plain' }
  }
  return head
}

const jsonLiterals = /* @__PURE__ */ loadOnce(() => import('./json-literal.ts'))

/** A JSON literal (JSON-LD 1.1 section 4.2.2): whatever it is, `null` too. */
function addJson(
  conversion: Conversion,
  value: unknown,
  key: string,
  predicate: string,
  { container, scoped, reverse }: TermDefinition,
  { subject, graph }: Owner,
): boolean {
  if (scoped !== undefined || reverse || container?.some((name) => name !== '@set')) throw unhandled('a JSON literal in a rare place')
  const text = atHand(jsonLiterals).jsonLiteral(value, conversion.depth - conversion.path.length - 1, pointer('', ...conversion.path, key))
  add(conversion.dataset, subject, predicate, { text, written: 'inexact' }, graph)
  return true
}
