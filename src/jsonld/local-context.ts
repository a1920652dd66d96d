/** A context that stands in a document, term by term (JSON-LD 1.1 API section 4.1.2, step 5). @module */
import { type Document, isObject } from '../lib/json.ts'
import { type ActiveContext, activeContext, type TermDefinition } from './active-context.ts'
import { type ContextInProgress, createTermDefinition, type LocalContext } from './create-term-definition.ts'
import { expandIri } from './iri-expansion.ts'
import { isAbsolute, isLanguageTag } from './keywords.ts'
import { refusal, unhandled } from './outcome.ts'

/** Members of a context that are handled here; the others with the form of a keyword are rare. */
const members = new Set(['@version', '@vocab', '@language', '@protected'])
const rare = ['@base', '@context', '@direction', '@import', '@propagate', 'hasOwnProperty', '__proto__']

/** Section 4.1.2 for whatever a context holds: contexts in it are processed by it. */
export type ProcessAll = (active: ActiveContext, locals: readonly unknown[], override: boolean) => ActiveContext

/** Step 5.4 on: a context definition. */
export function processObject(active: ActiveContext, local: Document, override: boolean, processAll: ProcessAll): ActiveContext {
  let plain = active.plain && Object.keys(local).every((term) => !term.includes(':'))
  const settled = (made: ContextInProgress, previous: ActiveContext | undefined): ActiveContext =>
    activeContext({ ...made, plain, previous })
  const made = defineTerms({ ...active, terms: new Map(active.terms) }, local, override, (soFar, term) => {
    if (isPrefixOfNothing(soFar.terms.get(term))) plain = false
    validateScoped(settled({ ...soFar }, undefined), local[term], processAll)
  })
  return settled(made, active.previous)
}

const isPrefixOfNothing = (definition: TermDefinition | undefined): boolean => definition?.prefix === true && definition.iri === null

/** @param look at each term, after it is defined */
export function defineTerms(
  { terms, vocab, language, guarded }: ContextInProgress,
  local: Document,
  override: boolean,
  look: (soFar: ContextInProgress, term: string) => void,
): ContextInProgress {
  for (const member of rare) if (Object.hasOwn(local, member)) throw unhandled(`${member} in a context`)
  const result: ContextInProgress = { terms, vocab, language, guarded }
  const defined = new Map<string, boolean>()
  for (const member of members) if (Object.hasOwn(local, member)) defined.set(member, processMember(result, member, local[member]))
  const context: LocalContext = { active: result, local, defined }
  for (const term of Object.keys(local)) {
    if (members.has(term)) continue
    createTermDefinition(context, term, override)
    look(result, term)
  }
  return result
}

/** Steps 5.5 to 5.10, and what `@protected` says for all terms. */
function processMember(result: ContextInProgress, member: string, value: unknown): boolean {
  if (member === '@version' && value !== 1.1) throw refusal('invalid @version value')
  if (member === '@protected' && value !== true) throw unhandled('@protected that is not true')
  if (member === '@vocab') result.vocab = vocabulary(result, value)
  if (member === '@language') result.language = defaultLanguage(value)
  return true
}

function vocabulary(result: ContextInProgress, value: unknown): string | undefined {
  if (value === null) return undefined
  if (typeof value !== 'string') throw refusal('invalid vocab mapping')
  const iri = expandIri(result, value, true)
  if (iri === null || !isAbsolute(iri)) throw unhandled('a relative @vocab')
  return iri
}

function defaultLanguage(value: unknown): string | undefined {
  if (value === null) return undefined
  if (typeof value !== 'string' || !isLanguageTag(value)) throw refusal('invalid default language')
  return value.toLowerCase()
}

/** Section 4.2.2 step 21.3: a scoped context has to be valid where it is defined, used or not. */
function validateScoped(soFar: ActiveContext, definition: unknown, processAll: ProcessAll): void {
  if (!isObject(definition) || !Object.hasOwn(definition, '@context')) return
  const scoped = definition['@context']
  const locals: readonly unknown[] = Array.isArray(scoped) ? scoped : [scoped]
  if (locals.some((local) => typeof local === 'string')) throw unhandled('a scoped context by address')
  processAll(soFar, locals, true)
}
