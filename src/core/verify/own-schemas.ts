/** The JSON Schemas that a credential names itself, where none that is built in stands for them: fetched, and evaluated. @module */
import { credentialError } from '../../lib/errors.ts'
import { at, type Document, list, own, pointer, strings, text } from '../../lib/json.ts'
import type { Fault } from '../../lib/json-schema/evaluate.ts'
import { faultsOf } from '../../lib/json-schema/index.ts'
import { type Check, fail, pass, unknown } from '../../lib/report.ts'
import { jsonSchemas } from '../../lib/rules/schemas.ts'
import type { Scope } from '../../lib/scope.ts'
import { sentence } from '../../lib/sentence.ts'
import { digestsOf, haveAll } from './named-digests.ts'
import { schemaAt, schemaInCredential } from './schema-source.ts'
import { faultWords } from './schema-words.ts'

const isOpen = ({ id, code, outcome, detail }: Check): boolean =>
  id === 'schema' && code === 'ERR_CREDENTIAL_SCHEMA' && outcome === 'unknown' && detail?.needs !== undefined

/** Checks of the form, and in the place of each schema that was left open what it says of the credential. */
export async function withOwnSchemas(form: readonly Check[], document: Document, scope: Scope): Promise<readonly Check[]> {
  const answered = await Promise.all(form.map((check) => (isOpen(check) ? answerOf(check, document, scope) : [check])))
  return answered.flat()
}

async function answerOf(check: Check, document: Document, scope: Scope): Promise<readonly Check[]> {
  const { path = '' } = check
  const stated = at(document, path)
  const url = text(own(stated, 'id')) ?? ''
  const kind = strings(own(stated, 'type')).find((name) => Object.hasOwn(jsonSchemas, name)) ?? 'JsonSchema'
  const more = { path, detail: { schema: url } }
  try {
    const { set, bytes } = await (kind === 'JsonSchemaCredential' ? schemaInCredential : schemaAt)(url, jsonSchemas[kind] ?? 2020, scope)
    const digests = isNamed(stated) ? digestsOf(stated as Document) : []
    if (!digests) return [unknown('schema', 'ERR_UNSUPPORTED', 'The digest of the schema is of a kind that is not compared here.', more)]
    if (!(await haveAll(bytes, digests)))
      return [
        fail('schema', 'ERR_DIGEST', 'What stands at the address of the schema is not what the credential names by its digest.', more),
      ]
    const faults = faultsIn(document, url, set)
    return faults.length === 0
      ? [pass('schema', 'The document matches the schema that it names itself.', more)]
      : faults.map((fault) => faultCheck(fault, url))
  } catch (error) {
    // whatever is wrong with the schema is no fault of the credential
    const { code, message, needs } = credentialError(error)
    return [unknown('schema', code, sentence(message), { path, detail: { schema: url, ...(needs && { needs }) } })]
  }
}

const isNamed = (stated: unknown): boolean => ['digestSRI', 'digestMultibase'].some((name) => list(own(stated, name)).length > 0)

/** Some schemas are of what is secured, and some of that with its proof: one of the two is enough. */
function faultsIn(document: Document, url: string, set: Parameters<typeof faultsOf>[2]): readonly Fault[] {
  const whole = faultsOf(document, url, set)
  if (whole.length === 0 || !('proof' in document)) return whole
  const { proof: _, ...secured } = document
  return faultsOf(secured, url, set)
}

const faultCheck = (fault: Fault, schema: string): Check =>
  fail('schema', 'ERR_CREDENTIAL_SCHEMA', faultWords(fault), { path: pointer('', ...fault.keys), detail: { schema } })
