/** The schemas that a credential names itself. @module */
import type { Rule } from '../contract.ts'
import { type Document, strings, text } from '../json.ts'
import type { Edition } from '../json-schema/edition.ts'
import { hasType } from '../linked.ts'
import { type Check, fail, unknown, warn } from '../report.ts'
import { statedObjects } from '../verifiable-credential.ts'
import { none } from './walk.ts'

/** The kinds of JSON Schemas that are known by name, and the edition of each where a schema does not say it. */
export const jsonSchemas: Readonly<Record<string, Edition>> = {
  '1EdTechJsonSchemaValidator2019': 2019,
  JsonSchema: 2020,
  JsonSchemaCredential: 2020,
  JsonSchemaValidator2018: 7,
  JsonSchemaValidator2020: 2020,
  FullJsonSchemaValidator2021: 2020,
}

/** What a published schema is of, as the name of its file says, and the types of such documents. */
export type SchemaKind = readonly [name: string, ...types: string[]]

/**
 * A schema whose id is known is the one of the format, which is asked anyway, in a copy that is built in; one of the
 * format's `kinds` must be that of the document. Of another one, which anybody may write anything into, it is not known whether it
 * is kept: a verification that may ask for it looks at one in JSON Schema (`core/verify/own-schemas.ts`).
 */
export const schemasAreKnown =
  (known: readonly RegExp[], kinds: readonly SchemaKind[] = []): Rule =>
  (document) =>
    statedObjects(document, 'credentialSchema').flatMap(({ value, path }) => {
      const id = text(value['id'])
      if (id === undefined) return none
      if (!known.some((pattern) => pattern.test(id))) return [ofItsOwn(value, id, path)]
      return kinds.some(([name, ...types]) => id.includes(name) && !hasType(document, ...types)) ? [ofOthers(id, path)] : none
    })

function ofItsOwn(schema: Document, id: string, path: string): Check {
  const types = strings(schema['type'])
  const isJson = types.some((type) => Object.hasOwn(jsonSchemas, type))
  if (!isJson && types.length > 0 && !types.includes('ShaclValidator2017')) {
    return warn('schema', 'ERR_CREDENTIAL_SCHEMA', 'The credential names a schema of a kind that is not known here.', { path })
  }
  const message = 'The credential names a schema of its own, which was not looked at: whether it is kept is not known.'
  const needs = isJson && /^https?:/i.test(id) ? [{ url: id, kind: 'schema' as const }] : undefined
  return unknown('schema', 'ERR_CREDENTIAL_SCHEMA', message, { path, detail: { schema: id, ...(needs && { needs }) } })
}

function ofOthers(id: string, path: string): Check {
  const message = 'The credential names the schema of another kind of document than it is, which it does not match.'
  return fail('schema', 'ERR_CREDENTIAL_SCHEMA', message, { path, detail: { schema: id } })
}
