/** What an inline context must not do in a signed document: give a second name to what has one, or make other addresses of those stated. @module */
import { type Document, isObject, list, own, type Pointer, pointer } from '../../lib/json.ts'
import { credentials, hidden, security } from './hidden-members.ts'

export interface InlineContext {
  readonly context: Document
  readonly path: Pointer | ''
}

/** A second name for one of these would be a second way to say what a known name says. */
const guarded = [credentials, security, 'https://purl.imsglobal.org/spec/vc/']

/** @throws CredentialError `ERR_HIDDEN_MEMBER`. */
export function refuseSecondNames(contexts: readonly InlineContext[]): void {
  for (const { context, path } of contexts) refuseIn(context, path)
}

/** An inline context may define terms of its own, and give no second name to what has one. */
function refuseIn(context: Document, path: Pointer | ''): void {
  for (const [term, definition] of Object.entries(context)) {
    const meaning = isObject(definition) ? (own(definition, '@id') ?? own(definition, '@reverse')) : definition
    const named = typeof meaning === 'string' ? expanded(meaning, context) : ''
    const alias = /^@[a-z]+$/i.test(named) && named !== `@${term}`
    if (!term.startsWith('@') && (alias || guarded.some((space) => named.startsWith(space)))) {
      throw hidden('An inline context gives a second name to something that has one.', pointer(path, term))
    }
    if (term === '@base') throw hidden('An inline context makes other addresses of those that the document states.', pointer(path, term))
    if (term === '@vocab' && guarded.some((space) => named.startsWith(space)))
      throw hidden('An inline context takes over a known vocabulary.', pointer(path, term))
    for (const inner of list(isObject(definition) ? own(definition, '@context') : undefined))
      if (isObject(inner)) refuseIn(inner, pointer(path, term))
  }
}

/** A compact address, or the name of another term, written out by the terms of the same context: as far as anybody goes who hides nothing. */
export function expanded(meaning: string, context: Document, depth = 4): string {
  const [, prefix = meaning, rest = ''] = /^([^:@/]+):(?!\/\/)(.*)$/s.exec(meaning) ?? []
  const definition = own(context, prefix)
  const address = isObject(definition) ? own(definition, '@id') : definition
  return typeof address === 'string' && depth > 0 ? expanded(address, context, depth - 1) + rest : meaning
}
