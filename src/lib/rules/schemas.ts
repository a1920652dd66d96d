/** The schemas that a credential names itself. @module */
import type { Rule } from '../contract.ts'
import { type Document, list, text } from '../json.ts'
import { type Check, unknown, warn } from '../report.ts'
import { statedObjects } from '../verifiable-credential.ts'
import { none } from './walk.ts'

/** The kinds of schemas that are known by name. */
const types: ReadonlySet<string> = new Set([
  '1EdTechJsonSchemaValidator2019',
  'JsonSchema',
  'JsonSchemaCredential',
  'JsonSchemaValidator2018',
  'JsonSchemaValidator2020',
  'FullJsonSchemaValidator2021',
  'ShaclValidator2017',
])

/**
 * A schema whose id is known is the one of the format, which is asked anyway, in a copy that is built in. Another one
 * would have to be fetched: whether it is kept is not known.
 */
export const schemasAreKnown =
  (known: readonly RegExp[]): Rule =>
  (document) =>
    statedObjects(document, 'credentialSchema').flatMap(({ value, path }) => checksOf(value, path, known))

function checksOf(schema: Document, path: string, known: readonly RegExp[]): readonly Check[] {
  const type = text(list(schema['type'])[0])
  const id = text(schema['id'])
  if (id === undefined || known.some((pattern) => pattern.test(id))) return none
  if (type !== undefined && !types.has(type)) {
    return [warn('schema', 'ERR_CREDENTIAL_SCHEMA', 'The credential names a schema of a kind that is not known here.', { path })]
  }
  const needs = /^https?:/i.test(id) ? { detail: { needs: [{ url: id, kind: 'schema' as const }] } } : {}
  const message = 'The credential names a schema of its own, which is not built in: whether it is kept was not checked.'
  return [unknown('schema', 'ERR_CREDENTIAL_SCHEMA', message, { path, ...needs })]
}
