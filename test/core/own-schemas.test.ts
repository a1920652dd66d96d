/** The JSON Schemas that a credential names itself, fetched and evaluated (Verifiable Credentials JSON Schema 1.0). */
import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Document } from '../../src/lib/json.ts'
import type { Fetch } from '../../src/lib/options.ts'
import type { Check, Report } from '../../src/lib/report.ts'
import { issue } from '../../src/proofs/data-integrity/issue.ts'
import { validate } from '../../src/validate.ts'
import { verify, verifyMany } from '../../src/verify.ts'
import { badge, keyIssuer } from '../proofs/issuers.ts'
import { now, scopeWith } from '../proofs/scope.ts'

const { id, keyId, key } = keyIssuer()
const url = 'https://school.example/schemas/badge.json'
const draft = 'https://json-schema.org/draft/2020-12/schema'
/** Every badge here has a name of its achievement; that it needs credits, none keeps. */
const named = { type: 'object', required: ['name'], properties: { name: { type: 'string', minLength: 3 } } }
const subject = (schema: unknown): Document => ({
  $schema: draft,
  $id: url,
  type: 'object',
  required: ['credentialSubject'],
  properties: { credentialSubject: { type: 'object', properties: { achievement: schema } } },
})
const wants = subject({ required: ['creditsAvailable'] })

type Served = Readonly<Record<string, unknown>>
const serving =
  (served: Served, asked: string[] = []): Fetch =>
  async (address) => {
    asked.push(address)
    const found = served[address]
    return found === undefined ? new Response('', { status: 404 }) : new Response(typeof found === 'string' ? found : JSON.stringify(found))
  }

const signed = (credentialSchema: unknown, members: Document = {}): Promise<Document> =>
  issue(
    badge(id, { credentialSchema, ...members }),
    { signer: key.signer(keyId), proof: 'eddsa-rdfc-2022' },
    scopeWith(),
  ) as Promise<Document>

const about = ({ checks }: Report): readonly Check[] =>
  checks.filter((check) => check.id === 'schema' && check.detail?.['schema'] !== undefined)
const told = (report: Report): readonly string[] =>
  about(report).map(({ outcome, code, path }) => [outcome, code, path].filter(Boolean).join(' '))

async function judged(
  schema: unknown,
  { type = 'JsonSchema', digest = {}, served = {} }: { type?: string; digest?: Document; served?: Served } = {},
) {
  const asked: string[] = []
  const document = await signed({ id: url, type, ...digest })
  const report = await verify(document, { now, fetch: serving({ [url]: schema, ...served }, asked) })
  return { verdict: report.verdict, told: told(report), asked, checks: about(report) }
}

describe('a schema that the credential', () => {
  test('keeps', async () => {
    expect(await judged(subject(named))).toMatchObject({ verdict: 'valid', told: ['pass /credentialSchema'], asked: [url] })
  })

  test('does not keep: where, and why', async () => {
    const { verdict, checks } = await judged(wants)
    expect(verdict).toBe('invalid')
    expect(checks).toEqual([
      {
        id: 'schema',
        outcome: 'fail',
        code: 'ERR_CREDENTIAL_SCHEMA',
        path: '/credentialSubject/achievement',
        message: 'By the schema that the credential names, “achievement” of “credentialSubject” has no “creditsAvailable”.',
        detail: { schema: url },
      },
    ])
  })

  test.each([
    ['with its proof', { required: ['proof'] }],
    ['without its proof', { not: { required: ['proof'] } }],
  ])('keeps %s', async (_, schema) => {
    expect((await judged({ $schema: draft, ...schema })).told).toEqual(['pass /credentialSchema'])
  })
})

describe('what decides nothing is open', () => {
  test.each([
    ['is not there', undefined, 'ERR_NETWORK'],
    ['is a page', '<html>', 'ERR_NETWORK'],
    ['is a list', '[]', 'ERR_NETWORK'],
    ['is of an edition of its own', { $schema: 'https://school.example/edition' }, 'ERR_UNSUPPORTED'],
    ['is of the first edition', { $schema: 'http://json-schema.org/draft-03/schema#' }, 'ERR_UNSUPPORTED'],
    ['is not well formed', { $schema: draft, required: 'name' }, 'ERR_UNSUPPORTED'],
    ['has a type that is none', { $schema: draft, type: 'any' }, 'ERR_UNSUPPORTED'],
    ['has null for a schema', { $schema: draft, allOf: [null] }, 'ERR_UNSUPPORTED'],
    ['refers to what is not there', { $schema: draft, $ref: '#/$defs/none' }, 'ERR_UNSUPPORTED'],
    ['refers to what is no address', { $schema: draft, $ref: 'https://[' }, 'ERR_UNSUPPORTED'],
    ['refers to what does not answer', { $schema: draft, $ref: 'other.json' }, 'ERR_NETWORK'],
    ['refers to a file', { $schema: draft, $ref: 'file:///etc/schema.json' }, 'ERR_UNSUPPORTED'],
    ['refers to a name', { $schema: draft, $ref: 'urn:example:schema' }, 'ERR_UNSUPPORTED'],
    ['goes in circles', { $schema: draft, $ref: '#' }, 'ERR_LIMIT'],
    ['looks around', { $schema: draft, properties: { name: { pattern: '^(?!x)' } } }, 'ERR_UNSUPPORTED'],
    ['refers to very many', { $schema: draft, allOf: Array.from({ length: 60 }, (_, index) => ({ $ref: `${index}.json` })) }, 'ERR_LIMIT'],
  ])('%s', async (_, schema, code) => {
    const { verdict, told, asked } = await judged(schema)
    expect([verdict, told]).toEqual(['indeterminate', [`unknown ${code} /credentialSchema`]])
    expect(asked.filter((address) => !address.startsWith('https://'))).toEqual([])
  })

  test('without a network, and for validation, which has none', async () => {
    const document = await signed({ id: url, type: 'JsonSchema' })
    const [offline, form] = [await verify(document, { now }), await validate(document)]
    expect([offline.verdict, told(offline)]).toEqual(['indeterminate', ['unknown ERR_OFFLINE /credentialSchema']])
    expect(told(form)).toEqual(['unknown ERR_CREDENTIAL_SCHEMA /credentialSchema'])
    for (const report of [offline, form]) expect(about(report)[0]?.detail).toEqual({ schema: url, needs: [{ url, kind: 'schema' }] })
  })

  test.each([
    ['SHACL', { id: url, type: 'ShaclValidator2017' }],
    ['at no address', { id: 'urn:uuid:3978344f-8596-4c3a-a978-8fcaba3903c5', type: 'JsonSchema' }],
  ])('%s: nobody is asked', async (_, schema) => {
    const asked: string[] = []
    const report = await verify(badge(id, { credentialSchema: schema }), { now, fetch: serving({}, asked) })
    expect([told(report), asked]).toEqual([['unknown ERR_CREDENTIAL_SCHEMA /credentialSchema'], []])
  })
})

test('a part of a schema, and an address that is written in another way', async () => {
  const asked: string[] = []
  const whole = { $schema: draft, $defs: { right: {}, 'not right': { required: ['never'] } } }
  const fetch = serving({ 'https://School.example:443/a/../parts.json': whole }, asked)
  const of = async (fragment: string) =>
    told(
      await verify(badge(id, { credentialSchema: { id: `https://School.example:443/a/../parts.json${fragment}`, type: 'JsonSchema' } }), {
        now,
        fetch,
      }),
    )
  expect(await of('#/$defs/right')).toEqual(['pass /credentialSchema'])
  expect(await of('#/$defs/not%20right')).toEqual(['fail ERR_CREDENTIAL_SCHEMA'])
  expect(await of('#/$defs/none')).toEqual(['unknown ERR_UNSUPPORTED /credentialSchema'])
  expect(new Set(asked)).toEqual(new Set(['https://School.example:443/a/../parts.json']))
})

describe('a schema of several parts', () => {
  const parts = 'https://school.example/schemas/parts.json'
  const whole = subject({ allOf: [{ $ref: 'parts.json#/$defs/named' }, { $ref: 'parts.json#short' }] })

  test('is put together, each asked once', async () => {
    const served = { [parts]: { $id: parts, $defs: { named, short: { $anchor: 'short', properties: { name: { maxLength: 3 } } } } } }
    const { told, asked } = await judged(whole, { served })
    expect(told).toEqual(['fail ERR_CREDENTIAL_SCHEMA /credentialSubject/achievement/name'])
    expect(asked).toEqual([url, parts])
  })

  test('may go in circles, where the document does not', async () => {
    const tree = { $schema: draft, $id: url, additionalProperties: { anyOf: [{ type: ['string', 'array'] }, { $ref: '#' }] } }
    expect((await judged(tree)).told).toEqual(['pass /credentialSchema'])
  })
})

test.each([
  // what draft-07 has, and 2020-12 passes over
  ['JsonSchemaValidator2018', 'fail ERR_CREDENTIAL_SCHEMA'],
  ['FullJsonSchemaValidator2021', 'pass'],
])('%s: the edition where the schema does not say it', async (type, outcome) => {
  const fetch = serving({ [url]: { dependencies: { issuer: ['never'] } } })
  // no context defines these types, so nobody could sign them with Data Integrity
  expect(told(await verify(badge(id, { credentialSchema: { id: url, type } }), { now, fetch }))[0]).toContain(outcome)
})

describe('named by its digest', () => {
  const text = JSON.stringify(subject(named))
  const digestSRI = (of: string): Document => ({ digestSRI: `sha384-${createHash('sha384').update(of).digest('base64')}` })
  test.each([
    ['the same', digestSRI(text), 'pass /credentialSchema', 'valid'],
    ['another', digestSRI(`${text} `), 'fail ERR_DIGEST /credentialSchema', 'invalid'],
    ['of a kind that is not known', { digestSRI: 'md5-AAAA' }, 'unknown ERR_UNSUPPORTED /credentialSchema', 'indeterminate'],
  ])('%s', async (_, digest, check, verdict) => {
    expect(await judged(text, { digest })).toMatchObject({ verdict, told: [check] })
  })
})

describe('inside a credential', () => {
  const holding = (jsonSchema: unknown): Promise<Document> =>
    issue(
      {
        '@context': ['https://www.w3.org/ns/credentials/v2'],
        id: url,
        type: ['VerifiableCredential', 'JsonSchemaCredential'],
        issuer: id,
        credentialSubject: {
          id: 'https://school.example/schemas/inner.json',
          type: 'JsonSchema',
          ...(jsonSchema === undefined ? {} : { jsonSchema }),
        },
      },
      { signer: key.signer(keyId), proof: 'eddsa-rdfc-2022' },
      scopeWith(),
    ) as Promise<Document>
  const type = 'JsonSchemaCredential'

  test('that is valid', async () => {
    expect((await judged(await holding(subject(named)), { type })).told).toEqual(['pass /credentialSchema'])
    expect((await judged(await holding(wants), { type })).told).toEqual(['fail ERR_CREDENTIAL_SCHEMA /credentialSubject/achievement'])
  })

  test.each([
    ['that was changed', async () => ({ ...(await holding(subject(named))), issuer: 'https://other.example/' })],
    ['that holds none', () => holding(undefined)],
    ['that is none', async () => ({ jsonSchema: wants })],
  ])('%s: open', async (_, made) => {
    const { verdict, told } = await judged(await made(), { type })
    expect([verdict, told.length, told[0]?.startsWith('unknown ')]).toEqual(['indeterminate', 1, true])
  })
})

test('a schema inside a credential counts only if that is valid, whatever else the caller wants to know', async () => {
  const changed = {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    type: ['VerifiableCredential', 'JsonSchemaCredential'],
    issuer: id,
  }
  const held = { ...changed, credentialSubject: { type: 'JsonSchema', jsonSchema: subject(named) } }
  const document = await signed({ id: url, type: 'JsonSchemaCredential' })
  const report = await verify(document, { now, checks: ['schema'], fetch: serving({ [url]: held }) })
  expect(told(report)).toEqual(['unknown ERR_UNSUPPORTED /credentialSchema'])
})

test('what else the form lacks is no schema', async () => {
  const asked: string[] = []
  const { '@context': contexts, ...rest } = badge(id, {})
  const document = { '@context': [...(contexts as string[]), 'https://school.example/context'], ...rest }
  const report = await verify(document, { now, fetch: serving({}, asked) })
  expect(report.checks.filter((check) => check.id === 'context')).toMatchObject([{ outcome: 'unknown', code: 'ERR_CONTEXT' }])
  expect([about(report), asked]).toEqual([[], []])
})

test('a run asks for a schema once', async () => {
  const asked: string[] = []
  const one = await signed({ id: url, type: 'JsonSchema' })
  const verdicts: string[] = []
  for await (const { report } of verifyMany([one, one, one], { now, fetch: serving({ [url]: wants }, asked) }))
    verdicts.push(report?.verdict ?? '')
  expect([verdicts, asked]).toEqual([['invalid', 'invalid', 'invalid'], [url]])
})
