/**
 * Texts that say in which direction they are read, as data model 2.0 lets them (section 11.1): JSON-LD knows it, and RDF has no agreed form of
 * it (JSON-LD 1.1 API section 8.2.2).
 *
 * @module
 */
import type { Awaitable } from '../lib/awaitable.ts'
import type { CredentialError } from '../lib/errors.ts'
import { type Document, isObject } from '../lib/json.ts'
import { type Check, warn } from '../lib/report.ts'

/**
 * What else there is to object to, which a direction hides, and that there is one: a proof over RDF is refused by its own check.
 * @throws CredentialError where the objection is another one.
 */
export async function besideDirections(
  document: Document,
  error: CredentialError,
  objections: (rest: Document) => Awaitable<readonly Check[]>,
): Promise<readonly Check[]> {
  const rest = error.message.endsWith('rdfDirection not set') ? withoutDirections(document) : undefined
  if (!rest) throw error
  const { path } = error
  return [warn('context', 'ERR_JSONLD', told, path === undefined ? {} : { path }), ...(await objections(rest))]
}

const told =
  'A text says its direction (“@direction”), which RDF has no form for: a token or a proof over JSON covers it, and a proof over RDF cannot.'

/** `undefined` where no text says its own: one of a context is not looked for. */
function withoutDirections(document: Document): Document | undefined {
  let found = false
  const copy = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(copy)
    if (!isObject(value)) return value
    const { '@direction': direction, ...rest } = value
    if (direction !== undefined && '@value' in value) {
      found = true
      return rest
    }
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, name === '@context' ? each : copy(each)]))
  }
  const made = copy(document) as Document
  return found ? made : undefined
}
