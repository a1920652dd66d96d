/** Which contexts hold for a node object: the first half of Expansion (JSON-LD 1.1 API section 5.1.2, steps 7 to 11). @module */
import { type Document, own } from '../lib/json.ts'
import type { ActiveContext, TermDefinition } from './active-context.ts'
import { derive } from './context-processing.ts'
import { expandIri } from './iri-expansion.ts'
import { unhandled } from './outcome.ts'

export interface ElementContext {
  /** For members. */
  readonly active: ActiveContext
  /** For the values of `@type`: before contexts that are scoped by type. */
  readonly forTypes: ActiveContext
}

export function elementContext(
  element: Document,
  keys: readonly string[],
  inherited: ActiveContext,
  definition: TermDefinition | undefined,
): ElementContext {
  let active = inherited
  if (inherited.previous !== undefined && !keepsTypeScope(element, keys, inherited)) active = inherited.previous
  if (definition?.scoped !== undefined) active = derive(active, definition.scoped, 'byProperty')
  if (Object.hasOwn(element, '@context')) active = derive(active, own(element, '@context'), 'embedded')
  return { active: typeScoped(element, keys, active), forTypes: active }
}

/** Step 7: type-scoped contexts end at the next node object, but not at a value object or a reference. */
function keepsTypeScope(element: Document, keys: readonly string[], active: ActiveContext): boolean {
  if (keys.length > 2 || Object.hasOwn(element, '@context')) return false
  return keys.some((key) => {
    const iri = expandIri(active, key, true)
    return iri === '@value' || (iri === '@id' && keys.length === 1)
  })
}

/** Step 11: the contexts of the node's types, in lexicographical order of the types. */
function typeScoped(element: Document, keys: readonly string[], before: ActiveContext): ActiveContext {
  let active = before
  let found = false
  for (const key of keys) {
    const definition = before.terms.get(key)
    if ((definition === undefined ? expandIri(before, key, true) : definition.iri) !== '@type') continue
    if (found) throw unhandled('two members for @type')
    found = true
    active = withTypes(element[key], before)
  }
  return active
}

function withTypes(value: unknown, before: ActiveContext): ActiveContext {
  const types: readonly unknown[] = Array.isArray(value) ? value : [value]
  let active = before
  for (const type of types.length > 1 ? types.toSorted() : types) {
    const scoped = typeof type === 'string' ? before.terms.get(type)?.scoped : undefined
    if (scoped !== undefined) active = derive(active, scoped, 'byType')
  }
  return active
}
