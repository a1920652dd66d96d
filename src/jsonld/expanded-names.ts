/** What each member of a document stands for, as the conversion to RDF has it (JSON-LD 1.1 API section 5.1.2, steps 7 to 13). @module */
import { CredentialError } from '../lib/errors.ts'
import { type Document, isObject, list, type Pointer, pointer } from '../lib/json.ts'
import type { ActiveContext } from './active-context.ts'
import { derive, rootContext } from './context-processing.ts'
import { contextName, knowAll } from './contexts.ts'
import { elementContext } from './element-context.ts'
import { expandIri } from './iri-expansion.ts'
import { isUnhandled, isUnloaded, unhandled } from './outcome.ts'

export interface ExpandedName {
  readonly name: string
  readonly iri: string
  readonly path: Pointer
}

/**
 * @param own The caller's contexts.
 * @returns `undefined` for a document that is left to `jsonld`.
 */
export async function expandedNames(
  document: Document,
  own: Readonly<Record<string, Document>>,
): Promise<readonly ExpandedName[] | undefined> {
  await knowAll()
  if (Object.keys(own).some((url) => contextName(url) !== undefined)) return undefined
  for (;;) {
    const found: ExpandedName[] = []
    try {
      visit(document, undefined, rootContext(), '', found)
      return found
    } catch (error) {
      if (isUnhandled(error) || (error instanceof CredentialError && error.code === 'ERR_CONTEXT')) return undefined
      if (!isUnloaded(error)) throw error
      await error.load()
    }
  }
}

/** @param key the member that the object is a value of */
function visit(element: Document, key: string | undefined, inherited: ActiveContext, path: Pointer, found: ExpandedName[]): void {
  const { active } = elementContext(element, Object.keys(element), inherited, key === undefined ? undefined : inherited.terms.get(key))
  for (const [name, value] of Object.entries(element)) {
    if (name === '@context') continue
    const iri = expandIri(active, name, true)
    const place = pointer(path, name)
    if (iri !== null) found.push({ name, iri, path: place })
    const { type, container = [], scoped } = active.terms.get(name) ?? {}
    if (container.includes('@index') || container.includes('@id')) throw unhandled('an index or id map')
    // what it holds are no members
    if (type === '@json' || container.includes('@language')) continue
    const inner = scoped === undefined ? active : derive(active, scoped, 'byProperty')
    for (const [index, item] of list(value).entries())
      if (isObject(item)) visit(item, name, inner, Array.isArray(value) ? pointer(place, index) : place, found)
  }
}
