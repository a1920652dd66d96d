/** Whether two term definitions mean the same, protection aside (JSON-LD 1.1 API section 4.2.2 step 27). @module */
import { isObject } from '../lib/json.ts'
import { type TermDefinition, termDefinition } from './active-context.ts'
import { isCompiled, isSameCompiled } from './compiled-context.ts'
import { refusal, unhandled } from './outcome.ts'

const sameDefinition = (a: TermDefinition, b: TermDefinition): boolean =>
  a.iri === b.iri &&
  a.reverse === b.reverse &&
  a.prefix === b.prefix &&
  a.type === b.type &&
  a.language === b.language &&
  sameContainer(a.container, b.container) &&
  sameScoped(a.scoped, b.scoped)

/** Step 27: a protected term may be defined again only to mean the same. */
export function keptProtected(previous: TermDefinition, definition: TermDefinition, term: string): TermDefinition {
  if (!sameDefinition(previous, definition)) throw refusal(`protected term redefinition (${term})`)
  return definition.protected ? definition : termDefinition({ ...definition, protected: true })
}

/** One that is compiled has lost its words: whether another one has the same is left to `jsonld`. */
function sameScoped(a: unknown, b: unknown): boolean {
  if (isCompiled(a) && isCompiled(b)) return isSameCompiled(a, b)
  if ((isCompiled(a) && isObject(b)) || (isCompiled(b) && isObject(a))) throw unhandled('a scoped context beside a built-in one')
  return sameJson(a, b)
}

/** The order of containers means nothing. */
const sameContainer = (a: readonly unknown[] | undefined, b: readonly unknown[] | undefined): boolean =>
  a === undefined || b === undefined ? a === b : sameJson(a.toSorted(), b.toSorted())

/** Equal JSON; the members of objects in any order. */
function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((item, index) => sameJson(item, b[index]))
  if (!isObject(a) || !isObject(b)) return false
  const names = Object.keys(a)
  return names.length === Object.keys(b).length && names.every((name) => Object.hasOwn(b, name) && sameMember(name, a[name], b[name]))
}

const sameMember = (name: string, a: unknown, b: unknown): boolean =>
  name === '@container' && Array.isArray(a) && Array.isArray(b) ? sameContainer(a, b) : sameJson(a, b)
